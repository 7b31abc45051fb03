import type { Html, Nodes, Root } from 'mdast'

/**
 * The first piece of raw HTML that opens more than `limit` elements inside one another, if there is one. Elements that
 * end by themselves are not counted.
 */
export function tooDeep(tree: Root, limit: number): Html | undefined {
  const open = new Map<string, number>()
  let depth = 0
  return find(tree)

  function find(node: Nodes): Html | undefined {
    if (node.type === 'html') return countTags(node.value) ? node : undefined
    if (!('children' in node)) return undefined
    for (const child of node.children) {
      const found = find(child)
      if (found) return found
    }
    return undefined
  }

  function countTags(html: string): boolean {
    for (const [, end, name] of html.matchAll(/<(\/?)([a-z][^\s/>]*)/gi)) {
      const tag = name!.toLowerCase()
      if (endless.has(tag)) continue
      const known = open.get(tag) ?? 0
      if (end ? known === 0 : tag === 'a' && known > 0) continue
      open.set(tag, known + (end ? -1 : 1))
      depth += end ? -1 : 1
      if (depth > limit) return true
    }
    return false
  }
}

// An `a` ends where the next begins; the others have no end, or need none.
const endless = new Set([
  ...['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'param', 'source', 'track', 'wbr'],
  ...['dd', 'dt', 'li', 'optgroup', 'option', 'p', 'rp', 'rt', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr'],
])
