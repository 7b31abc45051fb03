import type { Fault } from '../types.ts'

/** Why a site with releases cannot be built, and what may help. */
export class ReleaseError extends Error {
  override readonly name = 'ReleaseError'
  readonly mend: string

  constructor({ message, mend }: Fault) {
    super(message)
    this.mend = mend
  }
}
