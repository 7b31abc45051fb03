import type { Element, Root, RootContent } from 'hast'

/** Takes the heading of depth 1 off the start of the tree, if the page begins with one. */
export function leadingTitle(tree: Root): Element | undefined {
  const index = tree.children.findIndex((node) => node.type !== 'text' || node.value.trim() !== '')
  const node: RootContent | undefined = tree.children[index]
  if (node?.type !== 'element' || node.tagName !== 'h1') return undefined
  tree.children.splice(0, index + 1)
  return node
}
