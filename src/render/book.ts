import type { PrintView } from '../types.ts'
import { relative } from './relative.ts'

/** Where each page's chapter is in the document that has them all. */
export interface Book {
  /** The id of a page's chapter, by href. */
  readonly ids: ReadonlyMap<string, string>
  /** Makes an href from the site's root one that leads to the chapter, or from the document to what is no chapter. */
  readonly link: (href: string) => string
}

/** Gives every page of the handbook an id in the whole document. None holds two dashes, which come before a chapter's own ids. */
export function bookOf({ href: here, parts }: PrintView): Book {
  const ids = new Map<string, string>()
  const taken = new Set<string>()
  for (const { href } of parts.flatMap(({ pages }) => pages)) {
    if (ids.has(href)) continue
    const plain = `page-${href.replace(/\.html$/, '')}`.replace(/[^\p{L}\p{N}_]+/gu, '-').replace(/-$/, '')
    let id = plain
    for (let number = 2; taken.has(id); number++) id = `${plain}-${number}`
    taken.add(id)
    ids.set(href, id)
  }
  return {
    ids,
    link(href) {
      const at = href.indexOf('.html#') + 5
      const [page, anchor] = at < 5 ? [href, ''] : [href.slice(0, at), href.slice(at + 1)]
      const id = ids.get(page)
      if (id === undefined) return relative(here, href)
      return `#${encodeURIComponent(anchor === '' ? id : within(id) + anchor)}`
    },
  }
}

/** What comes before every id inside a chapter. */
export const within = (chapter: string): string => `${chapter}--`
