import { grouped } from '../grouped.ts'
import { present } from '../present.ts'
import { report } from '../report.ts'
import type { Handbook, Message, Role, Team } from '../types.ts'
import type { Check } from './check.ts'
import { type Named, namedPeople } from './named-people.ts'

/** Nobody holds more areas than the handbook allows, or the parts of a combined role in different teams. */
export const overload: Check = function* (handbook, { inPage }): Iterable<Message> {
  const { aorsPerPerson } = handbook.config.limits
  const uses = grouped(namedPeople(handbook).map((use) => [use.name, use] as const))
  for (const [name, all] of uses) {
    const areas = all.filter(({ path }) => path[0] === 'holder')
    const over = areas[aorsPerPerson]
    if (over) {
      const message = `\`${name}\` holds ${areas.length} areas of responsibility, expected at most ${aorsPerPerson}`
      const mend = 'Give one of them to somebody else, or raise `limits.aorsPerPerson` in handbook.yaml.'
      const [first] = areas
      const related = {
        file: first!.page.path,
        place: inPage(first!.page, first!.path),
        message: 'the first one is here',
      }
      yield report('person-overload', over.page.path, inPage(over.page, over.path), message, { mend, related })
    }
    const torn = betweenTeams(handbook, all)
    if (torn) {
      const { here, there, whole } = torn
      const message = `\`${name}\` is ${titleOf(here)} here and ${titleOf(there)} of \`${there.team.id}\`: the jobs of a ${whole.title}, in two teams`
      const mend = 'Let one person have both for one team, or somebody else have one of them.'
      const related = {
        file: there.use.page.path,
        place: inPage(there.use.page, there.use.path),
        message: 'the other role is here',
      }
      yield report('person-overload', here.use.page.path, inPage(here.use.page, here.use.path), message, {
        mend,
        related,
      })
    }
  }
}

interface Seat {
  readonly use: Named
  readonly role: Role
  readonly team: Team
}

const titleOf = ({ role, team }: Seat): string => role.titles.get(team.scope ?? '') ?? role.title

/** Two different parts of one combined role that somebody has in two teams, the later one first. */
function betweenTeams({ roles, teams }: Handbook, uses: readonly Named[]) {
  const seats = uses.flatMap((use): Seat[] => {
    const role = use.path[0] === 'roles' ? roles.get(String(use.path[1])) : undefined
    const team = teams.get(use.page.id)
    return role && team ? [{ use, role, team }] : []
  })
  const combined = present(roles).filter(({ parts }) => parts.length > 1)
  for (const [index, here] of seats.entries())
    for (const there of seats.slice(0, index)) {
      if (here.team === there.team) continue
      const whole = combined.find(({ parts }) => arePartsOf(parts, here.role, there.role))
      if (whole) return { here, there, whole }
    }
  return undefined
}

const arePartsOf = (whole: readonly string[], a: Role, b: Role): boolean =>
  a.id !== b.id && whole.includes(a.id) && whole.includes(b.id)
