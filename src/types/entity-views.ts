/** What is generated for a page, by its kind. */

import type { MovedRow, ReleaseEntry, Tenure, Until } from './changes.ts'
import type { Assessment, Entity, Example, Responsibility, ResponsibilityId, Team } from './entities.ts'
import type { Graph } from './graph.ts'
import type { Cell, Deviation, Matrix } from './matrix.ts'
import type { AorRef, NavNode, PersonRef, Ref, RoleRef } from './refs.ts'
import type { RoleView } from './role-view.ts'

/** What the views of most kinds begin with. */
interface About {
  readonly title: string
  readonly summary?: string
  readonly status: Entity['status']
}

export interface FocusView {
  readonly kind: 'focus'
  readonly title: string
  readonly summary?: string
  readonly owner?: RoleRef
  readonly matrix: Matrix
}

export interface ResponsibilityView {
  readonly kind: 'responsibility'
  readonly title: string
  readonly summary?: string
  readonly focuses: readonly Ref[]
  readonly ownership:
    | { readonly kind: 'accountable'; readonly role: RoleRef }
    | {
        readonly kind: 'shared'
        readonly sharers: readonly { readonly role: RoleRef; readonly facet?: Ref }[]
        readonly tieBreak?: RoleRef
      }
    | { readonly kind: 'everyone' }
    | { readonly kind: 'nobody' }
  /** Combined roles that hold it through a part. */
  readonly combined: readonly { readonly role: RoleRef; readonly cell: Cell }[]
  readonly supports: readonly { readonly role: RoleRef; readonly how: string }[]
  readonly goTo: readonly { readonly role: RoleRef; readonly when: string }[]
  readonly partners: readonly string[]
  readonly bucket?: string
  readonly examples: readonly Example[]
  readonly standards: readonly string[]
  readonly decides: Responsibility['decides']
  /** What it means at each scope that it speaks of, the smallest first. */
  readonly scopes: readonly { readonly title: string; readonly text: string }[]
  /** Shared rows this one is a facet of. */
  readonly facetOf: readonly Ref[]
  /** Areas that carry a part of it. */
  readonly aors: readonly AorRef[]
  /** Teams where it is not as it is by default. */
  readonly teams: readonly (Deviation & { readonly team: Ref })[]
  /** Who held it, the latest first. Missing where the past is not known. */
  readonly tenures?: readonly Tenure[]
}

export interface TermView {
  readonly kind: 'term'
  readonly title: string
  readonly summary?: string
  readonly aliases: readonly string[]
  readonly seeAlso: readonly Ref[]
}

export interface GuideView {
  readonly kind: 'guide'
  readonly title: string
  readonly summary?: string
  /** Pages below it, for a folder's page. */
  readonly children: readonly NavNode[]
}

export interface AorView extends About {
  readonly kind: 'aor'
  readonly owner?: RoleRef
  readonly carries?: Ref
  readonly holder?: PersonRef
  readonly backup?: PersonRef
  readonly team?: Ref
  readonly scope?: string
  readonly grantedOn?: string
  readonly examples: readonly Example[]
}

export interface TeamView extends About {
  readonly kind: 'team'
  readonly scope?: string
  readonly partOf?: Ref
  /** Teams that are part of it. */
  readonly teams: readonly Ref[]
  readonly engineers?: number
  readonly type?: string
  readonly adapts?: { readonly version: string; readonly href?: string }
  /** Roles by what they are called at this scope. */
  readonly seats: readonly { readonly role: RoleRef; readonly people: readonly PersonRef[] }[]
  /** Roles that nobody holds on its own, and who has their work. */
  readonly vacant: readonly { readonly role: RoleRef; readonly by?: { readonly role: RoleRef; readonly as: RoleRef } }[]
  readonly tlm?: NonNullable<Team['tlm']>
  readonly agreement: readonly (Deviation & {
    readonly responsibility: Ref & { readonly id: ResponsibilityId; readonly summary?: string }
  })[]
  /** What moved of that since the team agreed, the latest first. Missing where the past is not known. */
  readonly moved?: readonly MovedRow[]
  /** The default for the roles this team has. */
  readonly matrix: Matrix
  readonly aors: readonly AorRef[]
  /** Whom to go to here. */
  readonly who?: Ref
}

/** All that a person holds. */
export interface HoldingsView {
  readonly roles: readonly { readonly role: RoleRef; readonly team: Ref }[]
  readonly aors: readonly AorRef[]
  readonly backupOf: readonly AorRef[]
}

export interface PersonView extends About, HoldingsView {
  readonly kind: 'person'
  readonly team?: Ref
}

export interface PracticeView extends About {
  readonly kind: 'practice'
  readonly owner?: RoleRef
  readonly appliesTo: readonly RoleRef[]
  readonly focuses: readonly Ref[]
  readonly cadence?: string
  readonly steps: readonly string[]
  readonly antiPatterns: readonly string[]
  readonly examples: readonly Example[]
}

/** A stop of a career path; without an href it is a role of another ladder. */
export interface StopRef {
  readonly title: string
  readonly href?: string
}

export interface PathView extends About {
  readonly kind: 'path'
  readonly owner?: RoleRef
  readonly steps: readonly {
    readonly from: StopRef
    readonly to: StopRef
    readonly via?: StopRef
    readonly need?: 'common' | 'required'
    readonly note?: string
  }[]
  readonly graph?: Graph
  readonly skills: readonly string[]
  readonly examples: readonly Example[]
}

export interface AssessmentView extends About {
  readonly kind: 'assessment'
  readonly owner?: RoleRef
  readonly role?: RoleRef
  readonly statements: readonly string[]
  /** How many of the statements must hold. */
  readonly needed?: number
  readonly outcomes: Assessment['outcomes']
  readonly prompts: readonly { readonly theme: string; readonly questions: readonly string[] }[]
}

export interface ReleaseView extends About {
  readonly kind: 'release'
  readonly date?: string
  /** What went and why: with its title where its page is still there, and with the page that is there in its place. */
  readonly retired: readonly {
    readonly id: string
    readonly title?: string
    readonly why: string
    readonly now?: Ref
  }[]
  /** Teams whose agreement was made against it. */
  readonly teams: readonly Ref[]
  /** What changed with it, where the past is known. */
  readonly entry?: ReleaseEntry
  /** Who held the responsibilities that went with it. */
  readonly until?: readonly Until[]
  /** All releases. */
  readonly all?: Ref
}

export type EntityView =
  | RoleView
  | FocusView
  | ResponsibilityView
  | TermView
  | AorView
  | TeamView
  | PersonView
  | PracticeView
  | PathView
  | AssessmentView
  | ReleaseView
  | GuideView
