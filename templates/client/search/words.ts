/** One word of a text, and where it stands. */
export interface Word {
  readonly at: number
  readonly text: string
}

/** What `C++` and `C#` end in belongs to them. */
const spaced = /[\p{L}\p{N}\p{M}]+[+#]*/gu

// Where no spaces are written, every character counts as a word.
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}]/u
const both = new RegExp(`${unspaced.source}\\p{M}*|(?:(?!${unspaced.source})[\\p{L}\\p{N}\\p{M}])+[+#]*`, 'gu')

const pattern = (text: string) => (unspaced.test(text) ? both : spaced)

/** The words of a text. */
export const wordsOf = (text: string): string[] => text.match(pattern(text)) ?? []

/** The words of a text with their places. */
export const wordsIn = (text: string): Word[] =>
  [...text.matchAll(pattern(text))].map((match) => ({ at: match.index, text: match[0] }))

/** What all ways to write a word have in common: `Über` is found as `uber`. */
export const folded = (word: string): string =>
  (plain.test(word) ? word : word.normalize('NFKD').replace(/\p{M}/gu, '')).toLowerCase()

const plain = /^[\w+#]*$/
