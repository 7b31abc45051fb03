import type { Message } from '../types.ts'

/** A page is not renamed, and why, in a person's words. */
export class RenameError extends Error {
  readonly mend: string | undefined
  /** What stands in the way in the handbook, or would be wrong with it afterwards. */
  readonly problems: readonly Message[]

  constructor(message: string, mend?: string, problems: readonly Message[] = []) {
    super(message)
    this.name = 'RenameError'
    this.mend = mend
    this.problems = problems
  }
}
