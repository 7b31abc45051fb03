/** What pages were called before. */

import type { KeyPath } from '../yaml.ts'

/** A page says that it once had another name or address. */
export interface Claim {
  /** Of the page that says so. */
  readonly path: string
  /** Where it says so. */
  readonly key: KeyPath
  readonly written: string
  /** The address it had: `roles/pl.html`. Missing when it cannot be one of this site. */
  readonly href?: string
  /** Why nothing leads from there to the page. */
  readonly fault?: ClaimFault
}

export type ClaimFault =
  | { readonly kind: 'refused'; readonly why: string }
  /** Another page is there now; without a path it is one that rolebook makes. */
  | { readonly kind: 'taken'; readonly by?: string }

/** An address that pages once had. */
export interface Redirect {
  readonly href: string
  /** Paths of the pages that are there instead, in order: more than one where a page was split. */
  readonly heirs: readonly string[]
}
