// Where no spaces are written, words begin and end anywhere.
const unspaced = '[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}]'
const endsUnspaced = new RegExp(`${unspaced}\\p{M}*$`, 'u')
const startsUnspaced = new RegExp(`^${unspaced}`, 'u')

/** Source of what follows a name that is a word of its own: it goes on neither at once nor after a hyphen. */
export const endOf = (name: string): string =>
  endsUnspaced.test(name) ? '' : '(?![\\p{L}\\p{N}\\p{M}_]|-[\\p{L}\\p{N}])'

/** Whether what stands at a place of a text goes on with a word that began before. */
export const isWithinWord = (text: string, at: number): boolean =>
  /[\p{L}\p{N}\p{M}_@]-?$/u.test(text.slice(Math.max(0, at - 4), at)) && !startsUnspaced.test(text.slice(at, at + 2))
