import type { Fragment, Hole, Resolved } from '../../types.ts'

interface Filling {
  /** Url as written → where it leads. */
  readonly resolved: ReadonlyMap<string, Resolved>
  /** Makes an href from the site's root relative to the copy. */
  readonly link: (href: string) => string
  /** Makes what a block asks for; called for each in turn. */
  readonly block: () => string
}

/** Fills the holes of what an author wrote in Markdown. */
export const fillMarkdown = (written: Fragment, filling: Filling): string =>
  written.map((part) => (typeof part === 'string' ? part : fillHole(part, filling))).join('')

function fillHole(hole: Hole, { resolved, link, block }: Filling): string {
  switch (hole.kind) {
    case 'id':
      return ''
    case 'link':
    case 'image':
      return address(hole.url, resolved.get(hole.url), link)
    case 'title': {
      const target = resolved.get(hole.url)
      const title = target?.kind === 'internal' ? target.title : undefined
      return (title ?? hole.url.replace(/^\[\[|(?:#.*)?\]\]$/g, '')).replace(/[[\]\\|]/g, '\\$&')
    }
    case 'block':
      return block()
    case 'include':
      return `*Nothing found to include: ${[hole.page, hole.section].filter(Boolean).join('#')}*`
  }
}

/** What leads nowhere, or stays on the page, is as it was written. */
function address(url: string, target: Resolved | undefined, link: Filling['link']): string {
  if (target?.kind === 'internal' || target?.kind === 'asset') return link(target.href)
  return target?.kind === 'external' ? target.href : url
}
