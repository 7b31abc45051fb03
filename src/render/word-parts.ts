import { hashContents } from '../base/files.ts'
import type { Records } from '../base/records.ts'
import { groupBy } from '../base/text.ts'

// The words of all pages in parts, each with the words from its first to that of the next. Where parts begin depends on the
// words near there alone, so that a page that changes leaves most of them as they are.

/** Some words with where they are, which stand in the records by their hash. */
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

/**
 * The key of a record of the search: of the index without its words, of a part of the words by its hash, or of who to go to
 * by what that depends on. The words of a page stand under the page's own key, which is a hash and nothing else.
 */
export const recordKey = (of: 'index' | 'part' | 'answers', hash = ''): string => `${hash}#${of}`

/** Cuts words, which are in order, into parts, of which the first begins with `first`, and adds those to the records that are not there. */
export function addParts(
  words: readonly WrittenWord[],
  first: string,
  rarity: number,
  records: Records,
): readonly WordsPart[] {
  return cutWords(words, first, rarity).map(([first, words]) => {
    const text = words.map(({ text }) => text).join('')
    const hash = hashContents(`${first}\n${text}`)
    const key = recordKey('part', hash)
    if (!records.find(key)) records.add(key, text)
    return { hash, first }
  })
}

/** The words of a part, as `writeWord` has them. */
export const readPart = (hash: string, records: Records): string => records.read(recordKey('part', hash))!.toString()

/**
 * How a word begins. Words that begin alike stay together where they can, because who looks for one of them means the others as
 * well. Of Chinese, Japanese and Korean a word is a pair of characters, and there are thousands of these.
 */
export const groupOf = (word: string): string => word.slice(0, word.charCodeAt(0) < 0x2e80 ? 3 : 1)

/**
 * One group of how many begins a part, however long the one before it is. A power of two, so that it stays the same while a
 * handbook grows a little. There are some 4,000 groups, and words that pages have in common take less than half of the room.
 */
export function rarityOf(pages: readonly { readonly size: number }[]): number {
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

/** Parts from one boundary to the next. */
export type Run = readonly [WordsPart, ...WordsPart[]]

/** Parts in runs, each of which begins at a boundary. */
export function cutRuns(parts: readonly WordsPart[], rarity: number): readonly Run[] {
  const runs: [WordsPart, ...WordsPart[]][] = []
  for (const part of parts)
    if (part.first === '' || (part.first === groupOf(part.first) && isBoundary(part.first, rarity))) runs.push([part])
    else runs.at(-1)!.push(part)
  return runs
}
