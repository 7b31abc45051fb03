import type { SiteView, VersionPages } from '../types.ts'

/**
 * A site as one of several versions: each page leaves room to name the others. Its redirects name no address of their
 * own, because it depends on the other versions which one that is.
 */
export function versioned({ redirects = [], ...view }: SiteView): { site: SiteView; pages: VersionPages } {
  const site = {
    ...view,
    pages: view.pages.map((page) => ({
      ...page,
      frame: { ...page.frame, site: { ...page.frame.site, versioned: true as const } },
    })),
    ...(redirects.length > 0 && { redirects: redirects.map(({ base: _, ...redirect }) => redirect) }),
  }
  const pages = {
    pages: view.pages.map(({ frame }) => frame.href),
    former: redirects.flatMap(({ href, heirs: [first] }) =>
      first ? [[href, first.href.replace(/#.*$/, '')] as const] : [],
    ),
  }
  return { site, pages }
}
