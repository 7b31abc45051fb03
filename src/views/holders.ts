import { coverageHref } from '../model/generated.ts'
import { visibleEntities } from '../model/queries.ts'
import type { Handbook, Responsibility, Role, RoleId, Team } from '../model/types.ts'
import { coverageCell, type Held } from './coverage.ts'
import { personRef, type Ref, type RoleRef, ref, roleRefAt } from './refs.ts'
import { aboveOf, isVacant, type Seat, seatsWith } from './who.ts'

/** Who holds something in one team. */
export interface TeamHolders {
  readonly team: Ref
  readonly held: readonly Held[]
  /** The roles that would, and that nobody has. */
  readonly missing: readonly RoleRef[]
}

/** Who holds something in each team that has anybody for it, or lacks somebody. */
export interface HoldersView {
  readonly teams: readonly TeamHolders[]
  /** How many more teams there are, and where they are listed. */
  readonly more?: { readonly count: number; readonly all?: string }
}

/** More than this makes a page heavy that is about something else. */
const mostTeams = 60

/** Who has a role in each team, on its own or as a part of another. */
export const holdersOfRole = (handbook: Handbook, { id }: Pick<Role, 'id'>): HoldersView =>
  inTeams(handbook, (team) => {
    const held = seatsWith(handbook, team, id).map((seat) => heldIn(handbook, seat, team))
    const role = handbook.roles.get(id)
    const missing = held.length === 0 && role && isVacant(team, id) ? [roleRefAt(role, team)] : []
    return { held, missing }
  })

/** Who answers for a responsibility in each team. */
export const holdersOfRow = (handbook: Handbook, row: Responsibility): HoldersView =>
  inTeams(handbook, (team) => {
    const cell = coverageCell(handbook, team, row)
    return cell.kind === 'held' ? cell : { held: [], missing: [] }
  })

/** Who has a role in one team, or in the nearest team around it. */
export function holdersIn(handbook: Handbook, team: Team | undefined, role: RoleId): readonly Held[] {
  if (!team) return []
  const here = seatsWith(handbook, team, role)
  if (here.length > 0) return here.map((seat) => heldIn(handbook, seat, team))
  const above = aboveOf(handbook, team, role)
  return above ? above.seats.map((seat) => ({ ...heldIn(handbook, seat, above.team), above: ref(above.team) })) : []
}

const heldIn = (handbook: Handbook, { role, people }: Seat, team: Team): Held => ({
  role: roleRefAt(role, team),
  people: people.map((id) => personRef(handbook, id)),
  facets: [],
})

function inTeams(handbook: Handbook, find: (team: Team) => Omit<TeamHolders, 'team'>): HoldersView {
  const all = visibleEntities(handbook.teams)
    .filter(({ holders }) => holders.size > 0)
    .map((team) => ({ team, ...find(team) }))
    .filter(({ held, missing }) => held.length + missing.length > 0)
  const teams = all.slice(0, mostTeams).map(({ team, held, missing }) => ({ team: ref(team), held, missing }))
  const count = all.length - teams.length
  const list = handbook.generated.has(coverageHref) ? coverageHref : undefined
  return { teams, ...(count > 0 && { more: { count, all: list } }) }
}
