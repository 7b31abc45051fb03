import { given } from '../given.ts'
import type { Guide, GuideView, Handbook, NavNode, Page } from '../types.ts'

/**
 * A page of prose. `below` are the pages below a folder's page, each folder folded. A page that leads to all of them
 * itself needs no list of them.
 */
export function guideView(handbook: Handbook, { title, summary, page }: Guide, below: readonly NavNode[]): GuideView {
  const own = leadsTo(handbook, page)
  const children = below.every(({ href }) => href !== undefined && own.has(href)) ? [] : below
  return given({ kind: 'guide' as const, title, summary, children })
}

const leadsTo = ({ targets, hrefs }: Handbook, { path }: Page): ReadonlySet<string | undefined> =>
  new Set(
    [...(targets.get(path)?.values() ?? [])].map((target) =>
      target.kind === 'page' ? hrefs.get(target.path) : undefined,
    ),
  )

/** A page whose id belongs to another page. Its prose is shown, but nothing is derived for it. */
export const strayView = ({ title, data }: Page): GuideView =>
  given({ kind: 'guide' as const, title, summary: data.summary, children: [] })
