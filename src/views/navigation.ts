import type { NavNode, Ref } from '../types.ts'
import { given } from './given.ts'
import type { Tree } from './tree.ts'
import { isShown, type TreeNode } from './tree-node.ts'

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
  const ajar = unfolding(root.children.filter(isShown))
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
    const below = shown.map((child) => (ajar.has(child) ? closed(child) : folded(child)))
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

/** The sections that unfold in place. */
function unfolding(sections: readonly TreeNode[]): ReadonlySet<TreeNode> {
  const small = sections.filter(({ children }) => children.length > 0 && children.length <= few)
  const entries = small.reduce((sum, { children }) => sum + children.length, 0)
  return new Set(entries <= atMost ? small : [])
}

/** The branch of a page that stands nowhere in the navigation. */
export function noBranch({ sections, guides }: Tree): Branch {
  const shown = [...sections, ...guides].filter(isShown)
  const ajar = unfolding(shown)
  return {
    nodes: shown.map((child) => (ajar.has(child) ? closed(child) : folded(child))),
    breadcrumbs: crumb(home),
    below: [],
  }
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

const closed = (node: TreeNode): NavNode => ({
  ...named(node, node.href),
  folded: true,
  children: node.children.filter(isShown).map(folded),
})

const named = ({ title, past }: TreeNode, href: string | undefined) => given({ title, href, past })

function crumb({ title, crumb, href, first }: TreeNode): readonly Ref[] {
  const to = crumb ?? href ?? first
  return to === undefined ? [] : [{ title, href: to }]
}

/** Every page in the order of the navigation. */
const flat = (node: TreeNode): readonly Ref[] => [
  ...(node.href !== undefined && isShown(node) ? [{ title: node.title, href: node.href }] : []),
  ...node.children.flatMap(flat),
]
