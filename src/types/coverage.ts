/** Who holds what in each team, and what nobody holds. */

import type { FocusId, ResponsibilityId } from './entities.ts'
import type { AorRef, PersonRef, Ref, RoleRef } from './refs.ts'

/** One role's part of a responsibility in a team, with those who have it. */
export interface Held {
  readonly role: RoleRef
  readonly people: readonly PersonRef[]
  /** Of a shared row: what this part of it is. */
  readonly facets: readonly Ref[]
  /** The team around this one in which they hold it. */
  readonly above?: Ref
}

export type CoverageCell =
  | { readonly kind: 'everyone' }
  /** No role is accountable for it anywhere. */
  | { readonly kind: 'unowned' }
  | {
      readonly kind: 'held'
      /** With no role missing either, an empty list is a team that has none of the roles and needs none. */
      readonly held: readonly Held[]
      /** The roles that hold it by default and that nobody has here. */
      readonly missing: readonly RoleRef[]
      /** Areas of the team that carry a part of it. */
      readonly aors: readonly AorRef[]
    }

interface CoverageRow {
  readonly responsibility: Ref & { readonly id: ResponsibilityId }
  /** One per team. */
  readonly cells: readonly CoverageCell[]
}

export interface CoverageGroup {
  /** Missing for responsibilities whose focus is not defined. */
  readonly focus?: Ref & { readonly id: FocusId }
  readonly rows: readonly CoverageRow[]
}

/** A role that nobody holds in a team, and what nobody there answers for because of it. */
export interface Unheld {
  readonly team: Ref
  /** Missing when the rows are handed on and nobody is named to take them. */
  readonly role?: RoleRef
  readonly rows: readonly Ref[]
  /** The combined role of the team that hands the rows on. */
  readonly handedBy?: RoleRef
}

/** What one person's absence would stop. */
export type Risk =
  | { readonly kind: 'no-holder'; readonly aor: AorRef }
  | { readonly kind: 'no-backup'; readonly aor: AorRef }
  | { readonly kind: 'many-areas'; readonly person: PersonRef; readonly aors: readonly Ref[]; readonly limit: number }
  | {
      readonly kind: 'many-teams'
      readonly person: PersonRef
      readonly roles: readonly { readonly role: RoleRef; readonly team: Ref }[]
    }
  | {
      readonly kind: 'all-parts'
      readonly person: PersonRef
      readonly role: RoleRef
      readonly team: Ref
      readonly parts: readonly RoleRef[]
    }

export interface CoverageView {
  readonly kind: 'coverage'
  readonly title: string
  readonly description: string
  readonly href: string
  readonly gaps: {
    /** Responsibilities that no role is accountable for. */
    readonly unowned: readonly Ref[]
    readonly unheld: readonly Unheld[]
    /** Teams that name nobody for any role. */
    readonly silent: readonly Ref[]
  }
  readonly risks: readonly Risk[]
  /** The columns: teams that name roles. */
  readonly teams: readonly (Ref & { readonly scope?: string })[]
  readonly groups: readonly CoverageGroup[]
}
