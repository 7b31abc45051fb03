import { joinWithOr } from '../base/messages.ts'

/** What a cell says of a role and a duty. `P` performs, as in RAPID, and `O` is left out, as in CAIRO. */
export type Letter = 'A' | 'R' | 'D' | 'C' | 'I' | 'S' | 'P' | 'O' | 'tick'

/** What the letters of a sheet stand for, which differs from one sheet to another. */
interface LetterSystem {
  readonly kind: 'RACI' | 'RAPID' | 'VDBI'
  readonly letters: Readonly<Record<string, Letter>>
}

/** RACI, RASCI, CAIRO and DACI, whose letters go together. `A` is for accountable, in DACI for approver. */
const raci: LetterSystem = { kind: 'RACI', letters: { A: 'A', R: 'R', C: 'C', I: 'I', S: 'S', D: 'D', O: 'O' } }

/** Recommend, agree, perform, input, decide. */
const rapid: LetterSystem = { kind: 'RAPID', letters: { R: 'R', A: 'A', P: 'P', I: 'I', D: 'D' } }

/** Verantwortung, Durchführung, Beratung, Information, and of DEMI Entscheidung and Mitwirkung. */
const german: LetterSystem = { kind: 'VDBI', letters: { V: 'A', D: 'R', B: 'C', I: 'I', M: 'S', E: 'A' } }

const words: Readonly<Record<Letter, string>> = {
  A: 'accountable approver approves owner owns verantwortlich verantwortung rechenschaftspflichtig entscheidung entscheidet',
  R: 'responsible responsibility recommends recommend durchführung durchführend ausführung ausführend',
  D: 'driver drives decides decider',
  C: 'consulted consult contributor contributes beratung beratend konsultiert',
  I: 'informed inform input information informiert',
  S: 'support supports supporting supportive unterstützung unterstützend mitwirkung mitwirkend mitarbeit',
  P: 'perform performs performer',
  O: 'omitted',
  tick: 'x y yes ja true 1 × ✕ ✖ ✓ ✔ √ ✅ ☑ ☒ 🗸 🗹 ● • ■ ◉ ⬤',
}

const byWord: ReadonlyMap<string, Letter> = new Map(
  (Object.entries(words) as [Letter, string][]).flatMap(([letter, own]) =>
    own.split(' ').map((word) => [word, letter] as const),
  ),
)

const nothing = new Set('- – — no n nein n/a na none false 0 ✗ ✘ ❌ ☐ ○'.split(' ').concat(''))

/** Reads cells of one sheet. */
export interface LetterReader extends Pick<LetterSystem, 'kind'> {
  /**
   * What is written in a cell: letters in any order, words for them, or a tick, with or without words behind them as in
   * `A (for now)`. Undefined when it is anything else.
   */
  readonly read: (cell: string) => readonly Letter[] | undefined
  /** What a cell may say, for people. */
  readonly expected: string
}

/** Finds out by the letters of a sheet what they stand for. */
export function findLetters(rows: readonly (readonly string[])[]): LetterReader {
  const cells = rows.flatMap((row) => row.slice(1)).filter(isMark)
  const used = new Set(cells.flatMap((cell) => cell.toUpperCase().match(/\p{L}/gu) ?? []))
  const hasAll = (...letters: string[]) => letters.every((letter) => used.has(letter))
  const isGerman = (hasAll('V') || hasAll('E')) && !used.has('A') && !used.has('R')
  const system = isGerman ? german : hasAll('P', 'D') && (used.has('R') || used.has('A')) ? rapid : raci
  const { kind, letters } = system
  // `RA` and `ACI` are letters without anything between; `Ada` is a name.
  const isGlued = (word: string) =>
    /^(?:\p{Lu}{2,4}|\p{Ll}{2,4})$/u.test(word) &&
    new Set(word).size === word.length &&
    [...word.toUpperCase()].every((one) => one in letters)

  function readWords(cell: string): readonly Letter[] | undefined {
    const text = plainText(cell)
    if (nothing.has(text.toLowerCase())) return []
    const words = text.split(/[\s/\\,;+&|.()*-]+|\b(?:and|und)\b/i).filter((word) => word !== '')
    const read = words.map((word) => {
      const letter = letters[word.toUpperCase()] ?? byWord.get(word.toLowerCase())
      return letter ? [letter] : isGlued(word) ? [...word.toUpperCase()].map((one) => letters[one]!) : undefined
    })
    return words.length === 0 || read.includes(undefined) ? undefined : [...new Set(read.flat() as Letter[])]
  }

  return {
    kind,
    read: (cell) => readWords(cell) ?? readWords(/^([^(:*–—-]+)[(:*–—-]/.exec(cell)?.[1] ?? '?'),
    expected: joinWithOr([...Object.keys(letters), 'x']),
  }
}

const plainText = (cell: string): string =>
  cell
    .normalize('NFKC')
    .replace(/\ufe0f/g, '')
    .trim()

/** Whether a cell is single letters or signs, be they known or not. */
export const isMark = (cell: string): boolean => /^[^\s\d](?:[\s/\\,;+&|.()*-]+[^\s\d])*[.*)]?$/u.test(plainText(cell))

/** Whether a text explains letters, as `R = Responsible` and `Legend` do. */
export function isLegend(text: string): boolean {
  if (/^[^\p{L}]*(?:legende?|key|schlüssel|abkürzungen)(?!\p{L})/iu.test(text)) return true
  const [, separator = '', word = ''] = /^[^\p{L}\p{N}]*\p{L}([^\p{L}\p{N}]+)(\p{L}+)/u.exec(text) ?? []
  return /[=:→]|\s[–-]\s/.test(separator) || (separator !== '' && byWord.has(word.toLowerCase()))
}
