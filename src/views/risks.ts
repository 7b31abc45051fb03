import { present } from '../present.ts'
import type { Aor, Handbook, Person, Risk, Team } from '../types.ts'
import type { CoverageOf } from './coverage.ts'
import { listed } from './listed.ts'
import { aorRef, personRef, ref, roleRef, roleRefAt } from './refs.ts'
import { isIn, seatsOf } from './seats.ts'

/**
 * What one person's absence would stop. A careful manager wants to know of each of these before it happens:
 *
 * - an area that nobody holds, which nobody does; and one without a backup other than its holder;
 * - somebody with more areas than the handbook allows, because each of them gets little of their time;
 * - somebody with roles in several teams: one resignation leaves all of them;
 * - somebody with all parts of a combined role alone in a team: nobody is left who knows either job.
 *
 * Somebody with one plain role in one team is no risk of this kind, or everybody would be one.
 */
export function risks(handbook: Handbook, { teams, rows }: CoverageOf): Risk[] {
  const shown = listed(handbook.aors)
    .filter(({ team }) => !teams || teams.some(({ id }) => id === team))
    .filter(({ carries }) => !rows || rows.some(({ id }) => id === carries))
  const inTeams = teams ?? listed(handbook.teams)
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
  return present(handbook.roles).flatMap((role): Risk[] => {
    const concerned = seats.filter((seat) => role.parts.some((part) => isIn(seat.role, part)))
    const covered = role.parts.every((part) => concerned.some((seat) => isIn(seat.role, part)))
    const [name, ...others] = new Set(concerned.flatMap(({ people }) => people))
    if (role.parts.length < 2 || !covered || name === undefined || others.length > 0) return []
    const person = personRef(handbook, name)
    const parts = role.parts.flatMap((id) => handbook.roles.get(id) ?? []).map(roleRef)
    return [{ kind: 'all-parts', person, role: roleRefAt(role, team), team: ref(team), parts }]
  })
}

function inSeveral(handbook: Handbook, { name, holds }: Person, teams: readonly Team[]): Risk[] {
  const roles = holds.flatMap((held) => {
    const team = held.kind === 'role' ? teams.find(({ id }) => id === held.team) : undefined
    const role = held.kind === 'role' ? handbook.roles.get(held.role) : undefined
    return team && role ? [{ role: roleRefAt(role, team), team: ref(team) }] : []
  })
  const several = new Set(roles.map(({ team }) => team.href)).size > 1
  return several ? [{ kind: 'many-teams', person: personRef(handbook, name), roles }] : []
}

/** Counts all areas of a person, also those that are not of the teams and responsibilities shown. */
function overloaded(handbook: Handbook, { name, holds }: Person, shown: readonly Aor[]): Risk[] {
  const limit = handbook.config.limits.aorsPerPerson
  const aors = holds.flatMap((held) => {
    const aor = held.kind === 'aor' ? handbook.aors.get(held.aor) : undefined
    return aor?.status === 'active' ? [aor] : []
  })
  if (aors.length <= limit || !aors.some((aor) => shown.includes(aor))) return []
  return [{ kind: 'many-areas', person: personRef(handbook, name), aors: aors.map(ref), limit }]
}
