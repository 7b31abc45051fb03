/** When pages are due for review. */

import type { Ref, RoleRef } from './refs.ts'

/** A page that says when it was reviewed. */
export interface Reviewed extends Ref {
  /** `2026-04-01` */
  readonly reviewedOn: string
  /** `6 months` */
  readonly every: string
  /** The day by which it is to be reviewed again. */
  readonly due: string
}

/** The site is the same on any day, so this says when each page is due and never that it is late. */
export interface FreshnessView {
  readonly kind: 'freshness'
  readonly title: string
  readonly description: string
  readonly href: string
  /** The same for programs. */
  readonly data: string
  /** In the order of roles; pages that no role owns are last. In each, what is due first is first. */
  readonly groups: readonly { readonly role?: RoleRef; readonly pages: readonly Reviewed[] }[]
}

/** `freshness.json`: the same for programs. A group without a `role` has the pages that no role owns. */
export interface FreshnessData {
  readonly groups: readonly {
    /** Its id. */
    readonly role?: string
    /** Its title. */
    readonly title?: string
    readonly pages: readonly {
      readonly title: string
      /** From the site's root. */
      readonly href: string
      readonly reviewedOn: string
      readonly reviewEvery: string
      readonly due: string
    }[]
  }[]
}
