import { baseUrl } from '../base/paths.ts'
import { byText } from '../base/text.ts'
import { compareHref, homeHref, printHref } from '../model/generated.ts'
import { ownersOf } from '../model/queries.ts'
import type { Handbook, RoleId } from '../model/types.ts'
import type { Page } from '../parse/types.ts'
import type { Compare } from './compare.ts'
import type { FrameView, SitemapRow } from './frame.ts'
import { flattenTree, isShown, type Tree } from './navigation.ts'
import type { PageView } from './page-view.ts'
import { type Ref, ref } from './refs.ts'

/** What is left where a page once was. */
export interface RedirectView {
  readonly site: FrameView['site']
  /** Where the page was, from the site's root. */
  readonly href: string
  /** Where it is now; of a page that was split, every part. */
  readonly heirs: readonly Ref[]
  /** Where the site is published, with a slash at its end. */
  readonly base?: string
}

/** The whole handbook as one document. */
export interface PrintView {
  readonly title: string
  readonly description?: string
  readonly href: string
  /** Chapters in the order of the navigation, under the names of its sections. */
  readonly parts: readonly PrintPart[]
}

export interface PrintPart {
  /** Missing for the handbook's own first page. */
  readonly title?: string
  readonly pages: readonly (Ref & { readonly summary?: string })[]
}

/** A page that changed on a day, as a feed names it. */
export interface ChangedPage extends Ref {
  readonly changed: string
  readonly summary?: string
  readonly authors: readonly string[]
}

/** A page with the roles that answer for what it defines: more than one where it is shared. */
export interface PageOwners {
  readonly path: string
  readonly sides: readonly {
    readonly role: RoleId
    /** The role's teams or people on the forge, such as `@acme/tech-leads`; empty when the configuration names nobody. */
    readonly owners: readonly string[]
  }[]
}

/** The first page, then every page that the navigation shows, in its order. What compares two roles is in the matrices. */
export function printView(
  { title, config }: Handbook,
  { sections, guides }: Tree,
  pages: readonly PageView[],
): PrintView {
  const summaries = new Map(pages.map(({ frame }) => [frame.href, frame.description]))
  const named = ({ title, href }: Ref) => ({ title, href, summary: summaries.get(href) })
  const first: PrintPart = { pages: [named({ title, href: homeHref })] }
  const all = [...sections, ...guides]
    .filter(isShown)
    .map((node) => ({ title: node.title, pages: flattenTree(node).map(named) }))
  return {
    title,
    description: config.description,
    href: printHref,
    parts: [first, ...all.filter((part) => part.pages.length > 0)],
  }
}

/** What is left where pages once were, and what leads on from a comparison with its roles the other way round. */
export function redirectViews(
  { redirects, entities, guides, config, pages, hrefs }: Handbook,
  site: FrameView['site'],
  comparisons: readonly Compare[],
): RedirectView[] {
  const byPath = new Map([...entities.values(), ...guides.values()].map((one) => [one.page.path, ref(one)]))
  const base = baseUrl(config)
  const moved = redirects.map(({ href, heirs }) => {
    const now = heirs.map((path) => byPath.get(path) ?? { title: pages.get(path)!.title, href: hrefs.get(path)! })
    return { site, href, heirs: now, base }
  })
  const swapped = comparisons.map(({ left, right, href, matrix: { title } }) => ({
    site,
    href: compareHref(right, left),
    heirs: [{ title, href }],
    base,
  }))
  return [...moved, ...swapped]
}

/** The pages that search engines may list: hidden ones are for those who have the link, and a search leads to the others. */
export const listedPages = (pages: readonly PageView[]): readonly SitemapRow[] =>
  pages.flatMap(({ frame: { address, changed, hidden }, main }) =>
    address === undefined || hidden || main.kind === 'search' ? [] : [{ address, changed }],
  )

/** As many as a reader may have missed. */
const most = 50

/** The pages that changed last, the latest first. */
export const changedPages = (pages: readonly PageView[]): readonly ChangedPage[] =>
  pages
    .flatMap(({ frame: { title, href, changed, authors = [], description, hidden } }) =>
      changed === undefined || hidden ? [] : [{ title, href, changed, authors, summary: description }],
    )
    .sort((a, b) => byText(b.changed, a.changed) || byText(a.href, b.href))
    .slice(0, most)

/** Who has to agree when a page changes, by `owners` of the configuration. Pages that no role answers for are left out. */
export function pageOwners(handbook: Handbook): PageOwners[] {
  const { config, roles } = handbook
  return [...handbook.pages.values()].flatMap((page) => {
    const sides = sidesOf(handbook, page)
      .filter((role) => roles.has(role))
      .map((role) => ({ role, owners: config.owners[role]?.split(/\s+/) ?? [] }))
    return sides.length > 0 ? [{ path: page.path, sides }] : []
  })
}

function sidesOf({ responsibilities }: Handbook, { id, data }: Page): readonly string[] {
  const responsibility = data.kind === 'responsibility' ? responsibilities.get(id) : undefined
  const owners = responsibility ? ownersOf(responsibility) : []
  if (owners.length > 0) return owners
  return data.ownerRole === undefined ? [] : [data.ownerRole]
}
