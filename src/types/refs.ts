/** How the pages of the site refer to one another. */

import type { AorId, PersonName, RoleId } from './entities.ts'

/** A page in another language. */
export interface AlternateView {
  /** Its tag: `de`. */
  readonly language: string
  /** From the site's root, or the whole address of a page that is `external`. */
  readonly href: string
  readonly external?: true
}

/** Something one can go to. `href` is from the site's root and may carry an anchor. */
export interface Ref {
  readonly title: string
  readonly href: string
  /** The page is about something that is no more. */
  readonly past?: true
}

export interface RoleRef extends Ref {
  readonly id: RoleId
  readonly short: string
}

/** Somebody, with a page or without. */
export interface PersonRef {
  readonly name: PersonName
  readonly href?: string
}

/** An area of responsibility as another page lists it. */
export interface AorRef extends Ref {
  readonly id: AorId
  readonly summary?: string
  readonly holder?: PersonRef
  readonly team?: Ref
}

/** One entry of the navigation; a folder without a page of its own has no `href`. */
export interface NavNode {
  readonly title: string
  readonly href?: string
  /** The page is about something that is no more. */
  readonly past?: true
  /** There is more below it than is shown at first. Without children here its link leads to a page that shows them. */
  readonly folded?: true
  readonly children: readonly NavNode[]
}

/** Pages that refer to a page, by href of the page referred to. Sorted by title. */
export type Backlinks = ReadonlyMap<string, readonly Ref[]>
