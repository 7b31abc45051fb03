import { words } from '../../templates/words/words.ts'
import { withLazy } from '../base/lazy.ts'
import { reportingHref } from '../model/generated.ts'
import { activeEntities, visibleEntities } from '../model/queries.ts'
import type { Handbook, Role, RoleId, Team } from '../model/types.ts'
import { drawGraph, type Graph, type GraphEdge, type GraphItem } from './graph.ts'
import { type RoleRef, roleRef, roleRefs } from './refs.ts'

interface Below {
  readonly id: string
  readonly above?: string
  readonly item: Omit<GraphItem, 'children'>
  /** What is said of it where it cannot stand below the other: in a circle, or too deep down. */
  readonly apart: string
}

/** Deeper lists help nobody. */
const deepestList = 12

/** Nests things below one another. Each occurs once, whatever they say: members of a circle begin a list of their own. */
export function nestItems(all: readonly Below[]): readonly GraphItem[] {
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
    if (depth >= deepestList) waiting.push(...under)
    const children = depth < deepestList ? under.map((child) => branch(child, depth + 1)) : []
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
    sub: lead(handbook, team),
    href: team.href,
    kind: 'team' as const,
  }))
  return {
    id: 'teams',
    title: words.common.teams,
    key: words.reporting.teamsKey,
    drawing: drawGraph(nodes, edges),
    list: nestItems(
      teams.map((team) => {
        const item = { title: team.title, href: team.href, note: ledBy(team) }
        const apart = words.reporting.partOf(handbook.teams.get(team.partOf ?? '')?.title)
        return { id: team.id, above: partOf(team), item, apart }
      }),
    ),
  }

  function ledBy(team: Team): string | undefined {
    const name = lead(handbook, team)
    return name && words.reporting.ledBy(name)
  }
}

/** Whoever holds the first of the team's roles that somebody holds. */
function lead({ people }: Handbook, { holders }: Team): string | undefined {
  const [ids] = [...holders.values()].filter((ids) => ids.length > 0)
  if (!ids) return undefined
  const names = ids.map((id) => people.get(id)!.name)
  return names.length > 1 ? `${names[0]} ${words.common.andMore(names.length - 1)}` : names[0]
}

export interface ReportingView {
  readonly kind: 'reporting'
  readonly title: string
  readonly href: string
  readonly graph: Graph
  readonly roles: readonly RoleId[]
  readonly teams?: Graph
  /** Active roles without a reporting line. */
  readonly others: readonly RoleRef[]
}

/** Reporting lines on a page of their own, and below them the teams. */
export function reportingView(handbook: Handbook): ReportingView | undefined {
  const roles = handbook.generated.has(reportingHref) ? inReporting(handbook) : []
  if (roles.length === 0) return undefined
  const known = {
    kind: 'reporting' as const,
    title: words.reporting.title,
    href: reportingHref,
    roles: roles.map(({ id }) => id),
    others: activeEntities(handbook.roles)
      .filter((role) => !roles.includes(role))
      .map(roleRef),
  }
  return withLazy<typeof known, Pick<ReportingView, 'graph' | 'teams'>>(known, {
    graph: () => reportingGraph(handbook)!,
    teams: () => teamGraph(handbook),
  })
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
    key: edges.some(({ style }) => style === 'dashed') ? words.reporting.keyWithParts : words.reporting.key,
    drawing: drawGraph(nodes, edges),
    list: nestItems(
      roles.map((role) => {
        const { id, title, href, reportsTo } = role
        const note = role.combines.length > 0 ? words.reporting.combines(shorts(role)) : undefined
        const apart = words.reporting.reportsTo(handbook.roles.get(reportsTo ?? '')?.title)
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
