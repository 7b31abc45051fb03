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
  return [...new Set(all.filter((word) => !asking.test(word)).map(stem))]
}

/** How many of the words begin a word of a folded text. Where no spaces are written, they begin anywhere. */
export const fits = (text: string, words: readonly string[]): number =>
  words.filter((word) => text.includes(word < '\u0e00' ? ` ${word}` : word)).length

/** `hired` and `hires` are found by `hiring`, and `plans` by `planning`. */
const stem = (word: string): string =>
  word.length < 5 ? word : word.replace(/(ing|ed|es|s|e)$/, '').replace(/([^aeiousl])\1$/, '$1')

const asking =
  /^(an?|about|and|are|can|do|does|for|go|have|how|i|in|is|it|me|my|need|of|on|our|owns?|the|to|we|what|when|which|who|whom|with)$/
