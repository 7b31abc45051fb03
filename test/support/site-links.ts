import { parse } from 'parse5'

/** An element of a page, as far as tests ask for it. */
export interface Element {
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
}

/** Every element of a page, in order. */
export function elementsOf(html: string): Element[] {
  const found: Element[] = []
  const walk = (node: unknown): void => {
    const { tagName, attrs, childNodes } = node as {
      tagName?: string
      attrs?: { name: string; value: string }[]
      childNodes?: unknown[]
    }
    if (tagName)
      found.push({
        tag: tagName,
        attributes: Object.fromEntries((attrs ?? []).map(({ name, value }) => [name, value])),
      })
    for (const child of childNodes ?? []) walk(child)
  }
  walk(parse(html))
  return found
}

/** Links and anchors of the pages of a site that lead to nothing in it, each as `page: address`. `files` are its paths. */
export function lostLinks(pages: ReadonlyMap<string, readonly Element[]>, files: ReadonlySet<string>): string[] {
  const ids = new Map([...pages].map(([path, all]) => [path, new Set(all.map(({ attributes }) => attributes.id))]))
  const lost: string[] = []
  for (const [path, all] of pages)
    for (const { attributes } of all) {
      const address = attributes.href ?? attributes.src
      if (address === undefined || /^(https?|mailto|data):/.test(address)) continue
      const { pathname, hash } = new URL(address, `file:///${path}`)
      const target = decodeURIComponent(pathname.slice(1))
      const anchor = decodeURIComponent(hash.slice(1))
      if (!files.has(target) || (anchor !== '' && !ids.get(target)?.has(anchor))) lost.push(`${path}: ${address}`)
    }
  return lost
}
