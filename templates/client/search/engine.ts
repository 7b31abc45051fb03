import type { SearchResult } from 'minisearch'
import MiniSearch from 'minisearch'
import type { SearchEntry, SearchedKind, SearchNames, SearchTexts } from '../../../src/base/client-data.ts'
import { compounds, folded, joinKnown, spellings, stem, subjectWords, wordsOf } from './words.ts'

/** How much sooner a page is shown than another that matches as well. */
const boosts: Readonly<Record<SearchedKind, number>> = {
  role: 2,
  responsibility: 1.8,
  focus: 1.5,
  who: 1.4,
  term: 1.4,
  practice: 1.3,
  team: 1.3,
  aor: 1.3,
  person: 1.3,
  path: 1.2,
  assessment: 1.2,
  names: 0.8,
  matrix: 1.2,
  coverage: 1.1,
  people: 1.1,
  reporting: 1.1,
  freshness: 0.9,
  changes: 0.9,
  guide: 1,
  home: 1,
  release: 0.8,
  compare: 0.6,
}

/** What was found on one page: the section that fits best. */
export interface Hit {
  readonly page: SearchEntry
  /** `''` before the first heading. */
  readonly anchor: string
  readonly heading: string
  readonly text: string
  /** The words, folded, that were found there. */
  readonly found: ReadonlySet<string>
}

/** Finds pages: by their names at once, and by all their words once it has read the texts. */
export interface Engine {
  search(query: string): readonly Hit[]
  /** Settles when all is read. */
  readonly complete: Promise<void>
}

interface Doc {
  readonly id: number
  readonly page: SearchEntry
  readonly title: string
  readonly names: string
  readonly keywords: string
  readonly anchor: string
  readonly heading: string
  readonly text: string
}

/** Milliseconds of work after which the browser gets a turn, to show what was typed. */
const slice = 8

/** Makes an engine of what is there; the texts may come later. */
export function engine({ pages }: Pick<SearchNames, 'pages'>, texts: Promise<SearchTexts>): Engine {
  const names = makeIndex(pages, docsOf(pages))
  names.docs.forEach(names.add)
  let best = names
  const complete = texts.then(async (sections) => {
    const whole = makeIndex(pages, docsOf(pages, sections))
    await inSlices(whole.docs, whole.add)
    best = whole
  })
  return { search: (query) => best.search(query), complete }
}

function makeIndex(pages: readonly SearchEntry[], docs: readonly Doc[]) {
  const exact = pagesByName(pages)
  const known = vocabulary()
  const index = new MiniSearch<Doc>({
    fields: ['title', 'names', 'keywords', 'heading', 'text'],
    tokenize: (text) => [...wordsOf(text), ...compounds(text)],
    processTerm(term, field) {
      if (field === undefined) return folded(term)
      const words = spellings(term)
      for (const word of words) known.add(word, field !== 'text')
      return words
    },
  })
  return { docs, add: (doc: Doc) => index.add(doc), search }

  /** Where any section has all words, those that have only some are left out, but for pages the query calls by name, unless one has that and all else in its own. */
  function search(query: string): readonly Hit[] {
    const asked = exact.get(key(query)) ?? new Set()
    const all = [...new Set(joinKnown(wordsOf(query).map(folded), known.has))]
    const named = new Set(runs(all).flatMap((run) => [...(exact.get(run) ?? [])]))
    const said = subjectWords(all)
    const written = said.length > 0 && asked.size === 0 ? said : all
    const meant = written.map((word, at) => known.meant(word, isBeginning(word, at === written.length - 1)))
    const weights = new Map(meant.flatMap((words) => [...words]))
    const looked = written.flatMap((word, at) => (meant[at]!.size > 0 ? [...meant[at]!.keys()] : word))
    const results = index.search([...new Set(looked)].join(' '), {
      boost: { title: 6, names: 5, keywords: 5, heading: 3 },
      boostTerm: (term) => weights.get(term) ?? 1,
      // In a short word one wrong letter makes another word. What is written right needs no guess.
      fuzzy: (term) => (weights.has(term) || term.length < 4 ? false : term.length < 6 ? 1 : 2),
      boostDocument: (id) => importance(docs[id]!, asked),
    })
    const isWhole = ({ queryTerms }: SearchResult) =>
      written.every((word, at) => queryTerms.some((term) => term === word || meant[at]!.has(term)))
    const whole = results.filter(isWhole)
    const isNamed = whole.some(({ match }) => Object.values(match).every((fields) => fields.some(isName)))
    const shown = results.filter((result) => isWhole(result) || (!isNamed && named.has(docs[result.id]!.page)))
    const best = new Map<SearchEntry, Hit>()
    for (const { id, terms } of whole.length > 0 ? shown : results) {
      const { page, anchor, heading, text } = docs[id]!
      if (!best.has(page)) best.set(page, { page, anchor, heading, text, found: new Set(terms) })
    }
    return [...best.values()]
  }
}

const isName = (field: string) => field === 'title' || field === 'names' || field === 'keywords'

/** What is still being typed may be any beginning but a single letter; a word that is done is hardly a short one. */
const isBeginning = (word: string, isLast: boolean) => word.length > (isLast ? 1 : 3)

/** What is asked for by its very name comes first, and the beginning of a page before its parts. */
function importance({ page, anchor }: Doc, asked: ReadonlySet<SearchEntry>): number {
  const [, , kind, past] = page
  return boosts[kind] * (anchor === '' ? 1.4 : 1) * (past ? 0.15 : 1) * (asked.has(page) ? 5 : 1)
}

/** Every run of two words or more in a query, any of which may be a name. One word is too often only a word. */
const runs = (words: readonly string[]): readonly string[] =>
  words.flatMap((_, from) => words.slice(from + 1).map((_, more) => words.slice(from, from + more + 2).join(' ')))

/** A document per section, the beginnings of all pages first. Ids are places in the list. Without texts a document per page. */
function docsOf(pages: readonly SearchEntry[], texts: SearchTexts = []): readonly Doc[] {
  const found: Omit<Doc, 'id'>[] = []
  for (const [number, page] of pages.entries()) {
    const [title, , , , names, keywords] = page
    const about = { page, title, names: names.join(' '), keywords: keywords.join(' ') }
    const sections = texts[number] ?? []
    if (sections.length === 0) found.push({ ...about, anchor: '', heading: '', text: '' })
    for (let at = 0; at < sections.length; at += 3)
      found.push({ ...about, anchor: sections[at]!, heading: sections[at + 1]!, text: sections[at + 2]! })
  }
  const isPart = ({ anchor }: Omit<Doc, 'id'>) => Number(anchor !== '')
  return found.sort((a, b) => isPart(a) - isPart(b)).map((doc, id) => ({ id, ...doc }))
}

function pagesByName(pages: readonly SearchEntry[]): ReadonlyMap<string, ReadonlySet<SearchEntry>> {
  const found = new Map<string, Set<SearchEntry>>()
  for (const page of pages) {
    const [title, , , , names, keywords] = page
    for (const name of [title, ...names, ...keywords])
      found.set(key(name), (found.get(key(name)) ?? new Set()).add(page))
  }
  return found
}

const key = (name: string) => wordsOf(name).map(folded).join(' ')

async function inSlices<T>(all: readonly T[], work: (one: T) => void): Promise<void> {
  let until = performance.now() + slice
  for (const one of all) {
    work(one)
    if (performance.now() < until) continue
    await new Promise((resolve) => setTimeout(resolve))
    until = performance.now() + slice
  }
}

/** The words of everything that is searched, and which of them a written word may mean. */
interface Vocabulary {
  readonly has: (word: string) => boolean
  readonly add: (word: string, isName: boolean) => void
  /** Words to look for instead of the written one, each with its weight. Empty when there is none like it. */
  readonly meant: (written: string, isBeginning: boolean) => ReadonlyMap<string, number>
}

/** Occurrences of all words looked for instead of one: more would keep a reader waiting at each key. */
const most = 4000

/** An empty vocabulary. */
export function vocabulary(): Vocabulary {
  const counts = new Map<string, number>()
  const names = new Set<string>()
  const forms = new Map<string, string[]>()
  return { has: (word) => counts.has(word), add, meant }

  function add(word: string, isName: boolean): void {
    const count = counts.get(word) ?? 0
    counts.set(word, count + 1)
    if (count === 0) forms.set(stem(word), [...(forms.get(stem(word)) ?? []), word])
    if (isName) names.add(word)
  }

  /** Words in titles and names come first, then those that are used most. */
  function meant(written: string, isBeginning: boolean): ReadonlyMap<string, number> {
    const found = new Map((forms.get(stem(written)) ?? []).map((form) => [form, form === written ? 1 : 0.7]))
    if (!isBeginning) return found
    const longer = [...counts.keys()].filter(
      (word) => word.length > written.length && word.startsWith(written) && !found.has(word),
    )
    const rank = (word: string) => counts.get(word)! + (names.has(word) ? 1e9 : 0)
    let left = most
    for (const word of longer.sort((a, b) => rank(b) - rank(a))) {
      left -= counts.get(word)!
      if (left < 0 && found.size > 0) break
      found.set(word, (0.375 * word.length) / (word.length + 0.3 * (word.length - written.length)))
    }
    return found
  }
}
