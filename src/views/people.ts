import { words } from '../../templates/words/words.ts'
import { peopleHref, teamWhoHref } from '../model/generated.ts'
import { activeEntities, involvementOf, isHeld, isPresent, ownersOf, visibleEntities } from '../model/queries.ts'
import type { Entity, Handbook, Holding, Person, Responsibility, Team } from '../model/types.ts'
import { buildMatrix, type Mark, type Matrix } from './matrix.ts'
import {
  type About,
  type AorRef,
  aboutEntity,
  aorRef,
  type ContactWay,
  contactWays,
  maybeRef,
  type PersonRef,
  personRef,
  type Ref,
  type RoleRef,
  ref,
  roleRef,
  roleRefAt,
  type SummaryRef,
  summaryRef,
  teamContact,
  teamNotify,
} from './refs.ts'
import { type Chronicle, type MovedRow, movedSince } from './releases.ts'
import { isVacant, seatsOf } from './who.ts'

interface HoldingsView {
  readonly roles: readonly { readonly role: RoleRef; readonly team: Ref }[]
  readonly aors: readonly AorRef[]
  readonly backupOf: readonly AorRef[]
}

export interface TeamView extends About {
  readonly kind: 'team'
  readonly scope?: string
  readonly partOf?: Ref
  readonly teams: readonly Ref[]
  readonly engineers?: number
  readonly contact: readonly ContactWay[]
  readonly notify: readonly ContactWay[]
  readonly type?: string
  readonly adapts?: { readonly version: string; readonly href?: string }
  /** Roles by what they are called at this scope. */
  readonly seats: readonly { readonly role: RoleRef; readonly people: readonly PersonRef[] }[]
  /** Roles that nobody holds on its own, and who has their work. */
  readonly vacant: readonly { readonly role: RoleRef; readonly by?: { readonly role: RoleRef; readonly as: RoleRef } }[]
  readonly tlm?: NonNullable<Team['page']['data']['tlm']>
  readonly agreement: readonly (Deviation & { readonly responsibility: SummaryRef })[]
  /** What moved of that since the team agreed, the latest first. Missing where the past is not known. */
  readonly moved?: readonly MovedRow[]
  /** The default for the roles this team has. */
  readonly matrix: Matrix
  readonly aors: readonly AorRef[]
  readonly who?: Ref
}

/** How one responsibility is held in one team, where that is not the default. */
export interface Deviation {
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
  const { teams, aors, scopes, releases } = handbook
  const { engineers, type, tlm, adapts: version } = team.page.data
  const rows = activeEntities(handbook.responsibilities)
  const seats = seatsOf(handbook, team)
  const agreement = rows.flatMap((row) => {
    const found = deviationOf(handbook, team, row)
    return found ? [{ responsibility: summaryRef(row), ...found }] : []
  })
  return {
    kind: 'team' as const,
    ...aboutEntity(team),
    scope: scopes.find(({ id }) => id === team.scope)?.title,
    partOf: maybeRef(teams.get(team.partOf ?? '')),
    teams: visibleEntities(teams)
      .filter(({ partOf }) => partOf === team.id)
      .map(ref),
    engineers,
    contact: teamContact(handbook, team),
    notify: teamNotify(handbook, team),
    type,
    adapts: version === undefined ? undefined : { version, href: releases.get(version)?.href },
    seats: seats.map(({ role, people }) => ({
      role: roleRefAt(role, team),
      people: people.map((id) => personRef(handbook, id)),
    })),
    vacant: vacant(handbook, team),
    tlm,
    agreement,
    moved: history && movedSince(history, team),
    matrix: marked(
      buildMatrix(handbook, {
        id: team.id,
        title: words.team.matrixOf(team.title),
        href: team.href,
        show: 'responsibilities',
        roles: [...new Set(seats.map(({ role }) => role))],
        rows,
        untimed: true,
      }),
      team,
      agreement,
    ),
    who: handbook.generated.has(teamWhoHref(team))
      ? { title: words.who.title(team.title), href: teamWhoHref(team) }
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

/** How a team departs from the default in one responsibility; undefined where it does not. */
export function deviationOf(handbook: Handbook, team: Team, responsibility: Responsibility): Deviation | undefined {
  const { roles, aors } = handbook
  const owners = ownersOf(responsibility).flatMap((id) => roles.get(id) ?? [])
  const acting = [...team.acting.values()]
    .flatMap((id) => roles.get(id) ?? [])
    .find((role) => isHeld(involvementOf(handbook, role, responsibility)))
  const here = owners.some(({ id }) => isVacant(team, id)) ? acting : undefined
  const changes = team.changes
    .filter((change) => change.responsibility === responsibility.id)
    .flatMap((change): Deviation['changes'] => {
      const common = { why: change.why, until: change.until }
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

/** What a person holds that lists may name. */
export function listHoldings(handbook: Handbook, person: Person | undefined): HoldingsView {
  const { roles, teams, aors } = handbook
  const holds = person?.holds ?? []
  return {
    roles: holds.flatMap((held) => {
      if (held.kind !== 'role') return []
      const [role, team] = [roles.get(held.role), teams.get(held.team)]
      return role && team && isShownToAll(team) ? [{ role: roleRefAt(role, team), team: ref(team) }] : []
    }),
    aors: areas('aor'),
    backupOf: areas('backup'),
  }

  function areas(kind: Exclude<Holding['kind'], 'role'>): AorRef[] {
    return holds.flatMap((held) => {
      const aor = held.kind === kind ? aors.get(held.aor) : undefined
      return aor && isShownToAll(aor) ? [aorRef(handbook, aor)] : []
    })
  }
}

const isShownToAll = ({ page }: Entity) => page.data.hidden !== true

/** Everybody, with a page or without. */
export interface PeopleView {
  readonly kind: 'people'
  readonly title: string
  readonly href: string
  readonly people: readonly (PersonRef &
    HoldingsView & {
      readonly past?: true
      readonly summary?: string
      /** The title of the team the person says to be in. */
      readonly team?: string
    })[]
}

export interface PersonView extends About, HoldingsView {
  readonly kind: 'person'
  readonly contact: readonly ContactWay[]
  readonly team?: Ref
}

/** Everybody who has a page or holds something, by name. Undefined in a handbook that names nobody. */
export function peopleView(handbook: Handbook): PeopleView | undefined {
  if (!handbook.generated.has(peopleHref)) return undefined
  const people = [...handbook.people.values()].filter(isListed).map((person) => ({
    id: person.id,
    name: person.name,
    href: person.page?.href,
    contact: person.page && contactWays(person.page),
    past: person.page?.status === 'historical' ? (true as const) : undefined,
    summary: person.page?.summary,
    // Where somebody is, unless what is held says so.
    team: handbook.teams.get(person.team ?? '')?.title,
    ...listHoldings(handbook, person),
  }))
  return { kind: 'people', title: words.people.title, href: peopleHref, people }
}

/** Whether lists may name a person. One of the past is of interest as long as something is still held. */
export const isListed = (person: Person) => {
  const { page, holds } = person
  return isPresent(person) && page?.page.data.hidden !== true && (page?.status !== 'historical' || holds.length > 0)
}

/** A person: every role and area of responsibility held, wherever that is written. */
export function personView(handbook: Handbook, page: Entity): PersonView {
  const { people, teams } = handbook
  const person = people.get(page.id)
  return {
    kind: 'person' as const,
    ...aboutEntity(page),
    team: maybeRef(teams.get(person?.team ?? '')),
    contact: contactWays(page),
    ...listHoldings(handbook, person),
  }
}
