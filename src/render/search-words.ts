import { placeIn, readWords, type TextPlaces, writeWord } from '../../templates/client/search/postings.ts'
import { hashContents } from '../base/files.ts'
import type { Records } from '../base/records.ts'
import { groupBy } from '../base/text.ts'

// The words of all pages in parts, each with the words from its first to that of the next. Where parts begin depends on the
// words near there alone, so that a page that changes leaves most of them as they are.

/** A page whose words are kept under its key. */
export interface KeyedWords {
  /** The same for the same texts. */
  readonly key: string
  /** How many characters its words take. */
  readonly size: number
  /** How long each section is, one character a section. */
  readonly lengths: string
}

/** Some words with where they are, which are kept by their hash. */
export interface WordsPart {
  readonly hash: string
  /** How its first words begin: no word of the part before it is as far down. */
  readonly first: string
}

/** A word with its places, as `writeWord` has it. */
interface WrittenWord {
  readonly word: string
  readonly text: string
}

/** So many characters are a part, unless one word takes more. */
const mostWords = 20_000

/** Joins the words of all pages, with sections counted through the whole handbook. */
export function joinWords(pages: readonly KeyedWords[], kept: Records): readonly WordsPart[] {
  const { numbers, placesOf } = readAllWords(pages, kept)
  const words = [...numbers.keys()]
    .sort()
    .map((word) => ({ word, text: writeWord(word, placesOf(numbers.get(word)!)) }))
  return addParts(cutWords(words, '', rarityOf(pages)), kept)
}

/** All words with their places, sections counted through the whole handbook. There are millions of places. */
function readAllWords(pages: readonly KeyedWords[], kept: Records) {
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
    readWords(kept.read(key)!.toString(), first, (word) => {
      const known = numbers.get(word)
      number = known ?? numbers.size
      if (known === undefined) numbers.set(word, number)
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
  kept: Records,
): readonly WordsPart[] | undefined {
  const rarity = rarityOf(pages)
  if (rarity !== rarityOf(before.pages) || before.parts.length === 0) return undefined
  const changes = changedWords(before.pages, pages, kept)
  if (!changes) return undefined
  const runs = cutRuns(before.parts, rarity)
  const changesOf = groupBy(
    [...changes].map((change) => [runs.findLast(([{ first }]) => first <= change[0])!, change] as const),
  )
  const replaced = runs.map((run) => {
    const words = changesOf.get(run)
    return words ? replaceInRun(run, words, rarity, kept) : run
  })
  return replaced.includes(undefined) ? undefined : replaced.flatMap((parts) => parts!)
}

function changedWords(before: readonly KeyedWords[], pages: readonly KeyedWords[], kept: Records) {
  if (before.length !== pages.length) return undefined
  const changes = new Map<string, Change[]>()
  let first = 0
  for (const [at, page] of pages.entries()) {
    const old = before[at]!
    const sections = page.lengths.length
    if (old.lengths.length !== sections) return undefined
    if (old.key !== page.key) {
      const [earlier, now] = [old, page].map(({ key }) => splitWords(kept.read(key)!.toString()))
      for (const word of new Set([...earlier!.keys(), ...now!.keys()])) {
        const written = now!.get(word) ?? ''
        if (written === earlier!.get(word)) continue
        const change = { first, sections, written }
        const known = changes.get(word)
        if (known) known.push(change)
        else changes.set(word, [change])
      }
    }
    first += sections
  }
  return changes
}

/** Parts from one boundary to the next. */
type Run = readonly [WordsPart, ...WordsPart[]]

function cutRuns(parts: readonly WordsPart[], rarity: number): readonly Run[] {
  const runs: [WordsPart, ...WordsPart[]][] = []
  for (const part of parts)
    if (part.first === '' || (part.first === groupOf(part.first) && isBoundary(part.first, rarity))) runs.push([part])
    else runs.at(-1)!.push(part)
  return runs
}

function replaceInRun(
  run: Run,
  changes: readonly (readonly [word: string, changes: readonly Change[]])[],
  rarity: number,
  kept: Records,
): readonly WordsPart[] | undefined {
  const [{ first }] = run
  const texts = splitWords(run.map(({ hash }) => readPart(hash, kept)).join(''))
  for (const [word, changed] of changes) {
    const text = changePlaces(word, texts.get(word) ?? '', changed)
    if (text === '') texts.delete(word)
    else texts.set(word, text)
  }
  const words = [...texts].map(([word, text]) => ({ word, text })).sort((a, b) => (a.word < b.word ? -1 : 1))
  const isWhole = words.length > 0 && (first === '' || groupOf(words[0]!.word) === first)
  return isWhole ? addParts(cutWords(words, first, rarity), kept) : undefined
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

// How words are cut into parts

function addParts(parts: readonly CutPart[], kept: Records): readonly WordsPart[] {
  return parts.map(([first, words]) => {
    const text = words.map(({ text }) => text).join('')
    const hash = hashContents(`${first}\n${text}`)
    if (!kept.find(partKey(hash))) kept.add(partKey(hash), text)
    return { hash, first }
  })
}

/** Under which a part is kept. */
export const partKey = (hash: string): string => `#${hash}`

/** The words of a part, as `writeWord` has them. */
export const readPart = (hash: string, kept: Records): string => kept.read(partKey(hash))!.toString()

/**
 * How a word begins. Words that begin alike stay together where they can, because who looks for one of them means the others as
 * well. Of Chinese, Japanese and Korean a word is a pair of characters, and there are thousands of these.
 */
const groupOf = (word: string): string => word.slice(0, word.charCodeAt(0) < 0x2e80 ? 3 : 1)

/**
 * One group of how many begins a part, however long the one before it is. A power of two, so that it stays the same while a
 * handbook grows a little. There are some 4,000 groups, and words that pages have in common take less than half of the room.
 */
function rarityOf(pages: readonly KeyedWords[]): number {
  const size = pages.reduce((sum, { size }) => sum + size, 0) * 0.4
  return 2 ** Math.max(0, Math.round(Math.log2((mostWords * 4000) / size)))
}

/** Whether a group begins a part wherever it is. By its letters alone, as if by chance (FNV-1a). */
function isBoundary(group: string, rarity: number): boolean {
  let hash = 0x811c9dc5
  for (let at = 0; at < group.length; at++) hash = Math.imul(hash ^ group.charCodeAt(at), 0x01000193)
  return ((hash ^ (hash >>> 15)) & (rarity - 1)) === 0
}

type CutPart = [first: string, words: WrittenWord[]]

/** Cuts words, which are in order, at boundaries, and between these when a part is full: between groups if it can be. */
function cutWords(words: readonly WrittenWord[], first: string, rarity: number): readonly CutPart[] {
  const parts: CutPart[] = []
  let room = 0
  for (const [group, alike] of groupBy(words.map((one) => [groupOf(one.word), one] as const))) {
    const length = lengthOf(alike)
    const isFirst = parts.length === 0
    if (isFirst || isBoundary(group, rarity) || length > room) {
      parts.push([isFirst ? first : group, []])
      room = mostWords
    }
    if (length <= room) {
      parts.at(-1)![1].push(...alike)
      room -= length
      continue
    }
    for (const one of alike) {
      if (one.text.length > room && parts.at(-1)![1].length > 0) {
        parts.push([one.word, []])
        room = mostWords
      }
      parts.at(-1)![1].push(one)
      room -= one.text.length
    }
  }
  return parts
}

const lengthOf = (words: readonly WrittenWord[]) => words.reduce((sum, { text }) => sum + text.length, 0)
