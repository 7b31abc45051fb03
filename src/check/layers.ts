import { present } from '../present.ts'
import { report } from '../report.ts'
import type { Message, Team } from '../types.ts'
import type { Check } from './check.ts'

/** A team is part of something of a larger scope, and never of itself. */
export const layers: Check = function* (handbook, { inPage }): Iterable<Message> {
  const { teams, scopes } = handbook
  const above = (id: string) => {
    const data = teams.get(id)?.page.data
    return data?.kind === 'team' ? data.partOf : undefined
  }
  const sizeOf = ({ scope }: Team) => scopes.findIndex(({ id }) => id === scope)
  for (const team of present(teams)) {
    const { id, page } = team
    const whole = teams.get(above(id) ?? '')
    if (!whole) continue
    const place = inPage(page, ['partOf'])
    const around = circle(id, above)
    if (around) {
      const way = [...around, id].map((one) => `\`${one}\``).join(' in ')
      yield report('scope-parent', page.path, place, `Unexpected circle: ${way}`, {
        mend: 'Name what is larger than the team, or remove `partOf` from the largest.',
      })
    } else if (sizeOf(team) >= 0 && sizeOf(whole) >= 0 && sizeOf(whole) <= sizeOf(team)) {
      const larger = present(teams).filter((other) => sizeOf(other) > sizeOf(team))
      const names = larger.map((other) => other.id)
      const titleOf = ({ scope }: Team) => scopes.find((one) => one.id === scope)!.title
      const message = `Unexpected \`${whole.id}\` of the scope ${titleOf(whole)} for \`partOf\` of the scope ${titleOf(team)}, expected a larger scope`
      const related = {
        file: whole.page.path,
        place: inPage(whole.page, ['scope']),
        message: `the scope of \`${whole.id}\` stands here`,
      }
      yield report('scope-parent', page.path, place, message, {
        ...(names.length > 0 && { expected: names.slice(0, 12) }),
        mend: 'Name what the team is a part of, or mend the scope of one of the two.',
        related,
      })
    }
  }
}

/** The way from a team back to itself. */
function circle(start: string, above: (id: string) => string | undefined): string[] | undefined {
  const way = [start]
  for (let at = above(start); at !== undefined; at = above(at)) {
    if (at === start) return way
    if (way.includes(at)) return undefined
    way.push(at)
  }
  return undefined
}
