import type { FrontMatterOf } from '../parse/kinds.ts'
import { present } from '../present.ts'
import { report } from '../report.ts'
import type { Handbook, Message, PersonName, Role, RoleId, Team } from '../types.ts'
import { isClear } from './is-clear.ts'
import type { Places } from './places.ts'

/** Every team has as many holders of a role as the role says. */
export function* perTeam(handbook: Handbook, places: Places): Iterable<Message> {
  const { roles, teams, scopes } = handbook
  const counted = present(roles).flatMap((role) => {
    const { perTeam: allowed } = role.page.data as FrontMatterOf<'role'>
    return allowed ? [{ role, allowed }] : []
  })
  for (const team of present(teams)) {
    if (!isClear(team.page, ['roles'], places)) continue
    const written = Object.keys((team.page.data as FrontMatterOf<'team'>).roles ?? {})
    // A name that leads nowhere may be meant for the role that is missing.
    const complete = written.every((id) => roles.has(id))
    const told = new Set<RoleId>()
    for (const { role, allowed } of counted) {
      const { people, from } = holdersOf(role, team, roles)
      const [by] = from
      // What a team does not mention it may have elsewhere, unless it is a team of people who work together every day.
      const mustSay = team.scope !== undefined && team.scope === scopes[0]?.id
      const fewer = people.size < allowed.min && complete && (by !== undefined || mustSay)
      if (!fewer && people.size <= allowed.max) continue
      // Two holders of a combined role are two of each of its parts, which is one mistake.
      if (by !== undefined && told.has(by)) continue
      if (by !== undefined) told.add(by)
      yield message(team, role, people.size, allowed, by === undefined ? ['roles'] : ['roles', by], places)
    }
  }
}

interface Range {
  readonly min: number
  readonly max: number
}

function message(
  team: Team,
  role: Role,
  count: number,
  allowed: Range,
  path: readonly string[],
  { inPage }: Places,
): Message {
  const found = count === 0 ? 'Nobody holds' : `Unexpected ${count} ${count === 1 ? 'holder' : 'holders'} of`
  const place = inPage(team.page, path, path.length > 1 ? 'value' : 'key')
  const mend =
    count > allowed.max
      ? `Keep ${allowed.max === 1 ? 'one' : allowed.max} of them, or change \`perTeam\` of \`${role.id}\`.`
      : `Write who holds it: \`${role.id}: <name>\` under \`roles\`.`
  return report('role-per-team', team.page.path, place, `${found} \`${role.id}\`, expected ${inWords(allowed)}`, {
    mend,
    related: {
      file: role.page.path,
      place: inPage(role.page, ['perTeam']),
      message: '`perTeam` is here',
    },
  })
}

const inWords = ({ min, max }: Range): string =>
  min === max ? `${min === 1 ? 'exactly one' : `exactly ${min}`}` : min === 0 ? `at most ${max}` : `${min} to ${max}`

/**
 * The people who hold a role in a team, also as a part of a combined role, and the roles of the team by which they do or
 * by which it is said that nobody does.
 */
function holdersOf(
  role: Role,
  { holders, acting }: Team,
  roles: ReadonlyMap<RoleId, Role>,
): { people: ReadonlySet<PersonName>; from: readonly RoleId[] } {
  const covers = (id: RoleId | undefined) => id === role.id || (id && roles.get(id)!.parts.includes(role.id))
  const others = [...holders].filter(([id, people]) => people.length > 0 && (covers(id) || covers(acting.get(id))))
  const from = [...new Set([...(holders.has(role.id) ? [role.id] : []), ...others.map(([id]) => id)])]
  return { people: new Set(from.flatMap((id) => holders.get(id)!)), from }
}
