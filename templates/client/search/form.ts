import * as say from '../../words/scripts.ts'
import { answersFor, answerText, link, type Site } from './answer-view.ts'
import { element, whenWritten } from './elements.ts'

/** Answers what is written in a form of the page, below it. The team is chosen in the form, or is that of the page. */
export function answerForm(site: Site, form: HTMLFormElement, onQuery: (query: string) => void): void {
  const input = form.querySelector('input')!
  const team = form.querySelector('select')
  const status = element('p', { class: 'vh', role: 'status' })
  const place = element('div', { class: 'ask-answers' })
  form.append(status, place)
  input.addEventListener('input', () => onQuery(input.value))
  const putOff = whenWritten(input, show)
  team?.addEventListener('change', show)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    show()
    place.querySelector<HTMLElement>('a')?.focus()
  })
  input.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || input.value === '') return
    input.value = ''
    onQuery('')
    show()
  })
  show()

  function show(): void {
    putOff()
    const question = input.value.trim()
    const href = team?.value || form.dataset.team
    const number = site.data.teams.findIndex(([, , own]) => own === href)
    const { reply, views } = answersFor(site, question, number < 0 ? undefined : number)
    const words = question === '' ? '' : answerText(site, reply) || say.noAnswer(question)
    place.replaceChildren(...(question === '' ? [] : [...views, ...more(question, views.length === 0)]))
    if (status.textContent !== words) status.textContent = words
    const query = question === '' ? '' : `?q=${encodeURIComponent(question)}`
    for (const other of document.querySelectorAll<HTMLAnchorElement>('.choice a')) other.search = query
  }

  /** The way on from an answer, and from none. */
  function more(question: string, isNone: boolean): HTMLElement[] {
    const everything = link(site, `${form.action}?q=${encodeURIComponent(question)}`, say.searchWhole(question))
    return [
      ...(isNone ? [element('p', { class: 'answer-none' }, say.noAnswer(question))] : []),
      element('p', { class: 'answer-on' }, everything),
    ]
  }
}
