/** What a page of any kind says about itself. */

import type { Entity, Example } from './entities.ts'
import type { Ref, RoleRef } from './refs.ts'

/** A name that a page goes by besides its title. */
export interface AliasView {
  readonly name: string
  /** What else it may mean. */
  readonly ambiguous?: 'roles' | 'things'
}

/** What is on the page of every kind in the same place. What the page's own view shows is not said twice. */
export interface CommonView {
  readonly status: Entity['status']
  readonly aliases: readonly AliasView[]
  /** The role that keeps the page true, named at its foot. */
  readonly owner?: RoleRef
  readonly focuses: readonly Ref[]
  readonly examples: readonly Example[]
  readonly reviewedOn?: string
  /** `6 months` */
  readonly reviewEvery?: string
  readonly sources: readonly { readonly title: string; readonly url?: string }[]
}
