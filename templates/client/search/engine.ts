import MiniSearch, { type SearchResult } from 'minisearch'
import type { SearchData, SearchEntry } from '../../../src/types/search-data.ts'
import { about } from './about.ts'
import { kinds } from './kinds.ts'
import { vocabulary } from './vocabulary.ts'
import { folded, wordsOf } from './words.ts'

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

/** Finds pages, from the first moment on among those it has read already. */
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
  readonly anchor: string
  readonly heading: string
  readonly text: string
}

/** Milliseconds of work after which the browser gets a turn, to show what was typed. */
const slice = 8

/** Makes the index in slices, the beginnings of all pages first. */
export function engine(data: SearchData): Engine {
  const docs = docsOf(data)
  const exact = pagesByName(data)
  const known = vocabulary()
  const index = new MiniSearch<Doc>({
    fields: ['title', 'names', 'heading', 'text'],
    tokenize: wordsOf,
    processTerm(term, field) {
      const word = folded(term)
      if (field !== undefined) known.add(word, field !== 'text')
      return word
    },
  })
  return { search, complete: inSlices(docs, (doc) => index.add(doc)) }

  /** Where any section has all words, those that have only some are left out, but for pages the query calls by name, unless one has that and all else in its own. */
  function search(query: string): readonly Hit[] {
    const asked = exact.get(key(query)) ?? new Set()
    const all = [...new Set(wordsOf(query).map(folded))]
    const named = new Set(runs(all).flatMap((run) => [...(exact.get(run) ?? [])]))
    const said = about(all)
    const written = said.length > 0 && asked.size === 0 ? said : all
    const meant = written.map((word, at) => known.meant(word, isBeginning(word, at === written.length - 1)))
    const weights = new Map(meant.flatMap((words) => [...words]))
    const looked = written.flatMap((word, at) => (meant[at]!.size > 0 ? [...meant[at]!.keys()] : word))
    const results = index.search([...new Set(looked)].join(' '), {
      boost: { title: 6, names: 5, heading: 3 },
      boostTerm: (term) => weights.get(term) ?? 1,
      // In a short word one wrong letter makes another word. What is written right needs no guess.
      fuzzy: (term) => (weights.has(term) || term.length < 4 ? false : term.length < 6 ? 1 : 2),
      boostDocument: (id) => importance(docs[id]!, asked),
    })
    const isWhole = ({ queryTerms }: SearchResult) =>
      written.every((word, at) => queryTerms.some((term) => term === word || meant[at]!.has(term)))
    const whole = results.filter(isWhole)
    const isNamed = whole.some(({ match }) =>
      Object.values(match).every((fields) => fields.includes('title') || fields.includes('names')),
    )
    const shown = results.filter((result) => isWhole(result) || (!isNamed && named.has(docs[result.id]!.page)))
    const best = new Map<SearchEntry, Hit>()
    for (const { id, terms } of whole.length > 0 ? shown : results) {
      const { page, anchor, heading, text } = docs[id]!
      if (!best.has(page)) best.set(page, { page, anchor, heading, text, found: new Set(terms) })
    }
    return [...best.values()]
  }
}

/** What is still being typed may be any beginning but a single letter; a word that is done is hardly a short one. */
const isBeginning = (word: string, isLast: boolean) => word.length > (isLast ? 1 : 3)

/** What is asked for by its very name comes first, and the beginning of a page before its parts. */
function importance({ page, anchor }: Doc, asked: ReadonlySet<SearchEntry>): number {
  const [, , kind, past] = page
  return kinds[kind][1] * (anchor === '' ? 1.4 : 1) * (past ? 0.15 : 1) * (asked.has(page) ? 5 : 1)
}

/** Every run of two words or more in a query, any of which may be a name. One word is too often only a word. */
const runs = (words: readonly string[]): readonly string[] =>
  words.flatMap((_, from) => words.slice(from + 1).map((_, more) => words.slice(from, from + more + 2).join(' ')))

/** A document per section. Ids are places in the list. */
function docsOf(data: SearchData): readonly Doc[] {
  const found: Omit<Doc, 'id'>[] = []
  for (const page of data) {
    const [title, , , , names, , sections] = page
    const about = { page, title, names: names.join(' ') }
    if (sections.length === 0) found.push({ ...about, anchor: '', heading: '', text: '' })
    for (let at = 0; at < sections.length; at += 3)
      found.push({ ...about, anchor: sections[at]!, heading: sections[at + 1]!, text: sections[at + 2]! })
  }
  const leads = found.filter(({ anchor }) => anchor === '')
  const others = found.filter(({ anchor }) => anchor !== '')
  return [...leads, ...others].map((doc, id) => ({ id, ...doc }))
}

function pagesByName(data: SearchData): ReadonlyMap<string, ReadonlySet<SearchEntry>> {
  const found = new Map<string, Set<SearchEntry>>()
  for (const page of data) {
    const [title, , , , names] = page
    for (const name of [title, ...names]) found.set(key(name), (found.get(key(name)) ?? new Set()).add(page))
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
