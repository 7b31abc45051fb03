import { isHeld } from '../is-held.ts'
import type { Handbook, PersonName, Responsibility, Role, RoleId, Team } from '../types.ts'
import { involvementOf } from './cell.ts'

/** A role of a team with those who hold it. */
export interface Seat {
  /** What they are: the combined role where they have the work of a missing one too. */
  readonly role: Role
  /** What the team's page calls them. */
  readonly written: RoleId
  readonly people: readonly PersonName[]
}

/** The roles that somebody holds in a team. */
export const seatsOf = ({ roles }: Handbook, team: Team): Seat[] =>
  [...team.holders].flatMap(([written, people]) => {
    const role = roles.get(team.acting.get(written) ?? written)
    return role && people.length > 0 ? [{ role, written, people }] : []
  })

/** The seats that have a role, on its own where there is such a seat, else as part of a combined one. */
export function seatsWith(handbook: Handbook, team: Team, id: RoleId): Seat[] {
  const all = seatsOf(handbook, team)
  return nearest(
    all.filter(({ role, written }) => written === id || isIn(role, id)),
    id,
  )
}

/** The seats that answer for what the role `owner` holds of a responsibility. Who hands it on does not. */
export function seatsFor(handbook: Handbook, team: Team, row: Responsibility, owner: RoleId): Seat[] {
  const answering = seatsOf(handbook, team).filter(({ role }) => {
    const found = involvementOf(handbook, role, row)
    return isHeld(found) && (role.id === owner || found.via.includes(owner))
  })
  return nearest(answering, owner)
}

/** Whether a role is another one or has it among its parts. */
export const isIn = (role: Role, id: RoleId): boolean => role.id === id || role.parts.includes(id)

/** Whether a team writes down that nobody holds the role. */
export const isVacant = ({ holders }: Team, id: RoleId): boolean => holders.get(id)?.length === 0

/** Whether a team is of the smallest scope, or of none. */
export const isSmallest = ({ scopes }: Handbook, { scope }: Team): boolean =>
  scope === undefined || scope === scopes[0]?.id

/** The active teams around a team, the nearest first. */
export function around({ teams }: Handbook, team: Team): Team[] {
  const seen = new Set([team])
  for (let next = teams.get(team.partOf ?? ''); next && !seen.has(next); next = teams.get(next.partOf ?? ''))
    seen.add(next)
  return [...seen].slice(1).filter(({ status }) => status === 'active')
}

function nearest(seats: readonly Seat[], id: RoleId): Seat[] {
  const exact = seats.filter(({ written }) => written === id)
  return exact.length > 0 ? exact : [...seats]
}
