import type { FrameView, SiteView, VersionPages } from '../types.ts'

/**
 * A site as one of several versions: each page leaves room to name the others. It does not know its own address, which
 * depends on the other versions, so that what needs one is left out.
 */
export function versioned({ redirects = [], listed, changed: _, ...view }: SiteView): {
  site: SiteView
  pages: VersionPages
} {
  const site = {
    ...view,
    pages: view.pages.map((page) => ({ ...page, frame: inFrame(page.frame) })),
    ...(redirects.length > 0 && {
      redirects: redirects.map(({ base: _, site, ...redirect }) => ({ ...redirect, site: withoutAddress(site) })),
    }),
  }
  const pages = {
    pages: view.pages.map(({ frame }) => frame.href),
    former: redirects.flatMap(({ href, heirs: [first] }) =>
      first ? [[href, first.href.replace(/#.*$/, '')] as const] : [],
    ),
    ...(listed && { listed }),
  }
  return { site, pages }
}

const inFrame = ({ address: _, ...frame }: FrameView): FrameView => ({
  ...frame,
  site: { ...withoutAddress(frame.site), versioned: true },
})

const withoutAddress = ({ base: _, feed: __, ...site }: FrameView['site']): FrameView['site'] => site
