import type { Example, Handbook, Path, PathStep, Stop } from '../model/types.ts'
import type { Graph, GraphEdge, GraphItem } from './graph/dagre.ts'
import { drawGraph, type Plain } from './graph/layout.ts'
import { type About, aboutEntity, maybeRoleRef, type RoleRef, ref } from './refs.ts'

/** A stop of a career path; without an href it is a role of another ladder. */
export interface StopRef {
  readonly title: string
  readonly href?: string
}

export interface PathView extends About {
  readonly kind: 'path'
  readonly owner?: RoleRef
  readonly steps: readonly {
    readonly from: StopRef
    readonly to: StopRef
    readonly via?: StopRef
    readonly need?: 'common' | 'required'
    readonly note?: string
  }[]
  readonly graph?: Graph
  readonly skills: readonly string[]
  readonly examples: readonly Example[]
}

/** A career path as steps between roles. */
export function pathView(handbook: Handbook, path: Path): PathView {
  const { roles } = handbook
  return {
    kind: 'path' as const,
    ...aboutEntity(path),
    owner: maybeRoleRef(roles.get(path.owner ?? '')),
    steps: path.steps.map(({ from, to, via, need, note }) => ({
      from: stop(from),
      to: stop(to),
      via: via && stop(via),
      need,
      note,
    })),
    graph: pathGraph(handbook, path),
    skills: path.page.data.skills ?? [],
    examples: path.page.data.examples ?? [],
  }

  function stop(at: Stop): StopRef {
    if (at.kind === 'external') return { title: at.title }
    const role = roles.get(at.role)
    return role ? ref(role) : { title: at.role }
  }
}

/** The steps of a career path. Undefined for a path without any. */
export function pathGraph({ roles }: Handbook, path: Path): Graph | undefined {
  const { steps } = path
  if (steps.length === 0) return undefined
  const stops = new Map(steps.flatMap(({ from, to }) => [from, to]).map((stop) => [idOf(stop), plain(stop)]))
  const edges = [...new Map(steps.map((step) => [JSON.stringify(edge(step)), edge(step)])).values()]
  return {
    id: `path-${path.id}`,
    title: path.title,
    drawing: drawGraph([...stops.values()], edges),
    list: [...stops.keys()].flatMap((id) => {
      const from = steps.filter((step) => idOf(step.from) === id)
      return from.length === 0 ? [] : [{ ...named(from[0]!.from), children: from.map(item) }]
    }),
  }

  function plain(stop: Stop): Plain {
    const role = stop.kind === 'role' ? roles.get(stop.role) : undefined
    if (!role) return { id: idOf(stop), title: titleOf(stop), kind: 'other' }
    return { id: idOf(stop), title: role.title, href: role.href, kind: 'role' }
  }

  function edge({ from, to, via, need }: PathStep): GraphEdge {
    return { from: idOf(from), to: idOf(to), label: way(via, need), style: 'solid', arrow: true } as const
  }

  function item({ to, via, need, note }: PathStep): GraphItem {
    const { title, ...rest } = named(to)
    const said = [way(via, need) ?? [], note ?? []].flat().join('; ')
    return { title, ...rest, note: said === '' ? undefined : said, children: [] }
  }

  function way(via: PathStep['via'], need: PathStep['need']): string | undefined {
    if (!via) return need && needs[need]
    const role = via.kind === 'role' ? roles.get(via.role) : undefined
    const name = role?.short ?? titleOf(via)
    return `${ways[need ?? 'any']} ${name}`
  }

  function named(stop: Stop): Omit<GraphItem, 'children' | 'note'> {
    const { title, href } = plain(stop)
    return { title, href }
  }

  function titleOf(stop: Stop): string {
    return stop.kind === 'external' ? stop.title : (roles.get(stop.role)?.title ?? stop.role)
  }
}

const ways = { any: 'via', common: 'usually via', required: 'only via' } as const

const needs = { common: 'usual', required: 'required' } as const

const idOf = (stop: Stop) => (stop.kind === 'role' ? `role ${stop.role}` : `other ${stop.title}`)
