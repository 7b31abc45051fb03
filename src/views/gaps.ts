import { given } from '../given.ts'
import type { CoverageView, Handbook, Responsibility, Role, Team, Unheld } from '../types.ts'
import { answers } from './answers.ts'
import { ref, roleRefAt } from './refs.ts'
import { isSmallest, isVacant, seatsWith } from './seats.ts'

/**
 * What nobody holds: responsibilities without an owner, and for each team the roles that nobody has there with what is
 * left lying because of it. One line for each role, because one appointment closes it.
 */
export function gaps(
  handbook: Handbook,
  teams: readonly Team[],
  rows: readonly Responsibility[],
): CoverageView['gaps'] {
  return {
    unowned: rows.filter((row) => isUnowned(handbook, row)).map(ref),
    unheld: teams.flatMap((team) => (team.holders.size > 0 ? unheldIn(handbook, team, rows) : [])),
    silent: teams.filter((team) => team.holders.size === 0 && isSmallest(handbook, team)).map(ref),
  }
}

/** Owned by nobody, or by a role that is not there. */
function isUnowned({ roles }: Handbook, { ownership }: Responsibility): boolean {
  if (ownership.kind === 'accountable') return !roles.has(ownership.role)
  return ownership.kind === 'nobody'
}

function unheldIn(handbook: Handbook, team: Team, rows: readonly Responsibility[]): Unheld[] {
  const found = new Map<string, { role: Role | undefined; by: Role | undefined; rows: Responsibility[] }>()
  for (const row of rows)
    for (const { owner, handed, isGap } of answers(handbook, team, row))
      if (isGap) lineFor(handed ? handed.to : owner, handed?.by).rows.push(row)
  // A role that answers for nothing is missing all the same when the team says so.
  for (const id of team.holders.keys()) {
    const role = handbook.roles.get(id)
    if (role && isVacant(team, id) && seatsWith(handbook, team, id).length === 0) lineFor(role, undefined)
  }
  const order = [...handbook.roles.values()]
  const place = (role: Role | undefined) => (role ? order.indexOf(role) : order.length)
  return [...found.values()]
    .sort((a, b) => place(a.role) - place(b.role))
    .map(({ role, by, rows }) =>
      given({
        team: ref(team),
        role: role && roleRefAt(role, team),
        rows: rows.map(ref),
        handedBy: by && roleRefAt(by, team),
      }),
    )

  function lineFor(role: Role | undefined, by: Role | undefined) {
    const key = JSON.stringify([role?.id, by?.id])
    const line = found.get(key) ?? { role, by, rows: [] }
    found.set(key, line)
    return line
  }
}
