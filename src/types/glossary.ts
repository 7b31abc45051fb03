/** What the terms of the glossary mean, for readers of other pages. */

import type { Ref } from './refs.ts'

/** A term as prose explains it where it is used. */
export interface Explained extends Ref {
  readonly summary: string
  /** What stands for it in a text: its title and other names, but for those that may mean something else. */
  readonly names: readonly string[]
}
