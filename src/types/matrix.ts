/** Responsibilities against roles. */

import type { Example, FocusId, ResponsibilityId } from './entities.ts'
import type { AorRef, Ref, RoleRef } from './refs.ts'

/** One cell of a matrix, ready to be put into words. */
export type Cell =
  | { readonly kind: 'accountable'; readonly via: readonly RoleRef[]; readonly allFacets: boolean }
  | {
      readonly kind: 'shared'
      readonly via: readonly RoleRef[]
      readonly facets: readonly Ref[]
      readonly settlesDoubt: boolean
    }
  | { readonly kind: 'everyone'; readonly via: readonly RoleRef[] }
  | { readonly kind: 'supports'; readonly via: readonly RoleRef[]; readonly how: readonly string[] }
  | { readonly kind: 'handed'; readonly to?: RoleRef }
  | { readonly kind: 'none' }

export interface Row {
  readonly responsibility: Ref & { readonly id: ResponsibilityId; readonly summary?: string }
  /** One per column. */
  readonly cells: readonly Cell[]
  /** Columns hold it differently. */
  readonly differs: boolean
  /** One per column: the first column that holds it just so. */
  readonly alike: readonly number[]
  /** In a team that departs from the default here: how, one per column. */
  readonly marks?: readonly (readonly Mark[])[]
}

/** How the holder of a column departs from the default in one row. */
export type Mark =
  /** Has the work of roles that nobody holds on their own. */
  | { readonly kind: 'instead'; readonly of: readonly RoleRef[] }
  | { readonly kind: 'leans'; readonly until?: string }
  | { readonly kind: 'delegated'; readonly aor: AorRef; readonly until?: string }

export interface RowGroup {
  /** Missing for responsibilities whose focus is not defined. */
  readonly focus?: Ref & { readonly id: FocusId; readonly summary?: string }
  readonly rows: readonly Row[]
}

/** What a role carries: `total` = `accountable` + `shared`. */
export interface Load {
  readonly accountable: number
  readonly shared: number
  readonly total: number
}

/** One role's time, for a cell per bucket and a sum. Figures in percent. */
export interface TimeColumn {
  readonly buckets: readonly ({ readonly min: number; readonly max: number } | undefined)[]
  readonly sum: { readonly min: number; readonly max: number }
  /** True when the figures are the parts' added up, so the sum may be over 100. */
  readonly combined: boolean
  /** The same figures scaled to a sum of 100, when combined. */
  readonly scaled?: readonly (number | undefined)[]
}

export interface Matrix {
  readonly id: string
  readonly title: string
  readonly href: string
  readonly show: 'responsibilities' | 'time'
  readonly columns: readonly RoleRef[]
  /** Empty when `show` is `time`. */
  readonly groups: readonly RowGroup[]
  /** One per column. */
  readonly load: readonly Load[]
  readonly buckets: readonly { readonly id: string; readonly title: string }[]
  /** One per column; missing for a role that states no time. */
  readonly time: readonly (TimeColumn | undefined)[]
}

/** Two roles side by side. `left` and `right` in canonical order (as the roles are shown). */
export interface Compare {
  readonly href: string
  readonly left: RoleRef
  readonly right: RoleRef
  readonly matrix: Matrix
  /** Accountable or shared, and the other is neither. */
  readonly onlyLeft: readonly Ref[]
  readonly onlyRight: readonly Ref[]
  readonly both: readonly Ref[]
  /** What each looks like in practice, the left one's first. */
  readonly examples: readonly (readonly Example[])[]
  /** With whom else each can be compared. */
  readonly others: readonly { readonly role: RoleRef; readonly pairs: readonly ComparedWith[] }[]
}

/** A comparison as seen from one of its roles. */
export interface ComparedWith extends Ref {
  readonly with: RoleRef
}

/** How one responsibility is held in one team, where that is not the default. */
export interface Deviation {
  /** The roles that hold it by default. */
  readonly owners: readonly RoleRef[]
  /** The combined role that has it here, because nobody holds one of the owners on its own. */
  readonly here?: RoleRef
  readonly changes: readonly ({ readonly why?: string; readonly until?: string } & (
    | { readonly kind: 'leans'; readonly role: RoleRef }
    | { readonly kind: 'delegated'; readonly aor: AorRef }
  ))[]
}
