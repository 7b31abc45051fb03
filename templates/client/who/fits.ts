import { about } from '../search/about.ts'
import { stem } from '../search/stem.ts'

/** All words of a text as they are compared, each after a space. */
export const folded = (text: string): string =>
  (
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
    .map((word) => ` ${word}`)
    .join('')

/** The words of a question that say what it is about, without their endings: `who owns hiring` is about `hir`. */
export function wanted(question: string): readonly string[] {
  const all = folded(question).split(' ').slice(1)
  return [...new Set(about(all).map(stem))]
}

/** A word, or its beginning where no text has all of it: what a slip of the finger has left whole. */
export function nearest(word: string, texts: readonly string[]): string {
  const least = Math.max(4, word.length * 0.6)
  for (let length = word.length; length >= least; length--) {
    const beginning = word.slice(0, length)
    if (texts.some((text) => fits(text, [beginning]) > 0)) return beginning
  }
  return word
}

/** How many of the words begin a word of a folded text. Where no spaces are written, they begin anywhere. */
export const fits = (text: string, words: readonly string[]): number =>
  words.filter((word) => text.includes(word < '\u0e00' ? ` ${word}` : word)).length
