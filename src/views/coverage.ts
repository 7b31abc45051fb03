import { words } from '../../templates/words/words.ts'
import { withLazy } from '../base/lazy.ts'
import { groupBy } from '../base/text.ts'
import { coverageHref } from '../model/generated.ts'
import { activeEntities, visibleEntities } from '../model/queries.ts'
import type {
  Aor,
  FocusId,
  Handbook,
  Person,
  Responsibility,
  ResponsibilityId,
  Role,
  Team,
  TeamId,
} from '../model/types.ts'
import {
  type AorRef,
  aorRef,
  focusRef,
  groupByFocus,
  type PersonRef,
  personRef,
  type Ref,
  type RoleRef,
  ref,
  roleRef,
  roleRefAt,
} from './refs.ts'
import { type Answer, isIn, isSmallest, isVacant, listAnswers, type Seat, seatsOf, seatsWith } from './who.ts'

/** One role's part of a responsibility in a team, with those who have it. */
export interface Held {
  readonly role: RoleRef
  readonly people: readonly PersonRef[]
  /** If the row is shared: what this part of it is. */
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
    readonly unowned: readonly Ref[]
    readonly unheld: readonly Unheld[]
    /** Teams that name nobody for any role. */
    readonly silent: readonly Ref[]
  }
  readonly risks: readonly Risk[]
  /** The columns: teams that name roles. */
  readonly teams: readonly (Ref & { readonly id: TeamId; readonly scope?: string })[]
  readonly groups: readonly CoverageGroup[]
}

interface CoverageOf {
  readonly teams?: readonly Team[]
  readonly rows?: readonly Responsibility[]
}

/** Who holds each responsibility in each team, after what nobody holds and what hangs on one person. */
export function coverageView(handbook: Handbook, of: CoverageOf = {}): CoverageView {
  const { teams = visibleEntities(handbook.teams), rows = activeEntities(handbook.responsibilities) } = of
  const staffed = teams.filter(({ holders }) => holders.size > 0)
  const known = {
    kind: 'coverage' as const,
    title: words.coverage.title,
    description: words.coverage.description,
    href: coverageHref,
    teams: staffed.map((team) => ({
      id: team.id,
      ...ref(team),
      scope: handbook.scopes.find(({ id }) => id === team.scope)?.title,
    })),
  }
  const groups = () =>
    groupByFocus(handbook, rows, (row) => row).map(({ focus, rows: shown }) => ({
      focus: focus && focusRef(focus),
      rows: shown.map((row) => ({
        responsibility: { id: row.id, ...ref(row) },
        cells: staffed.map((team) => coverageCell(handbook, team, row)),
      })),
    }))
  return withLazy<typeof known, Pick<CoverageView, 'gaps' | 'risks' | 'groups'>>(known, {
    gaps: () => gaps(handbook, teams, rows),
    risks: () => risks(handbook, of),
    groups,
  })
}

/** Who holds a responsibility in a team, and who is missing there. */
export function coverageCell(handbook: Handbook, team: Team, row: Responsibility): CoverageCell {
  if (row.ownership.kind === 'everyone') return { kind: 'everyone' }
  const all = listAnswers(handbook, team, row)
  if (all.length === 0) return { kind: 'unowned' }
  return {
    kind: 'held',
    held: heldBy(handbook, team, all),
    missing: all.filter(({ isGap }) => isGap).map(({ owner, handed }) => roleRefAt(handed?.to ?? owner, team)),
    aors: delegated(handbook, team, row).map(({ team: _, ...aor }) => aorRef(handbook, aor)),
  }
}

/** Who has several facets of a shared row is named once. */
function heldBy(handbook: Handbook, team: Team, all: readonly Answer[]): Held[] {
  const found = new Map<string, Held>()
  for (const { seats, facet, above } of all) {
    for (const seat of seats) add(seat, team)
    for (const seat of above?.seats ?? []) add(seat, above!.team)

    function add({ role, written, people }: Seat, where: Team): void {
      const key = JSON.stringify([where.id, written])
      const facets = [...(found.get(key)?.facets ?? []), ...(facet ? [ref(facet)] : [])]
      const names = people.map((id) => personRef(handbook, id))
      const outside = where === team ? undefined : ref(where)
      found.set(key, { role: roleRefAt(role, where), people: names, facets, above: outside })
    }
  }
  return [...found.values()]
}

/** The areas of a team that carry a part of a responsibility, and those that its agreement names. */
function delegated({ aors }: Handbook, team: Team, row: Responsibility): Aor[] {
  const agreed = team.changes.flatMap((one) =>
    one.kind === 'delegated' && one.responsibility === row.id ? one.aor : [],
  )
  return visibleEntities(aors).filter(
    ({ id, team: of, carries }) => (of === team.id && carries === row.id) || agreed.includes(id),
  )
}

/**
 * What nobody holds: responsibilities without an owner, and for each team the roles that nobody has there with what is
 * left lying because of it. One line for each role, because one appointment closes it.
 */
function gaps(handbook: Handbook, teams: readonly Team[], rows: readonly Responsibility[]): CoverageView['gaps'] {
  return {
    unowned: rows.filter(({ ownership }) => ownership.kind === 'nobody').map(ref),
    unheld: teams.flatMap((team) => (team.holders.size > 0 ? unheldIn(handbook, team, rows) : [])),
    silent: teams.filter((team) => team.holders.size === 0 && isSmallest(handbook, team)).map(ref),
  }
}

function unheldIn(handbook: Handbook, team: Team, rows: readonly Responsibility[]): Unheld[] {
  const { roles } = handbook
  const lost = rows.flatMap((row) =>
    listAnswers(handbook, team, row).flatMap(({ owner, handed, isGap }) =>
      isGap ? [{ role: handed ? handed.to : owner, by: handed?.by, rows: [row] }] : [],
    ),
  )
  // A role that answers for nothing is missing all the same when the team says so.
  const vacant = [...team.holders.keys()].flatMap((id) => {
    const role = isVacant(team, id) && seatsWith(handbook, team, id).length === 0 ? roles.get(id) : undefined
    return role ? [{ role, by: undefined, rows: [] }] : []
  })
  const lines = groupBy([...lost, ...vacant].map((one) => [JSON.stringify([one.role?.id, one.by?.id]), one]))
  const order = [...roles.values()]
  const place = (role: Role | undefined) => (role ? order.indexOf(role) : order.length)
  return [...lines.values()]
    .map((all) => ({ ...all[0]!, rows: all.flatMap(({ rows }) => rows) }))
    .sort((a, b) => place(a.role) - place(b.role))
    .map(({ role, by, rows }) => ({
      team: ref(team),
      role: role && roleRefAt(role, team),
      rows: rows.map(ref),
      handedBy: by && roleRefAt(by, team),
    }))
}

/**
 * What one person's absence would stop. A careful manager wants to know of each of these before it happens:
 *
 * - an area that nobody holds, which nobody does; and one without a backup other than its holder;
 * - somebody with more areas than the handbook allows, because each of them gets little of their time;
 * - somebody with roles in several teams: one resignation leaves all of them;
 * - somebody with all parts of a combined role alone in a team: nobody is left who knows either job.
 *
 * Somebody with one plain role in one team is not a risk of this kind, or everybody would be one.
 */
function risks(handbook: Handbook, { teams, rows }: CoverageOf): Risk[] {
  const shown = visibleEntities(handbook.aors)
    .filter(({ team }) => !teams || teams.some(({ id }) => id === team))
    .filter(({ carries }) => !rows || rows.some(({ id }) => id === carries))
  const inTeams = teams ?? visibleEntities(handbook.teams)
  return [
    ...shown
      .filter(({ holder }) => holder === undefined)
      .map((aor) => ({ kind: 'no-holder' as const, aor: aorRef(handbook, aor) })),
    ...shown.filter(hangsOnOne).map((aor) => ({ kind: 'no-backup' as const, aor: aorRef(handbook, aor) })),
    ...inTeams.flatMap((team) => alone(handbook, team)),
    ...[...handbook.people.values()].flatMap((person) => inSeveral(handbook, person, inTeams)),
    ...[...handbook.people.values()].flatMap((person) => overloaded(handbook, person, shown)),
  ]
}

const hangsOnOne = ({ holder, backup }: Aor) => holder !== undefined && (backup === undefined || backup === holder)

function alone(handbook: Handbook, team: Team): Risk[] {
  const seats = seatsOf(handbook, team)
  return activeEntities(handbook.roles).flatMap((role): Risk[] => {
    const concerned = seats.filter((seat) => role.parts.some((part) => isIn(seat.role, part)))
    const covered = role.parts.every((part) => concerned.some((seat) => isIn(seat.role, part)))
    const [id, ...others] = new Set(concerned.flatMap(({ people }) => people))
    if (role.parts.length < 2 || !covered || id === undefined || others.length > 0) return []
    const person = personRef(handbook, id)
    const parts = role.parts.flatMap((id) => handbook.roles.get(id) ?? []).map(roleRef)
    return [{ kind: 'all-parts', person, role: roleRefAt(role, team), team: ref(team), parts }]
  })
}

function inSeveral(handbook: Handbook, { id, holds }: Person, teams: readonly Team[]): Risk[] {
  const roles = holds.flatMap((held) => {
    const team = held.kind === 'role' ? teams.find((team) => team.id === held.team) : undefined
    const role = held.kind === 'role' ? handbook.roles.get(held.role) : undefined
    return team && role ? [{ role: roleRefAt(role, team), team: ref(team) }] : []
  })
  const several = new Set(roles.map(({ team }) => team.href)).size > 1
  return several ? [{ kind: 'many-teams', person: personRef(handbook, id), roles }] : []
}

/** Counts all areas of a person, also those that are not of the teams and responsibilities shown. */
function overloaded(handbook: Handbook, { id, holds }: Person, shown: readonly Aor[]): Risk[] {
  const limit = handbook.config.limits.aorsPerPerson
  const aors = holds.flatMap((held) => {
    const aor = held.kind === 'aor' ? handbook.aors.get(held.aor) : undefined
    return aor?.status === 'active' ? [aor] : []
  })
  if (aors.length <= limit || !aors.some((aor) => shown.includes(aor))) return []
  return [{ kind: 'many-areas', person: personRef(handbook, id), aors: aors.map(ref), limit }]
}
