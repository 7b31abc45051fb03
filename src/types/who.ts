/** Who do I go to? */

import type { Example, FocusId, ResponsibilityId } from './entities.ts'
import type { Cell } from './matrix.ts'
import type { AorRef, PersonRef, Ref, RoleRef } from './refs.ts'

/** What holds for some time, and why. */
export interface Agreed {
  readonly why?: string
  readonly until?: string
}

/** An area with who steps in for its holder. */
export interface BackedAor extends AorRef {
  readonly backup?: PersonRef
}

/** Somebody to go to: a role and, where a team is asked about, whoever has it there. */
export interface Contact {
  readonly role: RoleRef
  /** Only for a team. Empty when nobody has the role there. */
  readonly people?: readonly PersonRef[]
  /** Nobody has the role there although somebody should. */
  readonly isGap?: true
  /** Whoever has the role in the nearest team around this one, when nobody has it here. */
  readonly above?: { readonly team: Ref; readonly role: RoleRef; readonly people: readonly PersonRef[] }
  /** How the role answers for it; missing for one to go to all the same. */
  readonly cell?: Extract<Cell, { readonly kind: 'accountable' | 'shared' }>
  /** When to go there, in the author's words. */
  readonly situations: readonly string[]
  /** The role that would be the one, but that nobody here has on its own. */
  readonly insteadOf?: RoleRef
  /** The combined role that hands it on to this one. */
  readonly handedBy?: RoleRef
  /** The team's agreement that this role takes a larger part. */
  readonly leans?: Agreed
}

export interface WhoEntry {
  readonly responsibility: Ref & { readonly id: ResponsibilityId; readonly summary?: string }
  readonly held: 'roles' | 'everyone' | 'nobody'
  /** What else it is called. */
  readonly aliases?: readonly string[]
  /** What it looks like in a week's work. */
  readonly examples?: readonly Example[]
  /** The areas that the team has delegated it to, whose holders come before anybody else. */
  readonly delegated: readonly (BackedAor & { readonly holder: PersonRef } & Agreed)[]
  readonly contacts: readonly Contact[]
  /** Other areas that carry a part of it. */
  readonly aors: readonly BackedAor[]
}

interface WhoGroup {
  /** Missing for responsibilities whose focus is not defined. */
  readonly focus?: Ref & { readonly id: FocusId }
  readonly entries: readonly WhoEntry[]
}

export interface WhoView {
  readonly kind: 'who'
  readonly title: string
  readonly description: string
  readonly href: string
  /** The team whose people are named. */
  readonly team?: Ref
  /** The same question for each team, by the team's name. */
  readonly teams: readonly Ref[]
  readonly groups: readonly WhoGroup[]
}
