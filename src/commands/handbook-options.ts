/** The handbook that a command works on. */
export interface HandbookOptions {
  /** Its folder as written. */
  readonly handbook: string
  readonly folder: string
  /** Where things are kept between runs, if they are: a path without its ending. */
  readonly keepIn: string | undefined
  /** Whether its plugins may run. */
  readonly plugins: boolean
  readonly today: string
}
