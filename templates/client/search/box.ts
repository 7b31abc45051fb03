import * as say from '../../words/scripts.ts'
import { type Engine, folded, type Hit, type Word, wordsIn, wordsOf } from './engine.ts'

interface Options {
  /** Settles when there is something to search. */
  readonly engine: Promise<Engine>
  readonly root: string
  /** Called for every change of what is looked for. */
  readonly onQuery?: (query: string) => void
  /** Called before a result is followed in this window. */
  readonly onLeave?: () => void
}

/** The parts of a search: what to write in, what is said about the results, and the results. */
export interface SearchBox {
  readonly input: HTMLInputElement
  readonly status: HTMLElement
  readonly list: HTMLElement
  /** Looks for what is written in the input. */
  readonly search: () => void
}

/** More than anybody looks through. */
const most = 30

/** Milliseconds to wait for the next key. */
const pause = 40

/** A combobox whose list is what was found: arrows choose, Enter follows. */
export function box({ engine, root, onQuery, onLeave }: Options): SearchBox {
  const input = element('input', {
    class: 'search-input',
    type: 'text',
    role: 'combobox',
    'aria-label': say.searchLabel,
    'aria-expanded': 'false',
    'aria-controls': 'rb-hits',
    'aria-autocomplete': 'list',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    enterkeyhint: 'go',
    maxlength: '200',
    placeholder: say.searchHint,
  })
  const status = element('p', { class: 'search-status', role: 'status' })
  const list = element('div', { id: 'rb-hits', class: 'hits', role: 'listbox', 'aria-label': say.searchResults })
  let ready: Engine | undefined
  let timer = 0
  let chosen: Element | undefined
  let follows = false

  engine.then(
    (made) => {
      ready = made
      search()
      made.complete.then(search)
    },
    () => showStatus(say.searchFailed),
  )
  input.addEventListener('input', () => {
    onQuery?.(input.value)
    follows = false
    window.clearTimeout(timer)
    timer = window.setTimeout(search, pause)
  })
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) choose(list.children[place(step)])
    else if (event.key === 'Enter') follow(event)
    else return
    event.preventDefault()
  })
  list.addEventListener('click', (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) onLeave?.()
  })
  return { input, status, list, search }

  function search(): void {
    window.clearTimeout(timer)
    const query = input.value.trim()
    if (query === '') {
      show([], '')
    } else if (ready) {
      const hits = ready.search(query)
      show(hits, hits.length === 0 ? say.foundNothing(query) : count(hits.length))
      if (follows) (chosen as HTMLElement | undefined)?.click()
    } else {
      showStatus(say.searchLoading)
    }
  }

  function show(hits: readonly Hit[], words: string): void {
    list.replaceChildren(...hits.slice(0, most).map((hit, index) => option(hit, `rb-hit-${index}`, root)))
    list.hidden = hits.length === 0
    list.scrollTop = 0
    input.setAttribute('aria-expanded', String(hits.length > 0))
    choose(list.children[0])
    showStatus(words)
  }

  function showStatus(words: string): void {
    if (status.textContent !== words) status.textContent = words
  }

  /** From the last to the first and back. */
  function place(step: number): number {
    const all = [...list.children]
    return (all.indexOf(chosen!) + step + all.length) % all.length
  }

  function choose(entry: Element | undefined): void {
    chosen?.setAttribute('aria-selected', 'false')
    chosen = entry
    entry?.setAttribute('aria-selected', 'true')
    entry?.scrollIntoView({ block: 'nearest' })
    if (entry) input.setAttribute('aria-activedescendant', entry.id)
    else input.removeAttribute('aria-activedescendant')
  }

  /** With Ctrl or Cmd in another tab, as with any link. Who is faster than the search goes where it will lead. */
  function follow({ ctrlKey, metaKey, shiftKey }: KeyboardEvent): void {
    follows = !ready
    search()
    chosen?.dispatchEvent(new MouseEvent('click', { ctrlKey, metaKey, shiftKey, bubbles: true, cancelable: true }))
  }
}

const count = (found: number) => (found > most ? say.foundBest(most, found) : say.foundPages(found))

function option({ page, anchor, heading, text, found }: Hit, id: string, root: string): HTMLAnchorElement {
  const [title, href, kind, past, names, within] = page
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
  entry.append(
    line('hit-title', marked(title, found), past ? ` ${say.past}` : ''),
    ' ',
    element('span', { class: 'tag' }, say.foundKinds[kind]),
  )
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

/** A piece of text, or a word that was looked for. */
export interface Piece {
  readonly text: string
  readonly found?: true
}

/** The text in pieces, with the words that were looked for apart. */
export const marked = (text: string, found: ReadonlySet<string>): readonly Piece[] =>
  pieces(text, hits(text, found), 0, text.length)

/** As much of a text as fits into two lines, where most of the words that were looked for stand together. */
export function excerpt(text: string, found: ReadonlySet<string>, most = 170): readonly Piece[] {
  const words = hits(text, found)
  const from = whole(text, Math.max(0, densest(words, most - lead) - lead))
  const end = text.length - from <= most ? text.length : whole(text, from + most)
  const to = text.slice(0, end).trimEnd().length
  const shown = pieces(text, words, from, to)
  return [...(from > 0 ? [gap] : []), ...shown, ...(to < text.length ? [gap] : [])]
}

const gap: Piece = { text: '…' }

/** Characters before the first word that is marked. */
const lead = 40

const hits = (text: string, found: ReadonlySet<string>): readonly Word[] =>
  wordsIn(text).filter((word) => found.has(folded(word.text)))

/** Where a stretch of the text starts that has the most different words in it. */
function densest(words: readonly Word[], reach: number): number {
  let best = { at: 0, count: 0 }
  for (const [index, { at }] of words.slice(0, 200).entries()) {
    const near = words.slice(index, index + 20).filter((word) => word.at < at + reach)
    const count = new Set(near.map(({ text }) => folded(text))).size
    if (count > best.count) best = { at, count }
  }
  return best.at
}

/** The end of the word before a place, unless it is a very long one. */
function whole(text: string, at: number): number {
  if (at === 0) return 0
  const space = text.lastIndexOf(' ', at)
  if (space > at - lead) return space + 1
  // Never in the middle of a character.
  return at + (/[\uDC00-\uDFFF]/.test(text.charAt(at)) ? 1 : 0)
}

function pieces(text: string, words: readonly Word[], from: number, to: number): readonly Piece[] {
  const shown: Piece[] = []
  let at = from
  for (const word of words) {
    const end = word.at + word.text.length
    if (word.at < at || end > to) continue
    if (word.at > at) shown.push({ text: text.slice(at, word.at) })
    shown.push({ text: word.text, found: true })
    at = end
  }
  if (at < to) shown.push({ text: text.slice(at, to) })
  return shown
}

/** Makes an element. Text goes in as text only, whatever it holds. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.append(...children)
  return made
}
