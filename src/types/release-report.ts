import type { Message } from './problems.ts'

/** What is wrong with a release by the rules of today. It is published all the same: nobody can mend it any more. */
export interface ReleaseReport {
  readonly version: string
  readonly tag: string
  readonly pages: number
  readonly messages: readonly Message[]
  /** How many problems its pages allow. */
  readonly allowed: number
}
