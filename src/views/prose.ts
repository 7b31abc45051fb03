import type { AssetFile, Handbook, Page, Prose, Resolved, Target } from '../types.ts'
import { blockViews } from './block.ts'
import { linkTitle } from './link-title.ts'

type Files = ReadonlyMap<string, AssetFile>

/** What the author of a page wrote, and where each of its links leads. */
export function prose(handbook: Handbook, files: Files, page: Page): Prose {
  const { path, heading, body, markdown } = page
  const { targets, hrefs } = handbook
  const resolved = new Map(
    [...(targets.get(path) ?? [])].map(([url, target]) => [
      url,
      titled(handbook, url, target, resolve(target, hrefs, files)),
    ]),
  )
  const blocks = blockViews(handbook, page)
  return { ...(heading && { heading }), body, markdown, resolved, ...(blocks.length > 0 && { blocks }) }
}

/** `[[id]]` shows the title of its page. */
function titled(handbook: Handbook, url: string, target: Target, resolved: Resolved): Resolved {
  if (target.kind !== 'page' || resolved.kind !== 'internal') return resolved
  const title = linkTitle(handbook, url, target)
  return title === undefined ? resolved : { ...resolved, title }
}

/** A heading that cannot be found still leaves the page it should be on. */
function resolve(target: Target, hrefs: Handbook['hrefs'], files: Files): Resolved {
  switch (target.kind) {
    case 'page': {
      const href = hrefs.get(target.path)
      if (href === undefined) return { kind: 'broken' }
      return { kind: 'internal', href: target.anchor === undefined ? href : `${href}#${target.anchor}` }
    }
    case 'generated':
      return { kind: 'internal', href: target.href }
    case 'asset': {
      const file = files.get(target.path)
      return file ? asset(file, target.path, target.suffix) : { kind: 'broken' }
    }
    case 'external':
      return { kind: 'external', href: target.url }
    default:
      return { kind: 'broken' }
  }
}

function asset({ href, size }: AssetFile, path: string, suffix: string): Resolved {
  const name = path.slice(path.lastIndexOf('/') + 1)
  return {
    kind: 'asset',
    href: href + suffix,
    ...(size && { size }),
    ...(runs.test(name) && { download: name }),
  }
}

/**
 * Documents whose scripts a browser runs with the rights of the site they come from, and without the policy that the
 * site's own pages carry. In an `<img>` an SVG runs nothing; saved to the reader's disk it is no part of the site.
 */
const runs = /\.(svgz?|html?|shtml|xhtml?|xht|xml|xslt?|mhtml?|mht)$/i
