// Errors apart from messages: the command line needs them, and starts without the texts of all rules.

/** The code of a system error such as `ENOENT`, or undefined for any other error. */
export function errorCode(fault: unknown): string | undefined {
  const code = fault instanceof Error && 'syscall' in fault && 'code' in fault ? fault.code : undefined
  return typeof code === 'string' ? code : undefined
}

/** Something cannot be done, in a person's words: whoever catches it prints `message` and `hint`, never a stack. */
export class UserError extends Error {
  /** Empty where nothing more can be said. */
  readonly hint: string

  constructor(message: string, hint = '', options?: ErrorOptions) {
    super(message, options)
    this.hint = hint
  }
}
