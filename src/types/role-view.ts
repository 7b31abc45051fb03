/** What is generated for the page of a role. */

import type { RoleCourse, RoleStep } from './changes.ts'
import type { Entity, Example, FocusId, Responsibility, ResponsibilityId, Track } from './entities.ts'
import type { Cell, ComparedWith, Load, Matrix, TimeColumn } from './matrix.ts'
import type { AorRef, Ref, RoleRef } from './refs.ts'

/** A duty as a role page lists it. */
export interface Duty {
  readonly responsibility: Ref & { readonly id: ResponsibilityId; readonly summary?: string }
  readonly cell: Cell
  readonly examples: readonly Example[]
}

/** A decision that comes with a responsibility. */
interface Decision {
  readonly text: string
  readonly responsibility: Ref
}

export interface DutyGroup {
  readonly focus?: Ref & { readonly id: FocusId }
  readonly duties: readonly Duty[]
}

export interface RoleView {
  readonly kind: 'role'
  readonly role: RoleRef
  readonly summary?: string
  readonly aliases: readonly string[]
  readonly status: Entity['status']
  readonly track?: Track
  readonly owner?: RoleRef
  readonly reportsTo?: RoleRef
  readonly reports: readonly RoleRef[]
  /** The page with all reporting lines, for a role that has a place there. */
  readonly reporting?: Ref
  readonly combines: readonly RoleRef[]
  readonly combinedInto: readonly RoleRef[]
  readonly when?: string
  readonly load: Load
  readonly time?: TimeColumn
  readonly buckets: Matrix['buckets']
  readonly examples: readonly Example[]
  readonly accountable: readonly DutyGroup[]
  readonly shares: readonly Duty[]
  /** What comes with all that it is accountable for or shares. */
  readonly decides: Readonly<Record<keyof Responsibility['decides'], readonly Decision[]>>
  readonly supports: readonly Duty[]
  readonly everyone: readonly Duty[]
  readonly handed: readonly Duty[]
  /** Sentences of `notResponsible`. */
  readonly notResponsible: readonly string[]
  /** Rows another role of the same matrix is accountable for. */
  readonly notOwned: readonly { readonly responsibility: Ref; readonly owner: RoleRef }[]
  readonly compare: readonly ComparedWith[]
  /** Areas that individual people hold although this role stays accountable. */
  readonly aors: readonly AorRef[]
  /** Practices that apply to it or to a part of it. */
  readonly practices: readonly Ref[]
  /** Career paths it is a stop of. */
  readonly paths: readonly Ref[]
  readonly assessments: readonly Ref[]
  /** The releases that changed it, the newest first. Missing where the past is not known. */
  readonly steps?: readonly RoleStep[]
  /** The same side by side, as far as duties moved. */
  readonly course?: RoleCourse
}
