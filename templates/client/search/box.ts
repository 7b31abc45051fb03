import * as say from '../../words/scripts.ts'
import { answersFor, answerText, type Site, waysIn } from './answer-view.ts'
import { element, excerpt, marked, type Piece, whenWritten } from './elements.ts'
import type { Engine, Hit } from './engine.ts'
import { folded, wordsOf } from './words.ts'

interface Options {
  /** What holds an input and a line for what is said about the results. */
  readonly place: HTMLElement
  readonly site: Site
  readonly engine: Engine
  /** Called for every change of what is looked for. */
  readonly onQuery?: (query: string) => void
  /** Called before a result is followed in this window. */
  readonly onLeave?: () => void
}

/** More than anybody looks through. */
const most = 30

/** Makes of an input a combobox: answers, and a list of what was found, where arrows choose and Enter follows. Gives what to call when its text has changed. */
export function fillBox({ place, site, engine, onQuery, onLeave }: Options): () => void {
  const input = place.querySelector('input')!
  const status = place.querySelector('[role=status]')!
  const list = element('div', { id: 'rb-hits', class: 'hits', role: 'listbox', 'aria-label': say.searchResults })
  const above = element('div', { class: 'search-answers' })
  const results = element('div', { class: 'search-results' }, above, list)
  /** What is said as long as not all has been read. */
  let rest: string = say.searchLoading
  let chosen: Element | undefined
  const attributes = {
    role: 'combobox',
    'aria-expanded': 'false',
    'aria-controls': 'rb-hits',
    'aria-autocomplete': 'list',
  }
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value)
  status.after(results, keyHelp())

  engine.complete.then(
    () => readRest(''),
    () => readRest(say.searchFailed),
  )
  input.addEventListener('input', () => onQuery?.(input.value))
  const putOff = whenWritten(input, search)
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) choose(list.children[next(step)])
    else if (event.key === 'Enter') follow(event)
    else return
    event.preventDefault()
  })
  results.addEventListener('click', ({ target, ctrlKey, metaKey, shiftKey }) => {
    if ((target as Element).closest('a') && !ctrlKey && !metaKey && !shiftKey) onLeave?.()
  })
  search()
  return search

  function readRest(words: string): void {
    rest = words
    search()
  }

  function search(): void {
    putOff()
    const query = input.value.trim()
    if (query === '') {
      above.replaceChildren(...waysIn(site))
      showHits([])
      showStatus(rest === say.searchFailed ? rest : '')
      return
    }
    const { reply, views } = answersFor(site, query)
    above.replaceChildren(...views)
    const hits = answerFirst(engine.search(query), reply.answers[0]?.topic.href)
    showHits(hits)
    const answer = answerText(site, reply)
    const pages = hits.length > 0 ? count(hits.length) : rest === '' && answer === '' ? say.foundNothing(query) : ''
    showStatus([[answer, pages].filter(Boolean).join(' '), rest].filter(Boolean).join(' · '))
  }

  function showHits(hits: readonly Hit[]): void {
    list.replaceChildren(...hits.slice(0, most).map((hit, index) => option(hit, `rb-hit-${index}`, site.root)))
    list.hidden = hits.length === 0
    results.scrollTop = 0
    input.setAttribute('aria-expanded', String(hits.length > 0))
    choose(list.children[0])
  }

  function showStatus(words: string): void {
    if (status.textContent !== words) status.textContent = words
  }

  /** From the last to the first and back. */
  function next(step: number): number {
    const all = [...list.children]
    return (all.indexOf(chosen!) + step + all.length) % all.length
  }

  function choose(entry: Element | undefined): void {
    chosen?.setAttribute('aria-selected', 'false')
    chosen = entry
    entry?.setAttribute('aria-selected', 'true')
    // What answers stands above the first one, and is to be seen.
    if (entry === list.children[0]) results.scrollTop = 0
    else entry?.scrollIntoView({ block: 'nearest' })
    if (entry) input.setAttribute('aria-activedescendant', entry.id)
    else input.removeAttribute('aria-activedescendant')
  }

  /** With Ctrl or Cmd in another tab, as with any link. */
  function follow({ ctrlKey, metaKey, shiftKey }: KeyboardEvent): void {
    search()
    chosen?.dispatchEvent(new MouseEvent('click', { ctrlKey, metaKey, shiftKey, bubbles: true, cancelable: true }))
  }
}

/** What was found, the page of the answer first: Enter leads to what stands above the list. */
const answerFirst = (hits: readonly Hit[], href: string | undefined): readonly Hit[] => [
  ...hits.filter(({ page }) => page[1] === href),
  ...hits.filter(({ page }) => page[1] !== href),
]

const keyHelp = () =>
  element(
    'p',
    { class: 'search-keys', 'aria-hidden': 'true' },
    element('span', {}, element('kbd', { class: 'key-up' }), element('kbd', { class: 'key-down' }), say.searchChoose),
    element('span', {}, element('kbd', {}, say.keyEnter), say.searchOpen),
  )

const count = (found: number) => (found > most ? say.foundBest(most, found) : say.foundPages(found))

function option({ page, anchor, heading, text, found }: Hit, id: string, root: string): HTMLAnchorElement {
  const [title, href, kind, past, names, , within] = page
  const address = root + href + (anchor === '' ? '' : `#${encodeURIComponent(anchor)}`)
  const name = kind === 'compare' ? undefined : names.find((one) => saysMore(one, title, found))
  const where = [...within, ...(heading === '' ? [] : [heading])].join(' › ')
  const entry = element('a', {
    id,
    class: 'hit',
    role: 'option',
    href: address,
    tabindex: '-1',
    'aria-selected': 'false',
  })
  entry.append(line('hit-title', marked(title, found), past ? ` ${say.past}` : ''))
  // That something is a page says nothing.
  if (kind !== 'guide') entry.append(' ', element('span', { class: 'tag' }, say.foundKinds[kind]))
  if (name !== undefined) entry.append(' ', line('hit-where', marked(name, found), '', `${say.alsoCalled} `))
  if (where !== '') entry.append(' ', line('hit-where', marked(where, found)))
  if (text !== '') entry.append(' ', line('hit-text', excerpt(text, found)))
  return entry
}

/** Whether a name has a word that was found and that the title has not. */
function saysMore(name: string, title: string, found: ReadonlySet<string>): boolean {
  const said = new Set(wordsOf(title).map(folded))
  return wordsOf(name)
    .map(folded)
    .some((word) => found.has(word) && !said.has(word))
}

const line = (name: string, pieces: readonly Piece[], after = '', before = '') =>
  element(
    'span',
    { class: name },
    before,
    ...pieces.map(({ text, found }) => (found ? element('mark', {}, text) : text)),
    after,
  )
