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

// Where words run together, or are changed by what is joined to them, text is found by pairs of characters.
const paired =
  '(?:(?=[\\p{L}\\p{N}])[\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{scx=Hangul}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}])'
export const anyPaired = new RegExp(paired, 'u')
const pairedCharacter = new RegExp(`${paired}\\p{M}*`, 'gu')
const runs = new RegExp(`(?:${paired}\\p{M}*)+|(?:(?!${paired})[\\p{L}\\p{N}\\p{M}${unseen}])+[+#]*`, 'gu')

/**
 * The words of a text as a search has them, with their places. Where no spaces are written each two characters are one, and
 * the last of a run stands for itself, so that every single one can be found, too.
 */
export const searchWordsIn = (text: string): Word[] =>
  [...text.matchAll(anyPaired.test(text) ? runs : spaced)].flatMap(({ index, 0: run }) => {
    if (!anyPaired.test(run)) return { at: index, text: run }
    const characters = charactersOf(run)
    let at = index
    return pairsOf(characters).map((pair, number) => {
      const word = { at, text: pair }
      at += characters[number]!.length
      return word
    })
  })

/** The same without their places. */
export function searchWordsOf(text: string): string[] {
  if (!anyPaired.test(text)) return text.match(spaced) ?? []
  const words: string[] = []
  for (const run of text.match(runs) ?? []) {
    if (anyPaired.test(run)) words.push(...pairsOf(charactersOf(run)))
    else words.push(run)
  }
  return words
}

/** The words of what somebody looks for: a single character only where it stands alone. */
export const queryWordsOf = (text: string): string[] =>
  (text.match(anyPaired.test(text) ? runs : spaced) ?? []).flatMap((run) => {
    if (!anyPaired.test(run)) return run
    const pairs = pairsOf(charactersOf(run))
    return pairs.length > 1 ? pairs.slice(0, -1) : pairs
  })

/** Characters with their marks. */
const charactersOf = (run: string): readonly string[] => run.match(pairedCharacter) ?? []

const pairsOf = (characters: readonly string[]) => characters.map((one, at) => one + (characters[at + 1] ?? ''))

/** Whether a word is one character that others are written to without a space. */
export const isSingle = (word: string): boolean => charactersOf(word).length === 1

/** The words of a text. */
export const wordsOf = (text: string): string[] => text.match(pattern(text)) ?? []

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
        // Syllables of Korean are one character again.
        .normalize('NFC')

const plain = /^[\w+#]*$/
const invisible = new RegExp(`[${unseen}]`, 'g')
const letters: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o' }

/** All that a word is found by: `Störung` as `storung` and as `stoerung`, which is how it is typed without an umlaut. */
export function spellings(word: string): string[] {
  if (plain.test(word)) return [word.toLowerCase()]
  const one = folded(word)
  const composed = word.normalize('NFC').toLowerCase()
  const typed = composed.replace(/[äöüø]/g, (letter) => umlauts[letter]!)
  if (typed === composed) return [one]
  const other = folded(typed)
  return one === other ? [one] : [one, other]
}

const umlauts: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe' }

/** The words of a text that are written with hyphens, without these: `hand-off` is looked for as `handoff`, too. */
export const compounds = (text: string): string[] =>
  hyphen.test(text) ? (text.match(hyphened)?.map((word) => word.replace(/[-\u2010\u2011]/g, '')) ?? []) : []

const hyphen = /[-\u2010\u2011]/
// From the beginning of a word alone, so that no word is looked at again from each of its letters.
const hyphened = /(?<![\p{L}\p{N}])[\p{L}\p{N}]+(?:[-\u2010\u2011][\p{L}\p{N}]+)+/gu

/**
 * Words as they are written, with two that are known as one joined: of `on call`, where `oncall` is known. Not joined are two
 * that only ask, as in `give it to me`, for Tom, and a word with the `to` behind it, for a key such as `reportsTo`.
 */
export function joinKnown(words: readonly string[], isKnown: (word: string) => boolean): string[] {
  const joined: string[] = []
  for (let at = 0; at < words.length; at++) {
    const pair = words[at]! + (words[at + 1] ?? '')
    const isSubject = words[at + 1] !== 'to' && subjectWords(words.slice(at, at + 2)).length > 0
    const isOne = at + 1 < words.length && words[at]!.length > 1 && isSubject && isKnown(pair)
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
