import { grouped } from '../grouped.ts'
import type { Team, TeamId } from '../types.ts'
import { entityLeaf, pastLast, type TreeNode, treeNode } from './tree-node.ts'

/** Deeper down, the navigation would be all indentation. */
const deepest = 6

/** Teams below the team they are part of. Members of a circle, and what a hidden team has below it, stand one level up. */
export function teamNodes(teams: ReadonlyMap<TeamId, Team>): readonly TreeNode[] {
  const below = grouped(
    [...teams.values()].map((team) => [inCircle(team, teams) ? undefined : team.partOf, team] as const),
  )
  return nodes(undefined, 1)

  function nodes(above: TeamId | undefined, depth: number): readonly TreeNode[] {
    const found = (below.get(above) ?? []).flatMap((team) => {
      const { id, title, href, page } = team
      const alone = entityLeaf(team)
      if (page.data.hidden || depth >= deepest) return [alone, ...nodes(id, depth)]
      const children = nodes(id, depth + 1)
      return children.length === 0
        ? [alone]
        : [{ ...treeNode({ title, href, children }), ...(alone.past && { past: alone.past }) }]
    })
    return pastLast(found)
  }
}

function inCircle({ id, partOf }: Team, teams: ReadonlyMap<TeamId, Team>): boolean {
  const seen = new Set<TeamId>()
  for (let above = partOf; above !== undefined && !seen.has(above); above = teams.get(above)?.partOf) {
    if (above === id) return true
    seen.add(above)
  }
  return false
}
