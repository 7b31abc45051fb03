import type { AnswerContact, AnswerData, AnswerWay, SearchEntry } from '../../../src/base/client-data.ts'
import * as say from '../../words/scripts.ts'
import { recentPages } from '../site/recent.ts'
import type { Answerer, Reply, TopicAnswer } from './answers.ts'
import { element } from './elements.ts'

/** What answers are made of, on one page of the site. */
export interface Site {
  /** The site's root. */
  readonly root: string
  readonly data: AnswerData
  readonly ask: Answerer
}

/** What there is before the answers are loaded. */
export const noAnswers: AnswerData = { people: [], roles: [], teams: [], topics: [] }

/** What it takes to show who to go to. */
export type Known = Pick<Site, 'root' | 'data'>

export interface Answers {
  readonly reply: Reply
  readonly views: readonly HTMLElement[]
}

/** Answers a question: the best answer with all that helps to go there, then the names of others that may be meant. */
export function answersFor(site: Site, question: string, chosen?: number): Answers {
  const reply = site.ask(question, chosen)
  const [best, ...others] = reply.answers
  if (!best) return { reply, views: [] }
  return {
    reply,
    views: [bestAnswer(site, best, reply.team), ...(others.length > 0 ? [otherAnswers(site, others)] : [])],
  }
}

/** The best answer as one sentence for those who hear it. */
export function answerText({ data }: Site, { answers: [best], team }: Reply): string {
  if (!best) return ''
  const names = best.contacts
    .slice(0, 1)
    .flatMap(({ people = [], role }) => [
      ...people.map((person) => data.people[person]![0]),
      ...(role === undefined ? [] : [data.roles[role]![1]]),
    ])
  const place = team === undefined ? '' : ` ${say.inTeam(data.teams[team]![0])}`
  return `${best.topic.title}${place}: ${names.join(', ') || (best.contacts[0]?.notes?.[0] ?? '')}.`
}

function bestAnswer(site: Site, { topic, contacts, because }: TopicAnswer, team: number | undefined): HTMLElement {
  const { data } = site
  const isPerson = topic.kind === 'person'
  const place =
    team === undefined || isPerson
      ? []
      : [' ', element('span', { class: 'answer-place' }, say.inTeam(data.teams[team]![0]))]
  const title = topic.href === '' ? topic.title : link(site, topic.href, topic.title)
  const head = element('p', { class: 'answer-topic' }, element('strong', {}, title), ...place)
  if (because !== undefined) head.append(' ', element('q', { class: 'answer-why' }, because))
  const rows = contacts.map((contact) => contactView(site, contact, team, isPerson))
  return element(
    'section',
    { class: 'answer', 'aria-label': say.answerLabel },
    head,
    element('ul', { class: 'answer-who' }, ...rows),
    ...waysView(site, topic.ways ?? []),
    ...(team === undefined ? teamRows(site, topic.inTeams ?? {}) : []),
  )
}

/** Whoever it is in each team, where no team is asked about. */
function teamRows(site: Site, inTeams: Readonly<Record<number, readonly AnswerContact[]>>): HTMLElement[] {
  const all = Object.entries(inTeams)
  if (all.length === 0) return []
  const rows = all.map(([number, contacts]) => {
    const [title, , href] = site.data.teams[Number(number)]!
    const [first] = contacts.filter(({ people = [] }) => people.length > 0)
    const who = first ? nameParts(site, first) : [say.nobody]
    return element('li', {}, link(site, href, title), ' ', element('span', {}, ...who))
  })
  const list = element('ul', { class: 'answer-teams' }, ...rows)
  if (rows.length <= mostTeams) return [list]
  return [element('details', { class: 'answer-more' }, element('summary', {}, say.inTeams(rows.length)), list)]
}

/** More teams than this are a list to open. */
export const mostTeams = 6

/** Somebody to go to: the name, the role, why and how to reach them. Of a person's own answer without the name. */
export function contactView(
  site: Known,
  contact: AnswerContact,
  team: number | undefined,
  isPerson = false,
): HTMLElement {
  const { data } = site
  const { people = [], notes = [], backup, gap } = contact
  const entry = element('li', gap ? { class: 'gap' } : {})
  const names = isPerson ? [] : nameParts(site, contact)
  if (names.length > 0) entry.append(element('span', { class: 'answer-name' }, ...names))
  for (const note of notes) entry.append(' ', element('span', { class: 'answer-note' }, note))
  if (backup !== undefined)
    entry.append(' ', element('span', { class: 'answer-note' }, say.backup, ' ', personLink(site, backup)))
  const where = contact.team ?? team
  const ways = [
    ...people.flatMap((person) => data.people[person]![2] ?? []),
    ...(where === undefined ? [] : (data.teams[where]![3] ?? [])),
    ...(people.length === 0 && contact.role !== undefined ? (data.roles[contact.role]![3] ?? []) : []),
  ]
  entry.append(...waysView(site, ways))
  return entry
}

export const waysView = (site: Known, ways: readonly AnswerWay[]) =>
  ways.length === 0 ? [] : [element('ul', { class: 'ways' }, ...ways.map((way) => wayView(site, way)))]

function wayView(site: Known, [label, text, href]: AnswerWay): HTMLElement {
  const shown = href === undefined ? text : link(site, href, text)
  return element('li', {}, element('span', { class: 'way' }, label), ' ', shown)
}

/** Names, their role, and the team where it is another one. */
function nameParts(site: Known, { people = [], role, team }: AnswerContact): (Node | string)[] {
  const { data } = site
  const parts: (Node | string)[] = []
  for (const person of people) parts.push(...(parts.length > 0 ? [', '] : []), personLink(site, person))
  if (role !== undefined) {
    const [short, title, href] = data.roles[role]!
    const name = people.length > 0 ? short : title
    const chip = link(site, href, name)
    if (people.length > 0) chip.className = 'answer-role'
    chip.title = title
    parts.push(...(parts.length > 0 ? [' '] : []), chip)
  }
  if (team !== undefined) parts.push(` ${say.inTeam(data.teams[team]![0])}`)
  return parts
}

function personLink(site: Known, person: number): Node | string {
  const [name, href] = site.data.people[person]!
  return href === '' ? name : link(site, href, name)
}

function otherAnswers(site: Site, others: readonly TopicAnswer[]): HTMLElement {
  const links = others.map(({ topic, contacts }) => {
    const [first] = contacts
    const who = first && topic.kind !== 'person' ? nameParts(site, first) : []
    const title = topic.href === '' ? topic.title : link(site, topic.href, topic.title)
    return element('li', {}, title, ...(who.length > 0 ? [': ', ...who] : []))
  })
  return element('div', { class: 'answer-others' }, element('p', {}, say.otherAnswers), element('ul', {}, ...links))
}

/** A link from the site's root, or one that leads out of it. */
export function link(
  { root }: Pick<Known, 'root'>,
  href: string,
  ...text: readonly (Node | string)[]
): HTMLAnchorElement {
  return element('a', { href: /^[a-z][a-z0-9+.-]*:/i.test(href) ? href : root + href }, ...text)
}

/** What a search offers before anything is written: where the reader has been, and where most questions lead. */
export function waysIn(site: Site, pages: readonly SearchEntry[]): readonly HTMLElement[] {
  const { who } = site.data
  const matrices = pages.filter(([, , kind]) => kind === 'matrix').map(([title, href]) => [title, href] as const)
  const lists: readonly (readonly [string, readonly (readonly [string, string])[]])[] = [
    [say.recentTitle, recentPages(site.root).filter(([, href]) => !location.href.startsWith(site.root + href))],
    [say.startHere, [...(who ? [who] : []), ...matrices.slice(0, mostMatrices)]],
  ]
  return lists
    .filter(([, pages]) => pages.length > 0)
    .map(([title, pages]) =>
      element(
        'nav',
        { class: 'ways-in', 'aria-label': title },
        element('p', {}, title),
        element('ul', {}, ...pages.map(([title, href]) => element('li', {}, link(site, href, title)))),
      ),
    )
}

const mostMatrices = 3
