/** The site could not be written, in a person's words. The caller prints `message` and `mend`; a stack would tell nothing more. */
export class WriteError extends Error {
  readonly mend: string

  constructor(message: string, mend: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'WriteError'
    this.mend = mend
  }
}
