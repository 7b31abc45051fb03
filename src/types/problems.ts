/** What is wrong with a handbook, and where. */

import type { RuleId, Severity } from '../rules.ts'

/** A span as an editor shows it: lines and columns count from 1, columns in UTF-16 units, the end is exclusive. */
export interface Place {
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

/** A change of one file: `text` takes the place of a span. An insertion has an empty span; lines in `text` end with `\n`. */
export interface Edit {
  readonly file: string
  readonly place: Place
  readonly text: string
}

/** One problem. `file` is relative to the handbook's folder, with forward slashes. Made by `report()` only. */
export interface Message {
  readonly rule: RuleId
  readonly severity: Severity
  readonly file: string
  readonly place: Place
  /** What was found and what was expected, in one sentence. */
  readonly message: string
  /** Values that would have been accepted, nearest first. */
  readonly expected?: readonly string[]
  /** How to mend it, in the editor's words. */
  readonly mend?: string
  /** What mends it, where that is certain: no owner changes by it, and nothing else that a person has to decide. */
  readonly fix?: readonly Edit[]
  /** The second place, when two are at fault. */
  readonly related?: { readonly file: string; readonly place: Place; readonly message: string }
}

/** A problem that its page allows, and why. */
export interface Allowed extends Message {
  readonly reason: string
}
