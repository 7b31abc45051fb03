import { placeIn, readWords, type TextPlaces, writeWord } from '../../templates/client/search/postings.ts'
import type { Records } from '../base/records.ts'
import { groupBy } from '../base/text.ts'
import { addParts, cutRuns, groupOf, type Run, rarityOf, readPart, type WordsPart } from './word-parts.ts'

/** A page whose words stand in the records under its key. */
export interface KeyedWords {
  /** The same for the same texts. */
  readonly key: string
  /** How many characters its words take. */
  readonly size: number
  /** How long each section is, one character a section. */
  readonly lengths: string
}

/** Joins the words of all pages, with sections counted through the whole handbook. */
export function joinWords(pages: readonly KeyedWords[], records: Records): readonly WordsPart[] {
  const { numbers, placesOf } = readAllWords(pages, records)
  const words = [...numbers.keys()]
    .sort()
    .map((word) => ({ word, text: writeWord(word, placesOf(numbers.get(word)!)) }))
  return addParts(words, '', rarityOf(pages), records)
}

/** All words with their places, sections counted through the whole handbook. There are millions of places. */
function readAllWords(pages: readonly KeyedWords[], records: Records) {
  const numbers = new Map<string, number>()
  const text = makeList()
  const heading = makeList()
  let number = 0
  const taker = {
    text: (one: number) => text.add(number, one),
    heading: (one: number) => heading.add(number, one),
  }
  let first = 0
  for (const { key, lengths } of pages) {
    readWords(records.read(key)!.toString(), first, (word) => {
      const earlier = numbers.get(word)
      number = earlier ?? numbers.size
      if (earlier === undefined) numbers.set(word, number)
      return taker
    })
    first += lengths.length
  }
  const [texts, headings] = [text, heading].map((list) => list.sort(numbers.size))
  return { numbers, placesOf: (number: number): TextPlaces => ({ text: texts!(number), heading: headings!(number) }) }
}

/** Values of many words, in the order in which they are found, to be sorted by word without another order. */
function makeList() {
  let words = new Uint32Array(1 << 16)
  let values = new Uint32Array(1 << 16)
  let length = 0
  return { add, sort }

  function add(word: number, value: number): void {
    if (length === words.length) {
      words = longer(words)
      values = longer(values)
    }
    words[length] = word
    values[length++] = value
  }

  /** Gives what gives the values of a word. */
  function sort(count: number): (word: number) => Uint32Array {
    const ends = new Uint32Array(count + 1)
    for (let at = 0; at < length; at++) ends[words[at]! + 1]!++
    for (let word = 0; word < count; word++) ends[word + 1]! += ends[word]!
    const sorted = new Uint32Array(length)
    const next = ends.slice()
    for (let at = 0; at < length; at++) sorted[next[words[at]!]!++] = values[at]!
    return (word) => sorted.subarray(ends[word], ends[word + 1])
  }
}

function longer(list: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const copy = new Uint32Array(list.length * 2)
  copy.set(list)
  return copy
}

/** What a page that changed says of a word now, as `writeWord` has it; nothing when it has it no more. */
interface Change {
  readonly first: number
  readonly sections: number
  readonly written: string
}

/**
 * The parts of an index with the words of the pages that changed since; undefined where all have to be joined again, because
 * there are more or fewer pages or sections, and so all are counted again, or a part does not begin where it began.
 */
export function replaceWords(
  before: { readonly pages: readonly KeyedWords[]; readonly parts: readonly WordsPart[] },
  pages: readonly KeyedWords[],
  records: Records,
): readonly WordsPart[] | undefined {
  const rarity = rarityOf(pages)
  if (rarity !== rarityOf(before.pages) || before.parts.length === 0) return undefined
  const changes = changedWords(before.pages, pages, records)
  if (!changes) return undefined
  const runs = cutRuns(before.parts, rarity)
  const changesOf = groupBy(
    [...changes].map((change) => [runs.findLast(([{ first }]) => first <= change[0])!, change] as const),
  )
  const replaced = runs.map((run) => {
    const words = changesOf.get(run)
    return words ? replaceInRun(run, words, rarity, records) : run
  })
  return replaced.includes(undefined) ? undefined : replaced.flatMap((parts) => parts!)
}

function changedWords(before: readonly KeyedWords[], pages: readonly KeyedWords[], records: Records) {
  if (before.length !== pages.length) return undefined
  const changes = new Map<string, Change[]>()
  let first = 0
  for (const [at, page] of pages.entries()) {
    const old = before[at]!
    const sections = page.lengths.length
    if (old.lengths.length !== sections) return undefined
    if (old.key !== page.key) {
      const [earlier, now] = [old, page].map(({ key }) => splitWords(records.read(key)!.toString()))
      for (const word of new Set([...earlier!.keys(), ...now!.keys()])) {
        const written = now!.get(word) ?? ''
        if (written === earlier!.get(word)) continue
        const change = { first, sections, written }
        const others = changes.get(word)
        if (others) others.push(change)
        else changes.set(word, [change])
      }
    }
    first += sections
  }
  return changes
}

function replaceInRun(
  run: Run,
  changes: readonly (readonly [word: string, changes: readonly Change[]])[],
  rarity: number,
  records: Records,
): readonly WordsPart[] | undefined {
  const [{ first }] = run
  const texts = splitWords(run.map(({ hash }) => readPart(hash, records)).join(''))
  for (const [word, changed] of changes) {
    const text = changePlaces(word, texts.get(word) ?? '', changed)
    if (text === '') texts.delete(word)
    else texts.set(word, text)
  }
  const words = [...texts].map(([word, text]) => ({ word, text })).sort((a, b) => (a.word < b.word ? -1 : 1))
  const isWhole = words.length > 0 && (first === '' || groupOf(words[0]!.word) === first)
  return isWhole ? addParts(words, first, rarity, records) : undefined
}

/** By word, what `writeWord` wrote of it. */
const splitWords = (written: string): Map<string, string> =>
  new Map((written.match(/[^ ]+ /g) ?? []).map((text) => [text.slice(0, text.indexOf('!')), text]))

/** A word as it is written with what has changed; nothing when no page has it any more. */
function changePlaces(word: string, written: string, changes: readonly Change[]): string {
  const places = readPlaces(written, 0)
  for (const { first, sections, written } of changes) {
    const now = readPlaces(written, first)
    for (const field of ['text', 'heading'] as const) {
      const others = places[field].filter((one) => placeIn(one) < first || placeIn(one) >= first + sections)
      places[field] = [...others, ...now[field]].sort((a, b) => a - b)
    }
  }
  return places.text.length + places.heading.length > 0 ? writeWord(word, places) : ''
}

function readPlaces(written: string, first: number) {
  const places = { text: [] as number[], heading: [] as number[] }
  const taker = { text: (one: number) => places.text.push(one), heading: (one: number) => places.heading.push(one) }
  readWords(written, first, () => taker)
  return places
}
