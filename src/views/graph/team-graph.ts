import { given } from '../../given.ts'
import type { Graph, GraphEdge, Handbook, Team } from '../../types.ts'
import { listed } from '../listed.ts'
import { draw } from './draw.ts'
import { outline } from './outline.ts'

/** Which team is part of which, with who leads it. Undefined when no active team is part of another. */
export function teamGraph(handbook: Handbook): Graph | undefined {
  const all = listed(handbook.teams)
  const ids = new Set(all.map(({ id }) => id))
  const partOf = ({ partOf }: Team) => (partOf !== undefined && ids.has(partOf) ? partOf : undefined)
  const connected = new Set(all.flatMap((team) => [...(partOf(team) === undefined ? [] : [team.id, partOf(team)])]))
  const teams = all.filter(({ id }) => connected.has(id))
  if (teams.length === 0) return undefined
  const edges = teams.flatMap((team): GraphEdge[] => {
    const from = partOf(team)
    return from === undefined ? [] : [{ from, to: team.id, style: 'solid', arrow: false }]
  })
  const nodes = teams.map((team) =>
    given({ id: team.id, title: team.title, sub: lead(team), href: team.href, kind: 'team' as const }),
  )
  return given({
    id: 'teams',
    title: 'Teams',
    key: 'A line leads down from a team to those that are part of it.',
    drawing: draw(nodes, edges),
    list: outline(
      teams.map((team) => {
        const item = given({ title: team.title, href: team.href, note: ledBy(team) })
        const apart = `part of ${handbook.teams.get(team.partOf ?? '')?.title}`
        return given({ id: team.id, above: partOf(team), item, apart })
      }),
    ),
  })

  function ledBy(team: Team): string | undefined {
    const name = lead(team)
    return name && `led by ${name}`
  }
}

/** Whoever holds the first of the team's roles that somebody holds. */
function lead({ holders }: Team): string | undefined {
  const [names] = [...holders.values()].filter((names) => names.length > 0)
  if (!names) return undefined
  return names.length > 1 ? `${names[0]} and ${names.length - 1} more` : names[0]
}
