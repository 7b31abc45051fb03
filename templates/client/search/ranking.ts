import type { SearchEntry, SearchedKind } from '../../../src/base/client-data.ts'
import { headingLength, type Postings, placeIn, timesIn } from './postings.ts'
import { fields, isOfPage, type WordIndex, type WordPlaces } from './word-index.ts'

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

const fieldBoosts = { title: 6, names: 5, keywords: 5, heading: 3, text: 1 }

/** One word to look for. */
export interface LookedFor {
  readonly word: string
  /** How surely it is what was meant. */
  readonly weight: number
  /** What was written that it stands for, a bit for each. */
  readonly standsFor: number
  /** Letters that may be wrong. */
  readonly slips: number
}

/** How well one section fits. */
export interface Ranked {
  readonly page: number
  readonly section: number
  readonly score: number
  /** What of the query it has, a bit for each word. */
  readonly has: number
  /** All that was found of the query is in what the page is called. */
  readonly isNamed: boolean
  /** Its heading has all that was looked for, where that is more than a word. */
  readonly isTitled: boolean
}

interface Ranking {
  readonly sections: readonly Ranked[]
  /** The words that were found in a section, folded. */
  wordsIn(page: number, section: number): ReadonlySet<string>
  /** Those of them that were found only because letters of what is looked for may be wrong. */
  guessesIn(page: number, section: number): readonly Guess[]
}

/** A word that the handbook has, and what was written for it. */
export interface Guess {
  readonly written: string
  readonly word: string
}

/** What a slip of the finger takes from the weight of a word, as MiniSearch has it. */
const slipWeight = 0.45

/**
 * Ranks all sections that have any of the words: BM25+, as MiniSearch computes it, so that rare words and short sections count
 * more; a section that has several of the words as often as it has words. `importance` is a factor for each page.
 */
export function rankSections(
  index: WordIndex,
  pages: readonly SearchEntry[],
  wanted: readonly LookedFor[],
  importance: (page: SearchEntry) => number,
): Ranking {
  const { words, starts, averages, pageLengths } = index
  const all = starts.at(-1)!
  const scores = new Float64Array(all)
  const has = new Int32Array(all)
  const wordsFound = new Uint16Array(all)
  const lastWord = new Int32Array(all).fill(-1)
  const inTextAlone = new Uint8Array(all)
  const inHeading = new Int32Array(all)
  const everything = wanted.reduce((sum, { standsFor }) => sum | standsFor, 0)
  const lastNamed = new Int32Array(pages.length).fill(-1)
  const found: { readonly word: string; readonly places: WordPlaces; readonly written: string }[] = []

  for (const [number, { word, weight, slips }] of wanted.entries()) {
    const exact = words.get(word)
    if (exact) addWord(word, exact, weight, number)
    if (slips === 0) continue
    for (const [other, [places, distance]] of words.fuzzyGet(word, slips))
      if (distance > 0) addWord(other, places, (slipWeight * other.length) / (other.length + distance), number)
  }
  return {
    sections: ranked(),
    wordsIn: (page, section) => new Set(foundIn(page, section).map(({ word }) => word)),
    guessesIn: (page, section) => foundIn(page, section).filter(({ word, written }) => word !== written),
  }

  /** `number` is the place of what is looked for. */
  function addWord(word: string, places: WordPlaces, weight: number, number: number): void {
    const { standsFor, word: written } = wanted[number]!
    const mark = found.push({ word, places, written })
    for (const field of fields) {
      const postings = places[field]
      if (!postings) continue
      const count = isOfPage(field) ? sectionsOf(postings) : postings.length
      const rarity = Math.log(1 + (all - count + 0.5) / (count + 0.5))
      const worth = weight * fieldBoosts[field] * rarity
      const average = averages[field]
      for (const one of postings) {
        const place = placeIn(one)
        if (field === 'title' || field === 'names' || field === 'keywords') {
          const score = worth * saturated(timesIn(one), pageLengths[field][place]! / average)
          lastNamed[place] = mark
          for (let section = starts[place]!; section < starts[place + 1]!; section++) addScore(section, score)
        } else if (field === 'heading') {
          addScore(place, worth * saturated(1, headingLength(one) / average))
          inHeading[place]! |= standsFor
        } else addScore(place, worth * saturated(timesIn(one), index.textLength(place) / average))
      }
    }
    for (const field of ['heading', 'text'] as const) {
      let page = 0
      for (const one of places[field] ?? []) {
        const section = placeIn(one)
        while (starts[page + 1]! <= section) page++
        if (lastNamed[page] !== mark) inTextAlone[section] = 1
      }
    }

    function addScore(section: number, score: number): void {
      scores[section]! += score
      has[section]! |= standsFor
      if (lastWord[section] === number) return
      lastWord[section] = number
      wordsFound[section]!++
    }
  }

  /** How many sections all of these pages have. */
  function sectionsOf(postings: Postings): number {
    let sum = 0
    for (const one of postings) sum += starts[placeIn(one) + 1]! - starts[placeIn(one)]!
    return sum
  }

  function ranked(): Ranked[] {
    const list: Ranked[] = []
    for (const [page, entry] of pages.entries()) {
      const factor = boosts[entry[2]] * (entry[3] ? 0.15 : 1) * importance(entry)
      const first = starts[page]!
      for (let section = first; section < starts[page + 1]!; section++) {
        if (scores[section] === 0) continue
        // The beginning of a page comes before its parts.
        const score = scores[section]! * wordsFound[section]! * factor * (section === first ? 1.4 : 1)
        const isNamed = inTextAlone[section] === 0
        // One word is too often only a word.
        const isTitled = everything > 1 && inHeading[section] === everything
        list.push({ page, section: section - first, score, has: has[section]!, isNamed, isTitled })
      }
    }
    return list
  }

  function foundIn(page: number, section: number) {
    return found.filter(({ places }) =>
      fields.some((field) => includes(places[field], isOfPage(field) ? page : starts[page]! + section)),
    )
  }
}

/** How much being there so often in a text of such a length counts, at most little more than three times as much as once. */
const saturated = (count: number, length: number): number => 0.5 + (count * 2.2) / (count + 1.2 * (0.3 + 0.7 * length))

/** Whether a place is among postings, which are in order. */
function includes(postings: Postings = [], place: number): boolean {
  let low = 0
  let high = postings.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (placeIn(postings[middle]!) < place) low = middle + 1
    else high = middle
  }
  return low < postings.length && placeIn(postings[low]!) === place
}
