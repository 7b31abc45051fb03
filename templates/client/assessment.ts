/** Runs in a self-assessment: says what the checked statements amount to. It keeps nothing and sends nothing. */
import { statementsChecked } from '../words/scripts.ts'

const form = document.querySelector<HTMLElement>('.assessment')
if (form) bind(form)

function bind(form: HTMLElement): void {
  const boxes = [...form.querySelectorAll('input')]
  const status = form.querySelector('[role=status]')!
  const clear = form.querySelector('button')!
  const outcomes = document.querySelectorAll<HTMLElement>('[data-outcome]')
  const needed = Number(form.dataset.needed ?? Number.NaN)

  form.addEventListener('change', show)
  clear.addEventListener('click', () => {
    for (const box of boxes) box.checked = false
    // What has been answered before says nothing once all is taken back.
    conclude(undefined, '')
    clear.hidden = true
    boxes[0]?.focus()
  })
  // A browser may bring back what was checked before another page was looked at.
  if (boxes.some(({ checked }) => checked)) show()

  function show(): void {
    const held = boxes.filter(({ checked }) => checked).length
    const outcome = Number.isNaN(needed) ? undefined : held >= needed ? 'met' : 'unmet'
    conclude(outcome, statementsChecked(held, boxes.length))
    clear.hidden = false
  }

  function conclude(outcome: string | undefined, count: string): void {
    let meaning = ''
    for (const entry of outcomes) {
      const isSo = entry.dataset.outcome === outcome
      entry.classList.toggle('is-so', isSo)
      if (isSo) meaning = entry.querySelector('dd')!.textContent!
    }
    status.textContent = [count, meaning].join(' ').trim()
  }
}
