/** The same page in other languages. */

import type { Target } from './handbook.ts'

/** A page says where it can be read in another language. */
export interface Alternate {
  /** Of the page that says so. */
  readonly path: string
  /** As written. */
  readonly written: string
  /** As others write it: `pt-BR`. Missing when it is no language's tag. */
  readonly language?: string
  readonly target: Target
}
