import type { GraphEdge } from '../../types.ts'

interface Part<N, E> {
  readonly nodes: readonly N[]
  readonly edges: readonly E[]
}

/** The parts of a graph that hang together, in the order of their first nodes. */
export function parts<N extends { readonly id: string }, E extends Pick<GraphEdge, 'from' | 'to'>>(
  nodes: readonly N[],
  edges: readonly E[],
): readonly Part<N, E>[] {
  const beside = new Map<string, string[]>(nodes.map(({ id }) => [id, []]))
  for (const { from, to } of edges) {
    beside.get(from)?.push(to)
    beside.get(to)?.push(from)
  }
  const partOf = new Map<string, number>()
  let count = 0
  for (const { id } of nodes) {
    if (partOf.has(id)) continue
    const waiting = [id]
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (partOf.has(next)) continue
      partOf.set(next, count)
      waiting.push(...(beside.get(next) ?? []))
    }
    count += 1
  }
  return Array.from({ length: count }, (_, part) => ({
    nodes: nodes.filter(({ id }) => partOf.get(id) === part),
    edges: edges.filter(({ from }) => partOf.get(from) === part),
  }))
}
