import type { Edit } from '../types.ts'

/**
 * A text with edits made to it, which all are of one file. Of edits that overlap the first one given is made. All else
 * stays as it is, line ends too, and new lines end as those do that are there.
 */
export function fixed(text: string, edits: readonly Edit[]): string {
  const lineEnd = /\r?\n/.exec(text)?.[0] ?? '\n'
  let result = text
  for (const { from, to, text: written } of spansOf(text, edits).reverse())
    result = result.slice(0, from) + written.replaceAll('\n', lineEnd) + result.slice(to)
  return result
}

/** The edits that `fixed` makes, in order of place: those whose place the text has and that no earlier one overlaps. */
export function spansOf(text: string, edits: readonly Edit[]): Span[] {
  const starts = lineStarts(text)
  const chosen: Span[] = []
  for (const { place, text: written } of edits) {
    const from = offsetOf(place.line, place.column, starts, text)
    const to = offsetOf(place.endLine, place.endColumn, starts, text)
    if (from === undefined || to === undefined || to < from) continue
    const span = { from, to, text: written }
    if (!chosen.some((other) => overlap(span, other))) chosen.push(span)
  }
  return chosen.sort((a, b) => a.from - b.from || a.to - b.to)
}

interface Span {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** Two insertions at one place overlap; one beside a span that is replaced does not. */
const overlap = (a: Span, b: Span): boolean => (a.from < b.to && b.from < a.to) || (a.from === b.from && a.to === b.to)

function lineStarts(text: string): readonly number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** Columns end with the line: the line's end is no part of it. */
function offsetOf(line: number, column: number, starts: readonly number[], text: string): number | undefined {
  const start = starts[line - 1]
  if (start === undefined || column < 1) return undefined
  const next = starts[line]
  const end = next === undefined ? text.length : next - (text[next - 2] === '\r' ? 2 : 1)
  return start + column - 1 <= end ? start + column - 1 : undefined
}
