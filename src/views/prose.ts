import type { Handbook, Page, Prose, Resolved, Target } from '../types.ts'

/** What the author of a page wrote, and where each of its links leads. */
export function prose(handbook: Handbook, { path, heading, body }: Page): Prose {
  const { targets, hrefs } = handbook
  const resolved = new Map(
    [...(targets.get(path) ?? [])].map(([url, target]) => [url, titled(handbook, url, target, resolve(target, hrefs))]),
  )
  return { ...(heading && { heading }), body, resolved }
}

/** `[[id]]` shows the title of its page; other links have words of their own. */
function titled({ guides, pages }: Handbook, url: string, target: Target, resolved: Resolved): Resolved {
  if (!url.startsWith('[[') || target.kind !== 'page' || resolved.kind !== 'internal') return resolved
  const title = guides.get(target.path)?.title ?? pages.get(target.path)?.title
  return title === undefined ? resolved : { ...resolved, title }
}

/** A heading that cannot be found still leaves the page it should be on. */
function resolve(target: Target, hrefs: Handbook['hrefs']): Resolved {
  switch (target.kind) {
    case 'page': {
      const href = hrefs.get(target.path)
      if (href === undefined) return { kind: 'broken' }
      return { kind: 'internal', href: target.anchor === undefined ? href : `${href}#${target.anchor}` }
    }
    case 'generated':
      return { kind: 'internal', href: target.href }
    case 'asset':
      return { kind: 'internal', href: target.path + target.suffix }
    case 'external':
      return { kind: 'external', href: target.url }
    default:
      return { kind: 'broken' }
  }
}
