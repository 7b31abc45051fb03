import { type RuleId, rules } from './rules.ts'
import type { Message, Place } from './types.ts'

/** The start of a file, for problems that concern all of it. */
export const top: Place = { line: 1, column: 1, endLine: 1, endColumn: 1 }

type More = Partial<Pick<Message, 'expected' | 'mend' | 'related' | 'severity'>>

/** Makes a message. The only place where that is done, so that every message has a rule, a severity and a place. */
export function report(rule: RuleId, file: string, place: Place, message: string, more: More = {}): Message {
  return { rule, severity: rules[rule].severity, file, place, message, ...more }
}

/**
 * The candidates that `word` may have been meant to be, nearest first: at most three, each within a third of its
 * length in edits (insert, delete, replace, swap), ignoring case.
 */
export function nearest(word: string, candidates: Iterable<string>): string[] {
  const wanted = word.toLowerCase()
  return [...candidates]
    .map((candidate) => ({ candidate, distance: distance(wanted, candidate.toLowerCase()) }))
    .filter(
      ({ candidate, distance }) => distance <= Math.max(1, Math.floor(Math.max(wanted.length, candidate.length) / 3)),
    )
    .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, 3)
    .map(({ candidate }) => candidate)
}

/** A list of values for people: `em`, `tl` or `tlm`. */
export const oneOf = (values: readonly string[]): string =>
  values
    .map((value) => `\`${value}\``)
    .join(', ')
    .replace(/, ([^,]*)$/, ' or $1')

/** ", did you mean `x`?" or nothing. */
export const didYouMean = (near: readonly string[]): string => (near[0] ? `, did you mean \`${near[0]}\`?` : '')

// Optimal string alignment: a swap of neighbours, the most common slip, counts as one edit.
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > Math.max(a.length, b.length) / 3 + 1) return Number.POSITIVE_INFINITY
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let best = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, before[j - 2]! + 1)
      row.push(best)
    }
    before = last
    last = row
  }
  return last[b.length]!
}
