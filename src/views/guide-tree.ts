import { folderOf } from '../folder-of.ts'
import { grouped } from '../grouped.ts'
import { byNumber, byReading } from '../order.ts'
import type { Folder, Guide, Handbook } from '../types.ts'
import { entityLeaf, leaf, type TreeNode, treeNode } from './tree-node.ts'

/**
 * The pages of prose as a tree of their folders. Makes a function that gives one folder's node, which is undefined for
 * a folder without any. Folders in `apart` are left out of the folders above them.
 */
export function guideTree(
  { folders, guides }: Handbook,
  apart: ReadonlySet<string>,
): (path: string) => TreeNode | undefined {
  const all = [...guides.values()]
  const pagesIn = grouped(all.filter(({ index }) => !index).map((guide) => [folderOf(guide.page.path), guide] as const))
  const inner = [...folders.values()].filter(({ path }) => path !== '' && !apart.has(path))
  const foldersIn = grouped(inner.map((folder) => [folderOf(folder.path), folder] as const))
  return (path) => folderEntry(folders.get(path))?.node

  function folderEntry(folder: Folder | undefined): Entry | undefined {
    if (!folder) return undefined
    const pages = (pagesIn.get(folder.path) ?? []).map(pageEntry)
    const below = (foldersIn.get(folder.path) ?? []).flatMap((one) => folderEntry(one) ?? [])
    const index = guides.get(folder.index ?? '')
    const isHidden = index?.page.data.hidden === true
    const children = [...pages, ...below].sort(byPlace).map(({ node }) => node)
    if (index && isHidden) children.push(leaf(index.title, index.href, true))
    if (!index && children.length === 0) return undefined
    const node = treeNode({ title: folder.title, href: isHidden ? undefined : index?.href, children })
    return { node, name: nameOf(folder.path), order: index?.order, isFolder: true }
  }
}

interface Entry {
  readonly node: TreeNode
  readonly name: string
  readonly order: number | undefined
  readonly isFolder: boolean
}

const pageEntry = (guide: Guide): Entry => ({
  node: entityLeaf(guide),
  name: nameOf(guide.page.path),
  order: guide.order,
  isFolder: false,
})

/** What is no more last; by `order`; then names that begin with a number, as people number their files; then pages before folders, by title. */
function byPlace(a: Entry, b: Entry): number {
  const numbers = [a, b].map(({ name }) => /^\d/.test(name))
  return (
    Number(a.node.past ?? false) - Number(b.node.past ?? false) ||
    byNumber(a.order, b.order) ||
    Number(numbers[1]) - Number(numbers[0]) ||
    (numbers[0] ? byReading(a.name, b.name) : 0) ||
    Number(a.isFolder) - Number(b.isFolder) ||
    byReading(a.node.title, b.node.title) ||
    byReading(a.name, b.name)
  )
}

const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1)
