import { given } from '../given.ts'
import { ownersOf } from '../owners-of.ts'
import type { Handbook, Responsibility, Role, RoleId, Team } from '../types.ts'
import { around, isIn, isSmallest, isVacant, type Seat, seatsFor, seatsOf, seatsWith } from './seats.ts'

/** Who has one owner's part of a responsibility in a team. */
export interface Answer {
  /** The role that holds it by default. */
  readonly owner: Role
  /** Of a shared row: what this owner's part is. */
  readonly facet?: Responsibility
  /** Nobody here when empty. */
  readonly seats: readonly Seat[]
  /** The combined role that would have it here, but hands it on, and to whom. */
  readonly handed?: { readonly by: Role; readonly to?: Role }
  /** Who has it in the nearest team around this one, when nobody has it here. */
  readonly above?: { readonly team: Team; readonly seats: readonly Seat[] }
  /**
   * Nobody has it although somebody should: the team writes the role down as held by nobody, or hands the row on to
   * somebody who is not there, or is a team of the smallest scope. A larger one need not have every role of its own.
   */
  readonly isGap: boolean
}

/** Who answers for a responsibility in a team: an answer for each role that holds it by default. */
export function answers(handbook: Handbook, team: Team, row: Responsibility): Answer[] {
  const facets = row.ownership.kind === 'shared' ? row.ownership.facets : undefined
  return ownersOf(row).flatMap((id) => {
    const owner = handbook.roles.get(id)
    return owner ? [answer(handbook, team, row, owner, handbook.responsibilities.get(facets?.get(id) ?? ''))] : []
  })
}

function answer(
  handbook: Handbook,
  team: Team,
  row: Responsibility,
  owner: Role,
  facet: Responsibility | undefined,
): Answer {
  const here = seatsFor(handbook, team, row, owner.id)
  if (here.length > 0) return given({ owner, facet, seats: here, isGap: false })
  const handed = handedOn(handbook, team, row, owner.id)
  if (handed && !handed.to) return given({ owner, facet, seats: [], handed, isGap: true })
  const wanted = handed?.to ?? owner
  const taking = handed ? seatsWith(handbook, team, wanted.id).filter(({ role }) => role !== handed.by) : []
  if (taking.length > 0) return given({ owner, facet, seats: taking, handed, isGap: false })
  const above = aboveOf(handbook, team, wanted.id)
  const isMissing = isVacant(team, wanted.id) || (!above && isSmallest(handbook, team))
  return given({ owner, facet, seats: [], handed, above, isGap: isMissing || (handed !== undefined && !above) })
}

function handedOn(handbook: Handbook, team: Team, row: Responsibility, owner: RoleId): Answer['handed'] {
  const by = seatsOf(handbook, team).find(({ role }) => role.givesUp.has(row.id) && isIn(role, owner))?.role
  return by && given({ by, to: handbook.roles.get(by.givesUp.get(row.id) ?? '') })
}

/** Who has a role in the nearest team around this one. */
export function aboveOf(handbook: Handbook, team: Team, id: RoleId): Answer['above'] {
  const all = around(handbook, team).map((one) => ({ team: one, seats: seatsWith(handbook, one, id) }))
  return all.find(({ seats }) => seats.length > 0)
}
