import type { Handbook, Page, Prose, Resolved, Target } from '../types.ts'

/** What the author of a page wrote, and where each of its links leads. */
export function prose({ targets, hrefs }: Handbook, { path, heading, body }: Page): Prose {
  const resolved = new Map([...(targets.get(path) ?? [])].map(([url, target]) => [url, resolve(target, hrefs)]))
  return { ...(heading && { heading }), body, resolved }
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
