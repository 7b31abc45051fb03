/** Shows what stands behind a cell of a matrix, in a sheet beside the page. Loaded when a cell is opened for the first time. */

import type { AnswerContact, Topic } from '../../src/base/client-data.ts'
import * as say from '../words/scripts.ts'
import { contactView, type Known, link, mostTeams, waysView } from './search/answer-view.ts'
import { element } from './search/elements.ts'
import type { SearchGlobals } from './search.ts'

export interface SheetGlobals {
  /** Opens the sheet of a cell, given the site's root and the link in the cell. */
  rolebookSheet(root: string, cell: HTMLAnchorElement): void
}

const globals = window as unknown as SheetGlobals & SearchGlobals
let dialog: HTMLDialogElement | undefined
let opened: HTMLAnchorElement | undefined

globals.rolebookSheet = (root, cell) => {
  const sheet = contentOf({ root, data: globals.rolebookSearchAnswers }, cell)
  dialog ??= makeDialog()
  dialog.lastElementChild!.replaceWith(sheet)
  opened = cell
  if (!dialog.open) dialog.showModal()
  dialog.scrollTop = 0
}

function makeDialog(): HTMLDialogElement {
  const close = element('button', { type: 'button', class: 'sheet-close', 'aria-label': say.sheetClose }, '×')
  const made = element('dialog', { class: 'sheet', 'aria-labelledby': titleId }, close, element('div', {}))
  close.addEventListener('click', () => made.close())
  made.addEventListener('click', ({ target }) => {
    const link = (target as Element).closest('a')
    // The dialog itself is hit beside its content, on what is behind it. A link may lead to a place on this page.
    if (target === made || link?.pathname === location.pathname) made.close()
  })
  // Not every browser gives the focus to a link that is clicked, so it would not come back to it.
  made.addEventListener('close', () => opened?.focus())
  document.body.append(made)
  return made
}

const titleId = 'rb-sheet-title'

/** What is known of a cell: what stands in it with the reason, what it is about, and who it is in each team. */
function contentOf(site: Known, cell: HTMLAnchorElement): HTMLElement {
  const place = cell.closest('td')!
  const row = linkIn(place.parentElement as HTMLTableRowElement, 0)
  const column = linkIn(cell.closest('table')!.tHead!.rows[0]!, place.cellIndex)
  const hue = /focus-\d/.exec(place.closest('tbody')!.className) ?? []
  const leadsTo = (href: string, to: HTMLAnchorElement) => new URL(site.root + href).href === to.href
  const topicAt = (kind: Topic['kind'], to: HTMLAnchorElement) =>
    site.data.topics.find((topic) => topic.kind === kind && leadsTo(topic.href, to))
  const duty = topicAt('responsibility', row)
  const number = site.data.roles.findIndex(([, , href]) => leadsTo(href, column))
  const [short, , , ways = []] = site.data.roles[number] ?? []
  const name = column.querySelector('.full')?.textContent?.trim() ?? short ?? column.textContent!
  const holds = cell.matches('.accountable, .shared')
  const situations = duty?.anywhere.filter(({ role }) => role === number).flatMap(({ situations = [] }) => situations)
  return element(
    'div',
    { class: ['sheet-content', ...hue].join(' ') },
    element('h2', { id: titleId }, copyOf(row), ' ', element('span', {}, say.sheetAs, copyOf(column, name))),
    reason(place, duty?.supports?.[number] ?? []),
    ...waysView(site, ways),
    ...list(say.sheetWhen, situations ?? []),
    ...teams(site, { duty, role: topicAt('role', column), number, level: cell.textContent!, holds }),
    ...list(say.sheetExamples, duty?.examples ?? []),
  )
}

const linkIn = ({ cells }: HTMLTableRowElement, at: number) => cells[at]!.querySelector('a')!

const copyOf = ({ href, textContent }: HTMLAnchorElement, text = textContent ?? '') => element('a', { href }, text)

/** What the cell says, with what its word means and how the role supports. */
function reason(place: HTMLElement, how: readonly string[]): HTMLElement {
  const said = element('div', { class: 'sheet-reason' }, ...[...place.childNodes].map((node) => node.cloneNode(true)))
  const word = said.querySelector('a.chip')!
  const level = Object.entries(say.levelMeanings).find(([name]) => word.classList.contains(name))
  const meaning = level ? [' ', element('span', { class: 'sheet-meaning' }, level[1])] : []
  word.replaceWith(element('p', {}, element('span', { class: word.className }, word.textContent!), ...meaning))
  // Where sentences stand in the cell, they are the same.
  if (!said.querySelector('.how')) said.append(...how.map((text) => element('p', {}, text)))
  return said
}

function list(title: string, texts: readonly string[]): HTMLElement[] {
  if (texts.length === 0) return []
  return [element('h3', {}, title), element('ul', {}, ...texts.map((text) => element('li', {}, text)))]
}

interface Asked {
  readonly duty: Topic | undefined
  readonly role: Topic | undefined
  /** That of the role. */
  readonly number: number
  /** What the cell says the role has to do with it. */
  readonly level: string
  /** Whether the role answers for it. */
  readonly holds: boolean
}

/** Who it is in each team; on the page of a team, in that one alone. */
function teams(site: Known, asked: Asked): HTMLElement[] {
  const { teams, topics } = site.data
  const here = location.href.replace(/[?#].*$/, '')
  // The topics about teams are in the order of the teams.
  const own = topics
    .filter(({ kind }) => kind === 'team')
    .findIndex(({ href }) => new URL(site.root + href).href === here)
  const found = teams.flatMap(([title, , href], team) => {
    const contacts = own < 0 || own === team ? contactsIn(team, asked) : []
    if (contacts.length === 0) return []
    const who = element('ul', { class: 'answer-who' }, ...contacts.map((contact) => contactView(site, contact, team)))
    return [element('section', {}, element('h4', {}, link(site, href, title)), who)]
  })
  if (found.length === 0) return []
  const folded = element(
    'details',
    { class: 'answer-more' },
    element('summary', {}, say.inTeams(found.length)),
    ...found,
  )
  return [element('h3', {}, say.sheetWho), ...(found.length > mostTeams ? [folded] : found)]
}

/** Whoever a team has delegated its part to, whoever has the role there, and where nobody has it who is next. */
function contactsIn(team: number, { duty, role, number, level, holds }: Asked): AnswerContact[] {
  const answering = duty?.inTeams?.[team] ?? []
  // What the cell says already is not said of each team again.
  const said = new Set([level, ...(duty?.anywhere ?? []).flatMap((one) => (one.role === number && one.notes) || [])])
  const having = (role?.inTeams?.[team] ?? []).map((one) => {
    const same = answering.find((other) => other.role === one.role && `${other.people}` === `${one.people}`)
    return same ? { ...same, notes: same.notes?.filter((note) => !said.has(note)) ?? [] } : one
  })
  const delegated = answering.filter(({ role, people }) => role === undefined && people)
  const gap = having.length > 0 ? -1 : answering.findIndex((one) => one.role === number && !one.people)
  const next = answering[gap + 1]
  const missing = gap < 0 ? [] : [answering[gap]!, ...(next?.team === undefined ? [] : [next])]
  return [...(holds ? delegated : []), ...having, ...missing]
}
