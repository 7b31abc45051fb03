/** What the site holds for printers and programs besides its pages. */

import type { Ref } from './refs.ts'
import type { RoleView } from './role-view.ts'

/** The whole handbook as one document. */
export interface PrintView {
  readonly title: string
  readonly description?: string
  readonly href: string
  /** Chapters in the order of the navigation, under the names of its sections. */
  readonly parts: readonly PrintPart[]
}

export interface PrintPart {
  /** Missing for the handbook's own first page. */
  readonly title?: string
  readonly pages: readonly (Ref & { readonly summary?: string })[]
}

/** Every role of the present, a sheet of paper each. */
export interface CardsView {
  readonly kind: 'cards'
  readonly title: string
  readonly description: string
  readonly href: string
  readonly roles: readonly RoleView[]
}

/** A page that changed on a day, as a feed names it. */
export interface Changed extends Ref {
  readonly changed: string
  readonly summary?: string
  readonly authors: readonly string[]
}
