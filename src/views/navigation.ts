import { given } from '../given.ts'
import type { NavNode, Ref } from '../types.ts'
import type { Tree } from './tree.ts'
import { flat, isShown, type TreeNode } from './tree-node.ts'

/** A section of at most so many entries unfolded in place, unless all of these together have more than `atMost`. */
const few = 24
const atMost = 120

/** What the frame of one page needs of the navigation. */
export interface Branch {
  readonly nodes: readonly NavNode[]
  readonly breadcrumbs: readonly Ref[]
  /** What is below the page itself. */
  readonly below: readonly NavNode[]
  readonly previous?: Ref
  readonly next?: Ref
}

/**
 * The branch of every page, by its href: the entries beside it and beside each of its ancestors, all others folded.
 * The entries of a small section are there all the same, to be unfolded in place.
 * Pages of one folder share one list, so a branch costs what its folder costs and not what the handbook does.
 */
export function branches({ sections, guides }: Tree): ReadonlyMap<string, Branch> {
  const root: TreeNode = { ...home, children: [...sections, ...guides] }
  const found = new Map<string, Branch>()
  const fold = folding(root.children.filter(isShown))
  visit(root, (open) => open, [])
  const order = root.children.flatMap(flat)
  for (const [index, { href }] of order.entries()) {
    const branch = found.get(href)
    if (branch) found.set(href, given({ ...branch, previous: order[index - 1], next: order[index + 1] }))
  }
  return found

  /** `around` puts this node's children into the whole navigation. */
  function visit(
    node: TreeNode,
    around: (open: readonly NavNode[]) => readonly NavNode[],
    above: readonly Ref[],
  ): void {
    const shown = node.children.filter(isShown)
    const below = shown.map(fold)
    const nodes = around(below)
    const crumbs = [...above, ...crumb(node)]
    if (node.href !== undefined) found.set(node.href, { nodes, breadcrumbs: above, below })
    for (const child of node.children) {
      const place = shown.indexOf(child)
      const aroundChild = (open: readonly NavNode[]) =>
        place < 0 ? nodes : around(below.with(place, { ...named(child, child.href), children: open }))
      if (child.children.length > 0) visit(child, aroundChild, crumbs)
      else if (child.href !== undefined) found.set(child.href, { nodes, breadcrumbs: crumbs, below: [] })
    }
  }
}

/** How an entry outside the branch is shown: a small section with its entries, and open when it is the only one. */
function folding(sections: readonly TreeNode[]): (node: TreeNode) => NavNode {
  const parents = sections.filter(({ children }) => children.some(isShown))
  const small = parents.filter(({ children }) => children.length <= few)
  const entries = small.reduce((sum, { children }) => sum + children.length, 0)
  const unfolding = new Set(entries <= atMost ? small : [])
  return (node) => {
    if (!unfolding.has(node)) return folded(node)
    const children = node.children.filter(isShown).map(folded)
    return { ...named(node, node.href), ...(parents.length > 1 && { folded: true }), children }
  }
}

/** The branch of a page that stands nowhere in the navigation. */
export function noBranch({ sections, guides }: Tree): Branch {
  const shown = [...sections, ...guides].filter(isShown)
  return { nodes: shown.map(folding(shown)), breadcrumbs: crumb(home), below: [] }
}

/** The top of the navigation, with folders of prose opened one level. */
export const overview = ({ sections, guides }: Tree): readonly NavNode[] => [
  ...sections.filter(isShown).map(folded),
  ...guides
    .filter(isShown)
    .map((node) =>
      node.children.length === 0
        ? folded(node)
        : { ...named(node, node.href), children: node.children.filter(isShown).map(folded) },
    ),
]

const home: TreeNode = { title: 'Home', href: 'index.html', first: 'index.html', children: [] }

const folded = (node: TreeNode): NavNode => ({
  ...named(node, node.first),
  ...(node.children.some(isShown) && { folded: true }),
  children: [],
})

const named = ({ title, past }: TreeNode, href: string | undefined) => given({ title, href, past })

function crumb({ title, crumb, href, first }: TreeNode): readonly Ref[] {
  const to = crumb ?? href ?? first
  return to === undefined ? [] : [{ title, href: to }]
}
