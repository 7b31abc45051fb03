import SearchableMap from 'minisearch/SearchableMap'
import type { SearchEntry } from '../../../src/base/client-data.ts'
import { makeWordCounter } from './index-page.ts'
import { countLevel, digitAt, lengthOf, type Postings, posting, readWords } from './postings.ts'
import { isSingle, stem } from './words.ts'

/** The parts of a section that are searched: those of its page first, whose places are numbers of pages. */
export const fields = ['title', 'names', 'keywords', 'heading', 'text'] as const

type Field = (typeof fields)[number]

export const isOfPage = (field: Field): boolean => field !== 'heading' && field !== 'text'

/** Where a word is, by field. */
export type WordPlaces = { readonly [field in Field]?: Postings }

type MutablePlaces = { [field in Field]?: number[] }

/**
 * What words there are and where: those that pages are called by from the beginning, those of headings and texts as far as
 * they have been loaded. Which sections there are is known from the beginning.
 */
export interface WordIndex {
  readonly words: SearchableMap<WordPlaces>
  /** The number of the first section of each page, and after the last one that of all sections. */
  readonly starts: readonly number[]
  /** How many words a field of a section has, on average. */
  readonly averages: Record<Field, number>
  /** How many different words a field of a page has. */
  readonly pageLengths: Readonly<Record<'title' | 'names' | 'keywords', readonly number[]>>
  /** The same of a section's text. */
  textLength(section: number): number
  setLengths(levels: string, headingWords: number): void
  /** Adds words as `writeWord` writes them, whose places are counted from a section. */
  addWords(written: string, first: number): void
  /** Words to look for instead of the written one, each with its weight. Empty when there is none like it. */
  meant(written: string, isLast: boolean): ReadonlyMap<string, number>
}

/** Sections of all words looked for instead of one: more would keep a reader waiting at each key. */
const most = 4000

/** Makes an index of what pages are called. `sections` says how many each page has. */
export function makeWordIndex(pages: readonly SearchEntry[], sections: readonly number[]): WordIndex {
  const words = new SearchableMap<MutablePlaces>()
  const forms = new Map<string, string[]>()
  const starts = [0]
  for (const count of sections) starts.push(starts.at(-1)! + count)
  const all = starts.at(-1)!
  const averages = { title: 0, names: 0, keywords: 0, heading: 0, text: 0 }
  const pageLengths = { title: [] as number[], names: [] as number[], keywords: [] as number[] }
  let levels = ''
  const counter = makeWordCounter()
  for (const [page, [title, , , , names, keywords]] of pages.entries()) {
    addOfPage('title', title, page)
    addOfPage('names', names.join(' '), page)
    addOfPage('keywords', keywords.join(' '), page)
  }
  return {
    words,
    starts,
    averages,
    pageLengths,
    textLength: (section) => lengthOf(digitAt(levels, section)),
    setLengths(written, headingWords) {
      levels = written
      averages.heading = headingWords / all
      let sum = 0
      for (let at = 0; at < all; at++) sum += lengthOf(digitAt(levels, at))
      averages.text = sum / all
    },
    addWords: (written, first) =>
      readWords(written, first, (word) => {
        const places = placesOf(word)
        return {
          text: (one) => append(places, 'text', one),
          heading: (one) => append(places, 'heading', one),
        }
      }),
    meant,
  }

  function addOfPage(field: 'title' | 'names' | 'keywords', text: string, page: number): void {
    const { length, words: found } = counter.count(text)
    pageLengths[field].push(length)
    averages[field] += (length * (starts[page + 1]! - starts[page]!)) / all
    for (const { word, count } of found) append(placesOf(word), field, posting(page, countLevel(count)))
  }

  function placesOf(word: string): MutablePlaces {
    const known = words.get(word)
    if (known) return known
    const places: MutablePlaces = {}
    words.set(word, places)
    const root = stem(word)
    const others = forms.get(root)
    if (others) others.push(word)
    else forms.set(root, [word])
    return places
  }

  /** Words in titles and names come first, then those that are used most. */
  function meant(written: string, isLast: boolean): ReadonlyMap<string, number> {
    const found = new Map((forms.get(stem(written)) ?? []).map((form) => [form, form === written ? 1 : 0.7]))
    if (!isBeginning(written, isLast)) return found
    const longer = [...words.atPrefix(written)]
      .filter(([word]) => word.length > written.length && !found.has(word))
      .map(([word, places]) => ({
        word,
        count: sizeOf(places),
        isName: fields.some((one) => one !== 'text' && places[one]),
      }))
      .sort((a, b) => Number(b.isName) - Number(a.isName) || b.count - a.count)
    let left = most
    for (const { word, count } of longer) {
      left -= count
      if (left < 0 && found.size > 0) break
      found.set(word, (0.375 * word.length) / (word.length + 0.3 * (word.length - written.length)))
    }
    return found
  }
}

function append(places: MutablePlaces, field: Field, one: number): void {
  const known = places[field]
  if (known) known.push(one)
  else places[field] = [one]
}

const sizeOf = (places: WordPlaces) => fields.reduce((sum, field) => sum + (places[field]?.length ?? 0), 0)

/** What is still being typed may be any beginning but a single letter; a word that is done is hardly a short one. */
const isBeginning = (word: string, isLast: boolean): boolean => word.length > (isLast ? 1 : 3) || isSingle(word)
