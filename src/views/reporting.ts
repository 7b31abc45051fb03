import { words } from '../../templates/words/words.ts'
import { activeEntities } from '../model/queries.ts'
import type { Handbook, Role, RoleId } from '../model/types.ts'
import type { Graph, GraphEdge } from './graph/dagre.ts'
import { draw } from './graph/layout.ts'
import { outline, teamGraph } from './outline.ts'
import { type RoleRef, roleRef, roleRefs } from './refs.ts'

/** Who reports to whom. */
export interface ReportingView {
  readonly kind: 'reporting'
  readonly title: string
  readonly href: string
  readonly graph: Graph
  /** The roles in it. */
  readonly roles: readonly RoleId[]
  /** Which team is part of which. */
  readonly teams?: Graph
  /** Active roles without a reporting line. */
  readonly others: readonly RoleRef[]
}

const href = 'reporting.html'

/** Reporting lines on a page of their own, and below them the teams. */
export function reportingPages(handbook: Handbook): ReportingView[] {
  const graph = reportingGraph(handbook)
  if (!graph || !handbook.generated.has(href)) return []
  const roles = inReporting(handbook)
  const view = {
    kind: 'reporting' as const,
    title: words.reporting.title,
    href,
    graph,
    roles: roles.map(({ id }) => id),
    teams: teamGraph(handbook),
    others: activeEntities(handbook.roles)
      .filter((role) => !roles.includes(role))
      .map(roleRef),
  }
  return [view]
}

/** Who reports to whom, with the combined roles of those shown. Undefined unless two active roles are connected. */
export function reportingGraph(handbook: Handbook): Graph | undefined {
  const roles = inReporting(handbook)
  if (roles.length === 0) return undefined
  const shown = new Set(roles.map(({ id }) => id))
  const shorts = ({ combines }: Role) => roleRefs(handbook, combines).map(({ short }) => short)
  const edges = roles.flatMap((role): GraphEdge[] => [
    ...(role.reportsTo !== undefined && shown.has(role.reportsTo)
      ? [{ from: role.reportsTo, to: role.id, style: 'solid' as const, arrow: false }]
      : []),
    ...role.combines
      .filter((part) => shown.has(part) && part !== role.reportsTo)
      .map((part) => ({ from: part, to: role.id, style: 'dashed' as const, arrow: true })),
  ])
  const nodes = roles.map((role) => ({
    id: role.id,
    title: role.title,
    sub: sub(role, shorts(role)),
    href: role.href,
    kind: 'role' as const,
  }))
  return {
    id: 'reporting',
    title: words.reporting.title,
    key: edges.some(({ style }) => style === 'dashed')
      ? 'A line leads down from a role to those who report to it; a dashed arrow leads to the role that combines it with another.'
      : 'A line leads down from a role to those who report to it.',
    drawing: draw(nodes, edges),
    list: outline(
      roles.map((role) => {
        const { id, title, href, reportsTo } = role
        const note = role.combines.length > 0 ? `combines ${shorts(role).join(' and ')}` : undefined
        const apart = `reports to ${handbook.roles.get(reportsTo ?? '')?.title}`
        return { id, above: reportsTo, item: { title, href, note }, apart }
      }),
    ),
  }
}

/** Active roles that report or are reported to, and roles made of these. */
function inReporting(handbook: Handbook): readonly Role[] {
  const all = activeEntities(handbook.roles)
  const active = new Set(all.map(({ id }) => id))
  const connected = new Set(
    all.flatMap(({ id, reportsTo }) =>
      reportsTo !== undefined && reportsTo !== id && active.has(reportsTo) ? [id, reportsTo] : [],
    ),
  )
  return all.filter(({ id, combines }) => connected.has(id) || combines.some((part) => connected.has(part)))
}

function sub({ short, title }: Role, parts: readonly string[]): string | undefined {
  const sum = parts.length > 0 ? parts.join(' + ') : undefined
  if (short === title) return sum
  return sum === undefined ? short : `${short} = ${sum}`
}
