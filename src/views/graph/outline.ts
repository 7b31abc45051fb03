import type { GraphItem } from '../../types.ts'

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
