import type { Root } from 'mdast'

/** Where the comment `<!-- more -->` stands that ends a page's excerpt, if it stands between two blocks. */
export function moreAt(tree: Root, source: string): number | undefined {
  if (!/<!--\s*more\s*-->/i.test(source)) return undefined
  const comment = tree.children.find((node) => node.type === 'html' && /^\s*<!--\s*more\s*-->\s*$/i.test(node.value))
  return comment?.position?.start.offset
}
