/**
 * Runs where a matrix has a page of its own. Keeps what is chosen in the address, so that it can be sent to somebody,
 * says how many rows that leaves, swaps the sides of a comparison, and copies. Style rules do the filtering.
 */

import * as say from '../words/scripts.ts'

type Control = HTMLInputElement | HTMLSelectElement

const table = document.querySelector<HTMLTableElement>('.matrix-table')
const controls = [...document.querySelectorAll<Control>('.swap input, .filter input, .filter select')]
const names = [...new Set(controls.map(({ name }) => name))]
let swapped = false

function bind(table: HTMLTableElement): void {
  for (const hidden of document.querySelectorAll<HTMLElement>('.tools [hidden], .swap')) hidden.hidden = false
  const update = () => {
    const [swap] = called('swap')
    if (swap && isOn(swap) !== swapped) turn(table)
    const rows = [...table.querySelectorAll<HTMLTableRowElement>('.rows tr:not(.group)')]
    const shown = rows.filter(isShown)
    const count = document.querySelector('.shown')
    if (count) count.textContent = shown.length < rows.length ? say.matrixRows(shown.length, rows.length) : ''
    showLoad(table, shown)
  }
  const read = () => {
    choose(new URLSearchParams(location.search))
    update()
  }
  for (const control of controls)
    control.addEventListener('change', () => {
      update()
      history.pushState(null, '', address())
    })
  for (const button of document.querySelectorAll<HTMLElement>('[data-copy]'))
    button.addEventListener('click', () => {
      const text = button.dataset.copy === 'link' ? location.href : markdown(table)
      copy(text, button).then((done) => {
        document.querySelector('.copied')!.textContent = done ? say.matrixCopied : say.matrixNotCopied
      })
    })
  addEventListener('popstate', read)
  // Some browsers fill in what was chosen before only when all is loaded, and the address has the last word.
  addEventListener('pageshow', read)
  read()
}

const isOn = (control: Control) => ('checked' in control ? control.checked : control.value !== '')

const called = (name: string) => controls.filter((control) => control.name === name)

/** Shows what each role carries of the rows that are left. Filters only take rows away, so each bar that is needed is there. */
function showLoad(table: HTMLTableElement, rows: readonly HTMLTableRowElement[]): void {
  const isNamed = table.matches('.coverage')
  const sayOf = isNamed ? say.matrixNamed : say.matrixLoad
  const cells = [...table.querySelectorAll<HTMLTableCellElement>('.totals td')]
  const loads = cells.map(({ cellIndex }) => {
    const count = (kind: string) => rows.filter(({ cells }) => cells[cellIndex]?.querySelector(kind)).length
    return isNamed
      ? { alone: count('.held'), other: count('.missing') }
      : { alone: count('.chip.accountable'), other: count('.chip.shared') }
  })
  const most = Math.max(1, ...loads.map(({ alone, other }) => alone + other))
  for (const [index, { alone, other }] of loads.entries()) {
    const cell = cells[index]!
    cell.firstChild!.textContent = sayOf(alone, other)
    for (const bar of cell.querySelectorAll('.carried')) {
      const length = bar.classList.contains('open') ? alone + other : alone
      bar.setAttribute('width', `${(length / most) * 100}%`)
    }
  }
}

/** The address of this page with all that differs from what it begins with. */
function address(): URL {
  const url = new URL(location.href)
  for (const name of names) {
    const all = called(name)
    const on = all.filter(isOn)
    const usual = all.filter((control) => 'checked' in control && control.defaultChecked)
    url.searchParams.delete(name)
    if (on.length !== usual.length) url.searchParams.set(name, on.map(({ value }) => value).join(' '))
  }
  return url
}

/** Chooses what an address says. What it names that is not here is as if it were not said. */
function choose(params: URLSearchParams): void {
  for (const name of names) {
    const all = called(name)
    const wanted = params.get(name)?.split(' ') ?? []
    const known = all.some(({ value }) => wanted.includes(value))
    for (const control of all) {
      if ('checked' in control) control.checked = known ? wanted.includes(control.value) : control.defaultChecked
      else {
        control.value = wanted[0] ?? ''
        if (control.selectedIndex < 0) control.selectedIndex = 0
      }
    }
  }
}

function turn(table: HTMLTableElement): void {
  swapped = !swapped
  for (const { cells } of table.rows) if (cells[2]) cells[1]!.before(cells[2])
  for (const sides of document.querySelectorAll('.sides')) sides.append(...[...sides.children].reverse())
  // Whoever stays keeps the side.
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.picker a'))
    link.search = link.search ? '' : '?swap=yes'
}

const isShown = (element: Element) => element.getClientRects().length > 0

function markdown(table: HTMLTableElement): string {
  const lines = [...table.rows].filter(isShown).map(({ cells }) => [...cells].filter(isShown).map(said))
  const [head, ...rest] = lines.map((line) => lines[0]!.map((_, column) => line[column] ?? ''))
  return [head!, head!.map(() => '---'), ...rest].map((line) => `| ${line.join(' | ')} |\n`).join('')
}

/** The words of a cell as one line; of a role's head, the short name. */
function said(cell: Element): string {
  const words = []
  const texts = document.createTreeWalker(cell.querySelector('.short') ?? cell, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const parent = texts.currentNode.parentElement!
    if (!parent.closest('svg') && isShown(parent)) words.push(texts.currentNode.textContent)
  }
  const text = words.join(' ').trim().replace(/\s+/g, ' ')
  return text.replace(/ (?=[,:])/g, '').replace(/[\\|<*_`[\]]/g, '\\$&')
}

/** Without https a page may not use the clipboard but by selecting text. */
async function copy(text: string, button: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const area = document.createElement('textarea')
    area.value = text
    // Beside the button, because its menu closes when the focus leaves it.
    button.after(area)
    area.select()
    const done = document.execCommand('copy')
    button.focus()
    area.remove()
    return done
  }
}

if (table) bind(table)
