import { activeEntities, isHeld, ownersOf } from '../model/queries.ts'
import type { Handbook, Responsibility, ResponsibilityId, Team } from '../model/types.ts'
import type { Chronicle, MovedRow } from './chronicle.ts'
import { isVacant, seatsOf } from './contacts.ts'
import { involvementOf, type Mark, type Matrix, matrix } from './matrix.ts'
import {
  type About,
  type AorRef,
  aorRef,
  headOf,
  maybeRef,
  type PersonRef,
  personRef,
  type Ref,
  type RoleRef,
  ref,
  roleRef,
  roleRefAt,
  summed,
  visibleEntities,
} from './refs.ts'

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

/** A team: who holds which role, and where its agreement departs from the default. */
export function teamView(handbook: Handbook, team: Team, history?: Chronicle): TeamView {
  const { teams, aors, scopes } = handbook
  const rows = activeEntities(handbook.responsibilities)
  const seats = seatsOf(handbook, team)
  const agreement = rows.flatMap((row) => {
    const found = deviation(handbook, team, row)
    return found ? [{ responsibility: summed(row), ...found }] : []
  })
  return {
    kind: 'team' as const,
    ...headOf(team),
    scope: scopes.find(({ id }) => id === team.scope)?.title,
    partOf: maybeRef(teams.get(team.partOf ?? '')),
    teams: visibleEntities(teams)
      .filter(({ partOf }) => partOf === team.id)
      .map(ref),
    engineers: team.engineers,
    type: team.type,
    adapts: adapts(handbook, team),
    seats: seats.map(({ role, people }) => ({
      role: roleRefAt(role, team),
      people: people.map((name) => personRef(handbook, name)),
    })),
    vacant: vacant(handbook, team),
    tlm: team.tlm,
    agreement,
    moved: history?.moved(team),
    matrix: marked(
      matrix(handbook, {
        id: team.id,
        title: `Who holds what in ${team.title}`,
        href: team.href,
        show: 'responsibilities',
        roles: [...new Set(seats.map(({ role }) => role))],
        rows,
        untimed: true,
      }),
      team,
      agreement,
    ),
    who: handbook.generated.has(`who/${team.id}.html`)
      ? { title: `Who do I go to in ${team.title}?`, href: `who/${team.id}.html` }
      : undefined,
    aors: visibleEntities(aors)
      .filter((aor) => aor.team === team.id)
      // That they belong to this team goes without saying here.
      .map(({ team: _, ...aor }) => aorRef(handbook, aor)),
  }
}

function vacant({ roles }: Handbook, team: Team): TeamView['vacant'] {
  const standIns = [...team.acting].flatMap(([role, as]) => {
    const [own, whole] = [roles.get(role), roles.get(as)]
    return own && whole ? [{ parts: whole.parts, by: { role: roleRefAt(own, team), as: roleRef(whole) } }] : []
  })
  return [...team.holders].flatMap(([id, names]) => {
    const role = roles.get(id)
    if (!role || names.length > 0) return []
    return [{ role: roleRefAt(role, team), by: standIns.find(({ parts }) => parts.includes(id))?.by }]
  })
}

function adapts({ releases }: Handbook, { adapts: version }: Team): TeamView['adapts'] | undefined {
  return version === undefined ? undefined : { version, href: releases.get(version)?.href }
}

/** How a team departs from the default in one responsibility; undefined where it does not. */
export function deviation(handbook: Handbook, team: Team, responsibility: Responsibility): Deviation | undefined {
  const { roles, aors } = handbook
  const owners = ownersOf(responsibility).flatMap((id) => roles.get(id) ?? [])
  const stands = [...team.acting.values()]
    .flatMap((id) => roles.get(id) ?? [])
    .find((role) => isHeld(involvementOf(handbook, role, responsibility)))
  const here = owners.some(({ id }) => isVacant(team, id)) ? stands : undefined
  const changes = team.changes
    .filter((change) => change.responsibility === responsibility.id)
    .flatMap((change): Deviation['changes'] => {
      const { why, until } = change
      const common = { why, until }
      if (change.kind === 'leans') {
        const role = roles.get(change.role)
        return role ? [{ kind: 'leans', role: roleRef(role), ...common }] : []
      }
      const aor = aors.get(change.aor)
      return aor ? [{ kind: 'delegated', aor: aorRef(handbook, aor), ...common }] : []
    })
  if (!here && changes.length === 0) return undefined
  return { owners: owners.map(roleRef), here: here && roleRef(here), changes }
}

/** The matrix of a team with a mark in each cell that its agreement touches. */
function marked(matrix: Matrix, team: Team, agreement: TeamView['agreement']): Matrix {
  const departures = new Map(agreement.map((one) => [one.responsibility.id, one]))
  return {
    ...matrix,
    groups: matrix.groups.map((group) => ({
      ...group,
      rows: group.rows.map((row) => {
        const departs = departures.get(row.responsibility.id)
        return departs ? { ...row, marks: matrix.columns.map((column) => marks(team, column, departs)) } : row
      }),
    })),
  }
}

/** Whoever has a role as part of a combined one has its marks in the combined role's column. */
function marks({ acting }: Team, { id }: RoleRef, { owners, here, changes }: TeamView['agreement'][number]): Mark[] {
  const isHere = (role: RoleRef) => (acting.get(role.id) ?? role.id) === id
  const holds = here ? here.id === id : owners.some(isHere)
  const instead = here?.id === id ? owners.filter((role) => !acting.has(role.id)) : []
  return [
    ...(instead.length > 0 ? [{ kind: 'instead' as const, of: instead }] : []),
    ...changes.flatMap((change): Mark[] => {
      const until = { until: change.until }
      if (change.kind === 'leans') return isHere(change.role) ? [{ kind: 'leans', ...until }] : []
      return holds ? [{ kind: 'delegated', aor: change.aor, ...until }] : []
    }),
  ]
}
