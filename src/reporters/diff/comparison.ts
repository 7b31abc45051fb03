import type { HandbookDiff, Message } from '../../types.ts'

/** Two handbooks side by side, as the reporters tell of it. */
export interface Comparison {
  readonly diff: HandbookDiff
  /** What the two are called: a ref, a folder, `working tree`. */
  readonly from: string
  readonly to: string
  /** The version of the older one, if its name says it, and the one that the bump makes of it. */
  readonly versions?: { readonly from: string; readonly to: string }
  /** How many errors each has. What they hide cannot be compared. */
  readonly errors: { readonly from: number; readonly to: number }
  /** Problems that only the newer handbook has, and that only the older one had. */
  readonly introduced: readonly Message[]
  readonly solved: readonly Message[]
  /** Put before the path of every page of the newer handbook, and of the older one. */
  readonly prefix: string
  readonly prefixBefore: string
}
