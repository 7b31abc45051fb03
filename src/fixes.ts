import type { Edit, Place } from './types.ts'

/** A message's `fix`, or nothing of it where the mend is not certain. */
export interface Fix {
  readonly fix?: readonly Edit[]
}

/** Writes `text` over a span. */
export const overwrite = (file: string, place: Place, text: string): Fix => ({ fix: [{ file, place, text }] })

/** Puts `open` before and `close` after what is `written` at a place, if that is all there is on a single line. */
export function enclose(file: string, place: Place, written: string, [open, close]: readonly [string, string]): Fix {
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
export const enquote = (file: string, place: Place, written: string): Fix =>
  /["\\#]/.test(written) ? {} : enclose(file, place, written, ['"', '"'])
