/** What a cell says of a role and a duty. */
export type Letter = keyof typeof meanings | 'tick'

/** What the letters of RACI, DACI and their kin stand for. `A` is for accountable, in DACI for approver. */
export const meanings = {
  A: ['accountable', 'a'],
  R: ['responsible', 'responsibility', 'r'],
  D: ['driver', 'drives', 'd'],
  C: ['consulted', 'consult', 'contributor', 'contributes', 'c'],
  I: ['informed', 'inform', 'i'],
  S: ['support', 'supports', 'supporting', 'supportive', 's'],
} as const

const byWord = new Map<string, Letter>([
  ...Object.entries(meanings).flatMap(([letter, words]) => words.map((word) => [word, letter as Letter] as const)),
  ...['approver', 'approves', 'owner', 'owns'].map((word) => [word, 'A'] as const),
  ...['x', 'y', 'yes', 'true', '1', '✓', '✔', '√', '✅', '☑', '☒', '●', '•', '■'].map(
    (word) => [word, 'tick'] as const,
  ),
])

const nothing = new Set(['', '-', '–', '—', 'no', 'n', 'n/a', 'na', 'none', 'false', '0', '✗', '✘', '❌', '☐', '○'])

/**
 * What is written in a cell: letters in any order, words for them, or a tick, with or without words behind them as in
 * `A (for now)`. Undefined when it is anything else.
 */
export function readLetters(cell: string): readonly Letter[] | undefined {
  return readWords(cell) ?? readWords(/^([^(:*–—-]+)[(:*–—-]/.exec(cell)?.[1] ?? '?')
}

function readWords(cell: string): readonly Letter[] | undefined {
  const text = cell
    .normalize('NFKC')
    .replace(/\ufe0f/g, '')
    .toLowerCase()
    .trim()
  if (nothing.has(text)) return []
  const words = text.split(/[\s/\\,;+&|.()*-]+|\band\b/).filter((word) => word !== '')
  const letters = words.map((word) => {
    const letter = byWord.get(word)
    // `RA` and `ACI` are letters without anything between.
    return letter ? [letter] : /^[racdis]{2,4}$/.test(word) ? [...word].map((one) => byWord.get(one)!) : undefined
  })
  return words.length === 0 || letters.includes(undefined) ? undefined : [...new Set(letters.flat() as Letter[])]
}
