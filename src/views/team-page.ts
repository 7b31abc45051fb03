import { given } from '../given.ts'
import { present } from '../present.ts'
import type { Handbook, Team, TeamView } from '../types.ts'
import { about } from './about.ts'
import type { Chronicle } from './chronicle.ts'
import { deviation } from './deviation.ts'
import { listed } from './listed.ts'
import { marked } from './marked.ts'
import { matrix } from './matrix.ts'
import { aorRef, maybeRef, personRef, ref, roleRef, roleRefAt, summed } from './refs.ts'
import { seatsOf } from './seats.ts'

/** A team: who holds which role, and where its agreement departs from the default. */
export function teamView(handbook: Handbook, team: Team, history?: Chronicle): TeamView {
  const { teams, aors, scopes } = handbook
  const rows = present(handbook.responsibilities)
  const seats = seatsOf(handbook, team)
  const agreement = rows.flatMap((row) => {
    const found = deviation(handbook, team, row)
    return found ? [{ responsibility: summed(row), ...found }] : []
  })
  return given({
    kind: 'team' as const,
    ...about(team),
    scope: scopes.find(({ id }) => id === team.scope)?.title,
    partOf: maybeRef(teams.get(team.partOf ?? '')),
    teams: listed(teams)
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
    aors: listed(aors)
      .filter((aor) => aor.team === team.id)
      // That they belong to this team goes without saying here.
      .map(({ team: _, ...aor }) => aorRef(handbook, aor)),
  })
}

function vacant({ roles }: Handbook, team: Team): TeamView['vacant'] {
  const standIns = [...team.acting].flatMap(([role, as]) => {
    const [own, whole] = [roles.get(role), roles.get(as)]
    return own && whole ? [{ parts: whole.parts, by: { role: roleRefAt(own, team), as: roleRef(whole) } }] : []
  })
  return [...team.holders].flatMap(([id, names]) => {
    const role = roles.get(id)
    if (!role || names.length > 0) return []
    return [given({ role: roleRefAt(role, team), by: standIns.find(({ parts }) => parts.includes(id))?.by })]
  })
}

function adapts({ releases }: Handbook, { adapts: version }: Team): TeamView['adapts'] | undefined {
  return version === undefined ? undefined : given({ version, href: releases.get(version)?.href })
}
