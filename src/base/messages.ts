import { type RuleId, rules, type Severity } from '../rules/rules.ts'
import { byText } from './text.ts'

/** Why something cannot be, and what may help. */
export interface Fault {
  readonly message: string
  readonly hint: string
}

/** The start of a file, for problems that concern all of it. */
export const topOfFile: Place = { line: 1, column: 1, endLine: 1, endColumn: 1 }

/** The whole of a file. */
export const topOf = (file: string): FilePlace => ({ file, place: topOfFile })

type More = Partial<Pick<Message, 'cause' | 'expected' | 'fix' | 'saves' | 'hint' | 'related' | 'severity' | 'absent'>>

/** Makes a message. The only place where that is done, so that every message has a rule, a severity and a place. */
export function report(rule: RuleId, { file, place }: FilePlace, message: string, more: More = {}): Message {
  const severity = more.severity ?? rules[rule].severity
  return { rule, file, place, message, ...more, severity }
}

/** Whether a handbook must not be published as it is. */
export const hasErrors = (messages: readonly Message[]): boolean =>
  messages.some(({ severity }) => severity === 'error')

/**
 * The candidates that `word` may have been meant to be, nearest first: at most three, each within a third of its
 * length in edits (insert, delete, replace, swap), ignoring case. Of a word as short as `em` almost any other is one
 * letter away, so among those only swapped, doubled and forgotten letters count.
 */
export function findNearest(word: string, candidates: Iterable<string>): string[] {
  const wanted = word.toLowerCase()
  const near: { candidate: string; edits: number }[] = []
  for (const candidate of candidates) {
    const limit = Math.max(1, Math.floor(Math.max(word.length, candidate.length) / 3))
    if (Math.abs(word.length - candidate.length) > limit) continue
    const other = candidate.toLowerCase()
    const edits = distance(wanted, other, limit)
    if (edits <= limit && !isChance(wanted, other)) near.push({ candidate, edits })
  }
  return near
    .sort((a, b) => a.edits - b.edits || byText(a.candidate, b.candidate))
    .slice(0, 3)
    .map(({ candidate }) => candidate)
}

/** Whether two short words are alike only because short words are: neither a swap nor one the beginning of the other. */
function isChance(a: string, b: string): boolean {
  if (a.length > 3 || b.length > 3) return false
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return short.length === long.length ? [...a].sort().join() !== [...b].sort().join() : !long.startsWith(short)
}

/** A list of values for people: `em`, `tl` or `tlm`. */
export const joinWithOr = (values: readonly string[]): string =>
  values
    .map((value) => `\`${value}\``)
    .join(', ')
    .replace(/, ([^,]*)$/, ' or $1')

/** ", did you mean `x`?" or nothing. */
export const didYouMean = (near: readonly string[]): string => (near[0] ? `, did you mean \`${near[0]}\`?` : '')

/** How many letters have to be inserted, deleted, replaced or swapped to make one word of the other. */
export const editDistance = (a: string, b: string): number => distance(a, b, Math.max(a.length, b.length))

// Optimal string alignment: a swap of neighbours, the most common slip, counts as one edit. Gives up beyond `limit`.
function distance(a: string, b: string, limit: number): number {
  let before = new Uint16Array(b.length + 1)
  let last = Uint16Array.from({ length: b.length + 1 }, (_, index) => index)
  let row = new Uint16Array(b.length + 1)
  let leastBefore = 0
  for (let i = 1; i <= a.length; i++) {
    let least = i
    row[0] = i
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1)
      let best = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1))
      const swapped =
        i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1)
      if (swapped) best = Math.min(best, before[j - 2]! + 1)
      row[j] = best
      if (best < least) least = best
    }
    // A swap reaches back two rows.
    if (least > limit && leastBefore > limit) return least
    leastBefore = least
    ;[before, last, row] = [last, row, before]
  }
  return last[b.length]!
}

/** A message's `fix`, or nothing of it where the fix is not certain. */
export interface Fix {
  readonly fix?: readonly Edit[]
}

/** Writes `text` over a span. */
export const replaceSpan = (file: string, place: Place, text: string): Fix => ({ fix: [{ file, place, text }] })

/** Puts `open` before and `close` after what is `written` at a place, if that is all there is on a single line. */
export function encloseText(
  file: string,
  place: Place,
  written: string,
  [open, close]: readonly [string, string],
): Fix {
  const { line, column, endLine, endColumn } = place
  if (line !== endLine || endColumn - column !== written.length) return {}
  const end = { line, column: endColumn, endLine, endColumn }
  return {
    fix: [
      { file, place: { ...end, column, endColumn: column }, text: open },
      { file, place: end, text: close },
    ],
  }
}

/** Puts a value in double quotes, if between them it says the same. What follows a `#` may be a comment. */
export const quoteValue = (file: string, place: Place, written: string): Fix =>
  /["\\#]/.test(written) ? {} : encloseText(file, place, written, ['"', '"'])

/** A span as an editor shows it: lines and columns count from 1, columns in UTF-16 units, the end is exclusive. */
export interface Place {
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

/** A place and the file it is in, by its path from the handbook's folder with forward slashes. */
export interface FilePlace {
  readonly file: string
  readonly place: Place
}

/** A change of one file: `text` takes the place of a span. An insertion has an empty span; lines in `text` end with `\n`. */
export interface Edit extends FilePlace {
  readonly text: string
}

/** One problem. Made by `report()` only. */
export interface Message extends FilePlace {
  readonly rule: RuleId
  readonly severity: Severity
  /** What was found and what was expected, in one sentence. */
  readonly message: string
  /** What it has in common with other messages of its rule, where they differ: fixing it fixes all of them. */
  readonly cause?: string
  /** Values that would have been accepted, nearest first. */
  readonly expected?: readonly string[]
  /** What to do about it, in the editor's words: the advice beside `fix`, which is the edit. */
  readonly hint?: string
  /** What fixes it, where that is certain: no owner changes by it, and nothing else that a person has to decide. */
  readonly fix?: readonly Edit[]
  /** Files that the fix writes besides: each has what is written at a place, decoded. */
  readonly saves?: readonly (FilePlace & { readonly path: string })[]
  /** The second place, when two are at fault. */
  readonly related?: FilePlace & { readonly message: string }
  /** The file is not there yet. */
  readonly absent?: true | undefined
}

/** A problem that its page allows, and why. */
export interface AllowedMessage extends Message {
  readonly reason: string
}

/** What is wrong with a release by today's rules. It is published all the same, because nobody can fix it any more. */
export interface ReleaseReport {
  readonly version: string
  readonly tag: string
  readonly pages: number
  readonly messages: readonly Message[]
  /** How many problems its pages allow. */
  readonly allowed: number
}
