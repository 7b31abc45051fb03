import type { SearchEntry } from '../../../src/base/client-data.ts'
import type { Guess, LookedFor, Ranked } from './ranking.ts'
import { rankSections } from './ranking.ts'
import type { WordIndex } from './word-index.ts'
import { folded, joinKnown, queryWordsOf, subjectWords } from './words.ts'

/** What was found on one page: the section that fits best. */
export interface Hit {
  readonly page: SearchEntry
  /** The number of the page, and of the section in it. */
  readonly place: readonly [page: number, section: number]
  /** The words, folded, that were found there. */
  readonly found: ReadonlySet<string>
  /** Those of them that nobody wrote: the handbook has no word like the written one. */
  readonly guesses: readonly Guess[]
}

/** More words than anybody means. */
const mostWords = 30

/** Makes what finds pages, the best first: with the words that the index has when it is asked. */
export function engine(pages: readonly SearchEntry[], index: WordIndex): (query: string) => readonly Hit[] {
  const exact = pagesByName(pages)
  return search

  /** Where any section has all words, those that have only some are left out, but for pages the query calls by name, unless one has that and all else in its own. */
  function search(query: string): readonly Hit[] {
    const asked = exact.get(nameKey(query)) ?? new Set()
    const all = wordsOfQuery(query, (word) => index.words.has(word))
    const named = new Set(runs(all).flatMap((run) => [...(exact.get(run) ?? [])]))
    const written = subjectOf(all, asked.size > 0)
    const { sections, wordsIn, guessesIn } = rankSections(index, pages, lookedFor(written), (page) =>
      asked.has(page) ? 5 : 1,
    )
    const everything = 2 ** written.length - 1
    const whole = sections.filter(({ has }) => has === everything)
    const isNamed = whole.some((one) => one.isNamed)
    const shown =
      whole.length === 0
        ? sections
        : sections.filter(({ has, page }) => has === everything || (!isNamed && named.has(pages[page]!)))
    const behind = ({ page }: Ranked) => (asked.has(pages[page]!) ? 0 : pages[page]![7])
    return bestOfPages(shown, behind).map(({ page, section }) => ({
      page: pages[page]!,
      place: [page, section],
      get found() {
        return wordsIn(page, section)
      },
      get guesses() {
        return guessesIn(page, section)
      },
    }))
  }

  /** All that is looked for in place of what is written, each word once. */
  function lookedFor(written: readonly string[]): readonly LookedFor[] {
    const wanted = new Map<string, LookedFor>()
    for (const [at, word] of written.entries()) {
      const meant = index.meant(word, at === written.length - 1)
      const forms = meant.size > 0 ? [...meant] : [[word, 1] as const]
      for (const [form, weight] of forms) {
        const standsFor = (wanted.get(form)?.standsFor ?? 0) | (1 << at)
        wanted.set(form, { word: form, weight, standsFor, slips: meant.size > 0 ? 0 : slipsIn(word) })
      }
    }
    return [...wanted.values()]
  }
}

/** The words of a query, each once, with two joined where a text has them as one. */
export const wordsOfQuery = (query: string, isKnown: (word: string) => boolean): readonly string[] =>
  [...new Set(joinKnown(queryWordsOf(query).map(folded), isKnown))].slice(0, mostWords)

/** The words that say what a query is about, unless it has none or is the name of a page. */
export function subjectOf(words: readonly string[], isName: boolean): readonly string[] {
  const said = subjectWords(words)
  return said.length > 0 && !isName ? said : words
}

/** In a short word one wrong letter makes another word. What is written right needs no guess. */
const slipsIn = (word: string) => (word.length < 4 ? 0 : word.length < 6 ? 1 : 2)

/** Of each page the section whose heading says it all, or else which fits best, the best first, those that are `behind` after all others; of equals that which comes first in the handbook. */
function bestOfPages(sections: readonly Ranked[], behind: (one: Ranked) => number): readonly Ranked[] {
  const best = new Map<number, Ranked>()
  for (const one of sections) {
    const known = best.get(one.page) ?? one
    const isBetter = Number(one.isTitled) - Number(known.isTitled) || one.score - known.score
    best.set(one.page, { ...(isBetter > 0 ? one : known), score: Math.max(one.score, known.score) })
  }
  const isPart = ({ section }: Ranked) => Number(section > 0)
  return [...best.values()].sort(
    (a, b) => behind(a) - behind(b) || b.score - a.score || isPart(a) - isPart(b) || a.page - b.page,
  )
}

/** Every run of two words or more in a query, any of which may be a name. One word is too often only a word. */
const runs = (words: readonly string[]): readonly string[] =>
  words.flatMap((_, from) => words.slice(from + 1).map((_, more) => words.slice(from, from + more + 2).join(' ')))

function pagesByName(pages: readonly SearchEntry[]): ReadonlyMap<string, ReadonlySet<SearchEntry>> {
  const found = new Map<string, Set<SearchEntry>>()
  for (const page of pages) {
    const [title, , , , names, keywords] = page
    for (const name of [title, ...names, ...keywords])
      found.set(nameKey(name), (found.get(nameKey(name)) ?? new Set()).add(page))
  }
  return found
}

const nameKey = (name: string) => queryWordsOf(name).map(folded).join(' ')
