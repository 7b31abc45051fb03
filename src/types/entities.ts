/** What pages are about, each kind with what it means. */

import type { Page } from './page.ts'

export type RoleId = string

export type FocusId = string

export type ResponsibilityId = string

export type AorId = string

export type TeamId = string

export type ScopeId = string

/** Of a person, who need not have a page. */
export type PersonName = string

/** What every entity of the handbook has. */
export interface Entity {
  readonly id: string
  readonly title: string
  readonly page: Page
  /** Where its page will be, from the site's root: `roles/tl.html`. */
  readonly href: string
  readonly summary?: string
  readonly status: 'active' | 'draft' | 'historical'
}

export type Track = 'ic' | 'management' | 'hybrid' | 'product'

/** Examples by when they matter; `any` holds those written without a horizon. */
export interface Example {
  readonly horizon: 'any' | 'immediate' | 'short' | 'long'
  readonly text: string
}

/** Share of a role's time per bucket, in percent; a single figure has `min` = `max`. */
export type Time = ReadonlyMap<string, { readonly min: number; readonly max: number }>

export interface Role extends Entity {
  readonly short: string
  readonly aliases: readonly string[]
  readonly track?: Track
  /** The role accountable for this page's content. */
  readonly owner?: RoleId
  readonly reportsTo?: RoleId
  readonly examples: readonly Example[]
  readonly notResponsible: readonly string[]
  /** Scope → what the role is called there. */
  readonly titles: ReadonlyMap<string, string>
  /** Roles this one is made of, as written; empty for a plain role. */
  readonly combines: readonly RoleId[]
  /** The plain roles at the bottom of `combines`, in order, each once. The role itself when it is plain. */
  readonly parts: readonly RoleId[]
  readonly when?: string
  /** Responsibilities handed on, with who takes them where that is known. */
  readonly givesUp: ReadonlyMap<ResponsibilityId, RoleId | undefined>
  /** As stated on the page. */
  readonly time?: Time
  /** The sum of the parts' time, for a combined role without its own. */
  readonly combinedTime?: Time
}

export interface Focus extends Entity {
  readonly owner?: RoleId
  readonly order: number
}

/** Who holds a responsibility: exactly one of these, by construction. */
export type Ownership =
  | { readonly kind: 'accountable'; readonly role: RoleId }
  | { readonly kind: 'shared'; readonly facets: ReadonlyMap<RoleId, ResponsibilityId>; readonly tieBreak?: RoleId }
  | { readonly kind: 'everyone' }
  | { readonly kind: 'nobody' }

export interface Responsibility extends Entity {
  readonly ownership: Ownership
  /** The first is where it stands. */
  readonly focuses: readonly FocusId[]
  readonly supports: ReadonlyMap<RoleId, string>
  /** Role → when to go to it. */
  readonly goTo: ReadonlyMap<RoleId, string>
  readonly partners: readonly string[]
  readonly bucket?: string
  readonly examples: readonly Example[]
  readonly standards: readonly string[]
  readonly decides: {
    readonly alone: readonly string[]
    readonly delegated: readonly string[]
    readonly team: readonly string[]
  }
  /** What it means at a scope. */
  readonly scopes: ReadonlyMap<ScopeId, string>
  readonly order?: number
}

export interface Term extends Entity {
  readonly aliases: readonly string[]
  /** Ids of pages, as written. */
  readonly seeAlso: readonly string[]
}

/** An area of responsibility: one part of what a role answers for, held by one person. */
export interface Aor extends Entity {
  /** The role that stays accountable. */
  readonly owner?: RoleId
  readonly carries?: ResponsibilityId
  readonly holder?: PersonName
  readonly backup?: PersonName
  readonly team?: TeamId
  readonly scope?: ScopeId
  readonly grantedOn?: string
  readonly examples: readonly Example[]
}

/** How a team departs from the default in one responsibility, which stays where it is accountable. */
export type TeamChange = {
  readonly responsibility: ResponsibilityId
  readonly why?: string
  readonly until?: string
} & ({ readonly kind: 'leans'; readonly role: RoleId } | { readonly kind: 'delegated'; readonly aor: AorId })

export interface Team extends Entity {
  readonly scope?: ScopeId
  readonly partOf?: TeamId
  readonly engineers?: number
  readonly type?: string
  /** The version of the default that the agreement was made against. */
  readonly adapts?: string
  /** In the order roles are shown. A role that nobody holds here has an empty list. */
  readonly holders: ReadonlyMap<RoleId, readonly PersonName[]>
  /** A held role → the combined role its holder has because another part of that is held by nobody. */
  readonly acting: ReadonlyMap<RoleId, RoleId>
  readonly tlm?: { readonly since?: string; readonly because?: 'small-team' | 'transition' | 'mini-tls' }
  readonly changes: readonly TeamChange[]
}

/** One thing that a person holds. */
export type Holding =
  | { readonly kind: 'role'; readonly role: RoleId; readonly team: TeamId }
  | { readonly kind: 'aor'; readonly aor: AorId }
  | { readonly kind: 'backup'; readonly aor: AorId }

/** Somebody who has a page, or is named where something is held, or both. */
export interface Person {
  readonly name: PersonName
  readonly page?: Entity
  readonly team?: TeamId
  readonly holds: readonly Holding[]
}

export interface Practice extends Entity {
  /** The role that keeps it true. */
  readonly owner?: RoleId
  readonly appliesTo: readonly RoleId[]
  readonly focuses: readonly FocusId[]
  readonly cadence?: string
  readonly steps: readonly string[]
  readonly antiPatterns: readonly string[]
  readonly examples: readonly Example[]
}

/** A role on a career path: of the handbook, or of another ladder. */
export type Stop =
  | { readonly kind: 'role'; readonly role: RoleId }
  | { readonly kind: 'external'; readonly title: string }

export interface PathStep {
  readonly from: Stop
  readonly to: Stop
  readonly via?: Stop
  /** Whether the way through `via` is the usual one, or the only one. */
  readonly need?: 'common' | 'required'
  readonly note?: string
}

export interface Path extends Entity {
  readonly owner?: RoleId
  readonly steps: readonly PathStep[]
  readonly skills: readonly string[]
  readonly examples: readonly Example[]
}

export interface Assessment extends Entity {
  readonly owner?: RoleId
  readonly role?: RoleId
  readonly statements: readonly string[]
  readonly passes?: 'half' | 'all' | number
  /** How many statements that is. */
  readonly needed?: number
  readonly outcomes: { readonly met?: string; readonly unmet?: string }
  /** Theme → questions, for an assessment without a result. */
  readonly prompts: ReadonlyMap<string, readonly string[]>
}

/** A version of the handbook: its id is the version. */
export interface Release extends Entity {
  readonly date?: string
  /** An id that went → why. */
  readonly retired: ReadonlyMap<string, string>
}

/** A page of prose. */
export interface Guide extends Entity {
  readonly order?: number
  /** True for a folder's `README.md` or `index.md`. */
  readonly index: boolean
}
