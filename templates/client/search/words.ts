/** How text becomes words that can be compared, for everything that searches. */

/** One word of a text, and where it is. */
export interface Word {
  readonly at: number
  readonly text: string
}

/** May stand inside a word without being seen: soft hyphens, and what allows or forbids a break. */
const unseen = '\\u00AD\\u200B-\\u200D\\u2060'

/** What `C++` and `C#` end in belongs to them. */
const spaced = new RegExp(`[\\p{L}\\p{N}\\p{M}${unseen}]+[+#]*`, 'gu')

// Where no spaces are written, every character counts as a word.
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}]/u
const both = () =>
  new RegExp(`${unspaced.source}\\p{M}*|(?:(?!${unspaced.source})[\\p{L}\\p{N}\\p{M}${unseen}])+[+#]*`, 'gu')

const pattern = (text: string) => (unspaced.test(text) ? both() : spaced)

/** The words of a text. */
export const wordsOf = (text: string): string[] => text.match(pattern(text)) ?? []

/** The words of a text with their places. */
export const wordsIn = (text: string): Word[] =>
  [...text.matchAll(pattern(text))].map((match) => ({ at: match.index, text: match[0] }))

/** What all ways to write a word have in common: `Über` is found as `uber`, and `Straße` as `strasse`. */
export const folded = (word: string): string =>
  plain.test(word)
    ? word.toLowerCase()
    : word
        .replace(invisible, '')
        .toLowerCase()
        .replace(/[ßæœø]/g, (letter) => letters[letter]!)
        .normalize('NFKD')
        .replace(/\p{M}/gu, '')

const plain = /^[\w+#]*$/
const invisible = new RegExp(`[${unseen}]`, 'g')
const letters: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o' }

/** All that a word is found by: `Störung` as `storung` and as `stoerung`, which is how it is typed without an umlaut. */
export function spellings(word: string): string[] {
  const one = folded(word)
  const other = folded(
    word
      .normalize('NFC')
      .toLowerCase()
      .replace(/[äöüø]/g, (letter) => umlauts[letter]!),
  )
  return one === other ? [one] : [one, other]
}

const umlauts: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe' }

/** The words of a text that are written with hyphens, without these: `hand-off` is looked for as `handoff`, too. */
export const compounds = (text: string): string[] =>
  text.match(hyphened)?.map((word) => word.replace(/[-\u2010\u2011]/g, '')) ?? []

const hyphened = /[\p{L}\p{N}]+(?:[-\u2010\u2011][\p{L}\p{N}]+)+/gu

/** Words as they are written, with two that are known as one joined: of `on call`, where `oncall` is known. */
export function joinKnown(words: readonly string[], isKnown: (word: string) => boolean): string[] {
  const joined: string[] = []
  for (let at = 0; at < words.length; at++) {
    const pair = words[at]! + (words[at + 1] ?? '')
    const isOne = at + 1 < words.length && words[at]!.length > 1 && isKnown(pair)
    joined.push(isOne ? pair : words[at]!)
    if (isOne) at++
  }
  return joined
}

/** What a word has in common with its other forms: `hire` and `hired` with `hiring`, `plans` with `planning`, `promote` with `promotion`, `feasible` with `feasibility`. */
export const stem = (word: string): string =>
  word
    .replace(/^(.{3,}?)(ances?|ences?|[ai]bility|[ai]ble|ing|ions?|ed|es|s|e)$/, '$1')
    .replace(/([^aeiousl])\1$/, '$1')

/** The words of a question, folded, that say what it is about: of `who owns hiring`, the last. */
export const subjectWords = (words: readonly string[]): string[] => words.filter((word) => !asking.test(word))

const asking =
  /^(an?|about|and|are|at|be|can|could|do|does|for|from|go|have|how|i|if|in|is|it|me|my|need|of|on|or|our|owns?|please|s|should|that|the|their|them|there|they|this|to|us|was|we|what|when|where|which|who|whom|whose|why|will|with|would|you|your)$/
