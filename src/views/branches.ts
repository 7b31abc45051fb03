import { words } from '../../templates/words/words.ts'
import { homeHref } from '../model/generated.ts'
import { flattenTree, isShown, proseSign, type Tree, type TreeNode } from './navigation.ts'
import type { NavNode, Ref } from './refs.ts'

/** A section with at most so many entries can be unfolded in place, as long as all that can have no more than `atMost` together. */
const few = 24
const atMost = 120

/** A list with more entries than this stands on one page alone. Others show what is around them, so many entries to each side. */
const long = 60
const near = 20

/** What the frame of one page needs of the navigation. */
export interface Branch {
  readonly nodes: readonly NavNode[]
  readonly breadcrumbs: readonly Ref[]
  /** What is below the page itself. */
  readonly below: readonly NavNode[]
  /** One of its lists has very many entries. */
  readonly isLong?: true
  /** Where that list stands, if this page shows only a part of it. */
  readonly wholeList?: string
  readonly previous?: Ref
  readonly next?: Ref
}

/** The anchor of the navigation, for lists that stand nowhere else. A script unfolds it there. */
const navigationAnchor = '#rb-navigation'

/**
 * The branch of every page, by its href: the entries beside it and beside each of its ancestors, all others folded.
 * The entries of a small section are there all the same, to be unfolded in place.
 * Pages of one folder share one list, so a branch costs what its folder costs and not what the handbook does; of a long
 * list, each page has its own part, which changes with what is near the page alone.
 */
export function branchesOf(tree: Tree): ReadonlyMap<string, Branch> {
  const root: TreeNode = { ...home, children: tree }
  const found = new Map<string, Branch>()
  const holders = new Set<string>()
  const fold = folding(root.children.filter(isShown))
  visit(root, (open) => open, [], undefined)
  const order = root.children.flatMap(flattenTree)
  for (const [index, { href }] of order.entries()) {
    const branch = found.get(href)
    if (branch) found.set(href, { ...branch, previous: order[index - 1], next: order[index + 1] })
  }
  return found

  /** `around` puts this node's children into the whole navigation of a page. `above` are the ways up. */
  function visit(
    node: TreeNode,
    around: (open: readonly NavNode[], page?: string) => readonly NavNode[],
    above: readonly Ref[],
    longAbove: LongList | undefined,
  ): void {
    const shown = node.children.filter(isShown)
    const below = shown.map(fold)
    const ownLong = longListOf(node, shown)
    const innermost = ownLong ?? longAbove
    if (ownLong) holders.add(ownLong.holder)
    const crumbs = [...above, ...crumb(node)]
    const shared = around(below)
    if (node.href !== undefined)
      found.set(node.href, {
        nodes: holders.has(node.href) ? around(below, node.href) : shared,
        breadcrumbs: above,
        below,
        ...listMarks(innermost, node.href),
      })
    let place = 0
    for (const child of node.children) {
      const at = place
      const listOf = (page: string | undefined, list: readonly NavNode[]) =>
        ownLong && page !== ownLong.holder ? partOf(ownLong, list, at) : list
      const aroundChild = (open: readonly NavNode[], page?: string) => {
        const list = isShown(child) ? below.with(at, { ...named(child, child.href), children: open }) : below
        return around(listOf(page, list), page)
      }
      if (child.children.length > 0) visit(child, aroundChild, crumbs, innermost)
      else if (child.href !== undefined) {
        const isOwn = ownLong !== undefined || holders.has(child.href)
        const nodes = isOwn ? around(listOf(child.href, below), child.href) : shared
        found.set(child.href, { nodes, breadcrumbs: crumbs, below: [], ...listMarks(innermost, child.href) })
      }
      if (isShown(child)) place += 1
    }
  }
}

/** A list that is too long to be on every page. */
interface LongList {
  /** The page that shows all of it: that of its folder, or the first in it. */
  readonly holder: string
  /** Stands for what is not shown. */
  readonly all: NavNode
  /** The places of the entries that may be left out, and those of all others. */
  readonly optional: readonly number[]
  readonly required: readonly number[]
}

/** What is beside all pages, at the top, is the way to everywhere: of it, only single pages are left out. */
function longListOf({ title, href, first }: TreeNode, shown: readonly TreeNode[]): LongList | undefined {
  const isTop = href === homeHref
  const isOptional = shown.map(({ sign, children }) => !isTop || (sign === proseSign && children.length === 0))
  const optional = [...isOptional.keys()].filter((place) => isOptional[place])
  if (first === undefined || optional.length <= long) return undefined
  const name = isTop ? words.navigation.allPages : words.navigation.allOf(title)
  return {
    holder: first,
    all: { title: name, href: href ?? first + navigationAnchor, isAll: true, children: [] },
    optional,
    required: [...isOptional.keys()].filter((place) => !isOptional[place]),
  }
}

/** What is near a place in a long list, and at each end where there is more, the way to all of it. */
function partOf({ all, optional, required }: LongList, list: readonly NavNode[], place: number): readonly NavNode[] {
  const next = optional.findIndex((one) => one >= place)
  const middle = next < 0 ? optional.length : next
  const from = Math.max(0, middle - near)
  const to = middle + near + 1
  const kept = [...required, ...optional.slice(from, to)].map((index) => ({ index, node: list[index]! }))
  const first = optional[0]!
  const last = optional.at(-1)!
  const { group } = list[first]!
  const node = { ...all, ...(group && { group }) }
  if (from > 0) kept.push({ index: first, node })
  if (to < optional.length) kept.push({ index: last, node })
  return kept.sort((a, b) => a.index - b.index).map(({ node }) => node)
}

const listMarks = (list: LongList | undefined, page: string): Pick<Branch, 'isLong' | 'wholeList'> => ({
  ...(list && { isLong: true }),
  ...(list && page !== list.holder && { wholeList: list.holder + navigationAnchor }),
})

/** How an entry outside the branch is shown: a small section with its entries, and open when it is the only one. */
function folding(sections: readonly TreeNode[]): (node: TreeNode) => NavNode {
  const parents = sections.filter(({ children }) => children.some(isShown))
  const unfolding = new Set<TreeNode>()
  let room = atMost
  for (const section of parents) {
    const { length } = section.children
    if (length > few || length > room) continue
    unfolding.add(section)
    room -= length
  }
  return (node) => {
    if (!unfolding.has(node)) return folded(node)
    const children = node.children.filter(isShown).map(folded)
    return { ...named(node, node.href), ...(parents.length > 1 && { folded: true }), children }
  }
}

/** The branch of a page that is nowhere in the navigation. */
export function noBranch(tree: Tree): Branch {
  const shown = tree.filter(isShown)
  const nodes = shown.map(folding(shown))
  const list = longListOf(home, shown)
  return { nodes: list ? partOf(list, nodes, 0) : nodes, breadcrumbs: crumb(home), below: [], ...listMarks(list, '') }
}

/** The top of the navigation, with folders of prose opened one level. */
export const overview = (tree: Tree): readonly NavNode[] =>
  tree
    .filter(isShown)
    .map((node) =>
      node.sign !== proseSign || node.children.length === 0
        ? folded(node)
        : { ...named(node, node.href), children: node.children.filter(isShown).map(folded) },
    )

const home: TreeNode = { title: words.navigation.home, href: homeHref, first: homeHref, children: [] }

const folded = (node: TreeNode): NavNode => ({
  ...named(node, node.first),
  ...(node.children.some(isShown) && { folded: true }),
  children: [],
})

const named = ({ title, past, group, sign }: TreeNode, href: string | undefined) => ({
  title,
  href,
  past,
  ...(group && { group }),
  ...(sign !== undefined && { sign }),
})

function crumb({ title, crumb, href, first }: TreeNode): readonly Ref[] {
  const to = crumb ?? href ?? first
  return to === undefined ? [] : [{ title, href: to }]
}
