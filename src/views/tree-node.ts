import { given } from '../given.ts'
import type { Entity, Ref } from '../types.ts'

/** One entry of the whole navigation. */
export interface TreeNode {
  readonly title: string
  /** Its own page. */
  readonly href?: string
  /** Where it leads while it is folded: its own page, else the first page below. Missing when nothing of it is shown. */
  readonly first?: string
  /** Where its breadcrumb leads, when it is not where the entry does. */
  readonly crumb?: string
  readonly past?: true
  readonly children: readonly TreeNode[]
}

/** A page. A hidden one has its place in the tree but is not shown there. */
export const leaf = (title: string, href: string, hidden = false, past?: true): TreeNode =>
  given({ title, href, first: hidden ? undefined : href, past, children: [] })

/** A section or a folder. */
export const treeNode = (
  node: Pick<TreeNode, 'title' | 'children'> & { readonly href?: string | undefined; readonly crumb?: string },
): TreeNode => given({ ...node, first: node.href ?? node.children.find(isShown)?.first })

/** Whether readers see the entry. */
export const isShown = ({ first }: TreeNode): boolean => first !== undefined

/** The page of an entity. */
export const entityLeaf = ({ title, href, page, status }: Entity): TreeNode =>
  leaf(title, href, page.data.hidden === true, status === 'historical' ? true : undefined)

/** What is no more stands last. */
export const pastLast = (nodes: readonly TreeNode[]): readonly TreeNode[] => [
  ...nodes.filter(({ past }) => !past),
  ...nodes.filter(({ past }) => past),
]

/** Every page of a branch that readers see, in the order of the navigation. */
export const flat = (node: TreeNode): readonly Ref[] => [
  ...(node.href !== undefined && isShown(node) ? [{ title: node.title, href: node.href }] : []),
  ...node.children.flatMap(flat),
]
