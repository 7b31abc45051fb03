import type { SearchEntry } from '../../../src/base/client-data.ts'
import * as say from '../../words/scripts.ts'
import { answersFor, answerText, type Site, waysIn } from './answer-view.ts'
import { element, whenWritten } from './elements.ts'
import type { Hit } from './engine.ts'
import { excerpt, marked, type Piece } from './excerpt.ts'
import { noSection, type Section, type TextSource } from './texts.ts'
import { folded, searchWordsOf } from './words.ts'

interface Options {
  /** What holds an input and a line for what is said about the results. */
  readonly place: HTMLElement
  readonly pages: readonly SearchEntry[]
  /** What can be answered at once, and what can be later. */
  readonly site: Site
  readonly loadSite: () => Promise<Site>
  /** Finds pages by what is loaded. */
  readonly search: (query: string) => readonly Hit[]
  readonly source: TextSource
  /** Called for every change of what is looked for. */
  readonly onQuery?: (query: string) => void
  /** Called before a result is followed in this window. */
  readonly onLeave?: () => void
}

/** More than anybody looks through. */
const most = 30

/** Milliseconds without a key until what a query needs is loaded: what is typed in one go needs nothing of its beginnings. */
const rest = 120

/** Makes of an input a combobox: answers, and a list of what was found, where arrows choose and Enter follows. Gives what to call when its text has changed. */
export function fillBox({ place, pages, loadSite, search, source, onQuery, onLeave, ...options }: Options): () => void {
  const input = place.querySelector('input')!
  const status = place.querySelector('[role=status]')!
  const list = element('div', { id: 'rb-hits', class: 'hits', role: 'listbox', 'aria-label': say.searchResults })
  const above = element('div', { class: 'search-answers' })
  const results = element('div', { class: 'search-results' }, above, list)
  let { site } = options
  let chosen: Element | undefined
  /** The query for which something could not be loaded, which is tried again when anything is typed. */
  let failed: string | undefined
  let answering: Promise<void> | undefined
  let timer = 0
  const shown = new Map<Element, Hit>()
  const visible = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) if (isIntersecting) void complete(target)
  })
  const attributes = {
    role: 'combobox',
    'aria-expanded': 'false',
    'aria-controls': 'rb-hits',
    'aria-autocomplete': 'list',
  }
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value)
  status.after(results, keyHelp())

  void loadAnswers()
  // Most of what any query needs can be loaded before there is one.
  source.loadWords('')?.then(show, fail)
  input.addEventListener('input', () => {
    failed = undefined
    onQuery?.(input.value)
  })
  const putOff = whenWritten(input, show)
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) choose(list.children[next(step)])
    else if (event.key === 'Enter') void follow(event)
    else return
    event.preventDefault()
  })
  results.addEventListener('click', ({ target, ctrlKey, metaKey, shiftKey }) => {
    if ((target as Element).closest('a') && !ctrlKey && !metaKey && !shiftKey) onLeave?.()
  })
  show()
  return show

  /** Shows what can be found now, and has the rest loaded. */
  function show(): void {
    putOff()
    window.clearTimeout(timer)
    const query = queryOf()
    if (query === '') {
      above.replaceChildren(...waysIn(site, pages))
      showHits([])
      showStatus(failed === '' ? say.searchFailed : '')
      return
    }
    const { reply, views } = answersFor(site, query)
    above.replaceChildren(...views)
    const hits = answerFirst(search(query), reply.answers[0]?.topic.href)
    showHits(hits)
    const isReady = source.isReady(query)
    const hasFailed = failed === query
    if (!hasFailed) void loadAnswers()
    if (!isReady && !hasFailed) timer = window.setTimeout(() => void load(query), rest)
    const answer = answerText(site, reply)
    const found = hits.length > 0 ? count(hits.length) : isReady && answer === '' ? say.foundNothing(query) : ''
    // What is still to come may have the word as it is written.
    const guessed = isReady ? guessesOf(hits) : []
    const missing = hasFailed ? say.searchPartFailed : isReady ? '' : say.searchLoading
    showStatus([[answer, ...guessed, found].filter(Boolean).join(' '), missing].filter(Boolean).join(' · '))
  }

  function queryOf(): string {
    return input.value.trim()
  }

  /** Loads who to go to, where that comes later than what pages are called. */
  function loadAnswers(): Promise<void> {
    answering ??= loadSite().then(
      (whole) => {
        site = whole
        show()
      },
      () => {
        answering = undefined
        fail()
      },
    )
    return answering
  }

  /** Loads all that a query needs. What has come may show that it needs more. */
  async function load(query: string): Promise<void> {
    try {
      while (queryOf() === query) {
        const more = source.loadWords(query)
        if (!more) return show()
        await more
      }
    } catch {
      if (queryOf() === query) fail()
    }
  }

  function fail(): void {
    failed = queryOf()
    show()
  }

  function showHits(hits: readonly Hit[]): void {
    visible.disconnect()
    shown.clear()
    const entries = hits.slice(0, most).map((hit, index) => {
      const entry = option(hit, source.section(hit.place), `rb-hit-${index}`, site.root)
      shown.set(entry, hit)
      return entry
    })
    list.replaceChildren(...entries)
    for (const [entry, { place }] of shown) if (!source.section(place)) visible.observe(entry)
    list.hidden = hits.length === 0
    results.scrollTop = 0
    input.setAttribute('aria-expanded', String(hits.length > 0))
    choose(list.children[0])
  }

  /** Loads what an entry shows of a text, and its way to the section. */
  async function complete(entry: Element): Promise<void> {
    const hit = shown.get(entry)
    if (!hit || source.section(hit.place)) return
    visible.unobserve(entry)
    try {
      await source.loadSection(hit.place)
    } catch {
      if (shown.has(entry)) status.textContent = say.searchPartFailed
    }
    if (!shown.has(entry)) return
    const { href, childNodes } = option(hit, source.section(hit.place) ?? noSection, entry.id, site.root)
    entry.setAttribute('href', href)
    entry.replaceChildren(...childNodes)
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

  /** With Ctrl or Cmd in another tab, as with any link. What is not there yet may be a better result, and is waited for. */
  async function follow({ ctrlKey, metaKey, shiftKey }: KeyboardEvent): Promise<void> {
    const query = queryOf()
    const isLoading = !source.isReady(query) && failed !== query
    if (isLoading) await Promise.all([load(query), loadAnswers()])
    else show()
    if (queryOf() !== query) return
    const entry = chosen
    if (entry && shown.has(entry) && !source.section(shown.get(entry)!.place)) await complete(entry)
    entry?.dispatchEvent(new MouseEvent('click', { ctrlKey, metaKey, shiftKey, bubbles: true, cancelable: true }))
  }
}

/** What was found, the page of the answer first: Enter leads to what stands above the list. */
const answerFirst = (hits: readonly Hit[], href: string | undefined): readonly Hit[] => [
  ...hits.filter(({ page }) => page[1] === href),
  ...hits.filter(({ page }) => page[1] !== href),
]

/** So many results show what was taken for a word that is nowhere, and so many words are enough to see it. */
const guessing = { hits: 5, words: 3 }

/** Says for each word that is nowhere which the results have in its place. */
function guessesOf(hits: readonly Hit[]): readonly string[] {
  const taken = new Map<string, Set<string>>()
  for (const { written, word } of hits.slice(0, guessing.hits).flatMap(({ guesses }) => guesses))
    taken.set(written, (taken.get(written) ?? new Set()).add(word))
  return [...taken].map(([written, words]) => say.foundInstead(written, [...words].slice(0, guessing.words)))
}

const keyHelp = () =>
  element(
    'p',
    { class: 'search-keys', 'aria-hidden': 'true' },
    element('span', {}, element('kbd', { class: 'key-up' }), element('kbd', { class: 'key-down' }), say.searchChoose),
    element('span', {}, element('kbd', {}, say.keyEnter), say.searchOpen),
  )

const count = (found: number) => (found > most ? say.foundBest(most, found) : say.foundPages(found))

/** An entry of the list. Of a section that is not there yet it leaves room for the text. */
function option({ page, found }: Hit, section: Section | undefined, id: string, root: string): HTMLAnchorElement {
  const [title, href, kind, past, names, , within] = page
  const { id: anchor, title: heading, text } = section ?? noSection
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
  else if (!section) entry.append(element('span', { class: 'hit-loading' }))
  return entry
}

/** Whether a name has a word that was found and that the title has not. */
function saysMore(name: string, title: string, found: ReadonlySet<string>): boolean {
  const said = new Set(searchWordsOf(title).map(folded))
  return searchWordsOf(name)
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
