/** The server cannot be started as asked. `mend` says what to do about it. */
export class DevError extends Error {
  override readonly name = 'DevError'
  readonly mend: string

  constructor(message: string, mend: string, options?: ErrorOptions) {
    super(message, options)
    this.mend = mend
  }
}
