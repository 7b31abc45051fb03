import type { Handbook, Team } from '../model/types.ts'
import type { Graph, GraphEdge, GraphItem } from './graph/dagre.ts'
import { draw } from './graph/layout.ts'
import { visibleEntities } from './refs.ts'

/** One thing with the one it stands below. */
interface Below {
  readonly id: string
  readonly above?: string
  readonly item: Omit<GraphItem, 'children'>
  /** What is said of it where it cannot stand below the other: in a circle, or too deep down. */
  readonly apart: string
}

/** Deeper lists help nobody. */
const deepest = 12

/** Nests things below one another. Each stands once, whatever they say: members of a circle begin a list of their own. */
export function outline(all: readonly Below[]): readonly GraphItem[] {
  const known = new Set(all.map(({ id }) => id))
  const isTop = ({ id, above }: Below) => above === undefined || above === id || !known.has(above)
  const below = new Map<string, Below[]>(all.map(({ id }) => [id, []]))
  for (const one of all) if (!isTop(one)) below.get(one.above!)?.push(one)
  const named = new Set<string>()
  const waiting = all.filter(isTop)
  const items: GraphItem[] = []
  const begin = () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) if (!named.has(next.id)) items.push(branch(next, 1))
  }
  begin()
  for (const one of all) {
    if (named.has(one.id)) continue
    waiting.push(one)
    begin()
  }
  return items

  function branch(one: Below, depth: number): GraphItem {
    named.add(one.id)
    const apart = depth === 1 && !isTop(one) ? [one.apart] : []
    const note = [one.item.note ?? [], apart].flat().join('; ')
    const under = below.get(one.id)?.filter(({ id }) => !named.has(id)) ?? []
    if (depth >= deepest) waiting.push(...under)
    const children = depth < deepest ? under.map((child) => branch(child, depth + 1)) : []
    return { ...one.item, ...(note !== '' && { note }), children }
  }
}

/** Which team is part of which, with who leads it. Undefined when no active team is part of another. */
export function teamGraph(handbook: Handbook): Graph | undefined {
  const all = visibleEntities(handbook.teams)
  const ids = new Set(all.map(({ id }) => id))
  const partOf = ({ partOf }: Team) => (partOf !== undefined && ids.has(partOf) ? partOf : undefined)
  const connected = new Set(all.flatMap((team) => [...(partOf(team) === undefined ? [] : [team.id, partOf(team)])]))
  const teams = all.filter(({ id }) => connected.has(id))
  if (teams.length === 0) return undefined
  const edges = teams.flatMap((team): GraphEdge[] => {
    const from = partOf(team)
    return from === undefined ? [] : [{ from, to: team.id, style: 'solid', arrow: false }]
  })
  const nodes = teams.map((team) => ({
    id: team.id,
    title: team.title,
    sub: lead(team),
    href: team.href,
    kind: 'team' as const,
  }))
  return {
    id: 'teams',
    title: 'Teams',
    key: 'A line leads down from a team to those that are part of it.',
    drawing: draw(nodes, edges),
    list: outline(
      teams.map((team) => {
        const item = { title: team.title, href: team.href, note: ledBy(team) }
        const apart = `part of ${handbook.teams.get(team.partOf ?? '')?.title}`
        return { id: team.id, above: partOf(team), item, apart }
      }),
    ),
  }

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
