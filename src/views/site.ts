/*
 * The stage of views: makes plain data of the handbook, which is all that templates see. `siteView` is its entry.
 *
 * - `site.ts` puts the site together: its pages, and what is made of all of them. `pages.ts` makes the pages, in order, and
 *   says what a page may be.
 * - A file for each kind of page that authors write: `role.ts`, `responsibility.ts`, `people.ts` (teams too), `releases.ts`
 *   (with what they changed), `index-page.ts` for pages of folders, and `entities.ts` for the small ones and what all say. `prose.ts` is what the author
 *   wrote below the front matter, with its blocks.
 * - A file for each generated page: `home.ts`, `who.ts` (with who answers for what in a team), `matrix.ts` (comparisons
 *   too), `names.ts`, `coverage.ts`, `reporting.ts`, `freshness.ts`. Which of them there are is decided in `model/generated.ts`.
 * - What is around a page: `frame.ts`, `navigation.ts` (the whole of it) and `branches.ts` (what each page shows of it); into which documents pages go for paper: `print.ts`. How one page names another, and which ones do: `refs.ts`.
 * - What programs read: `search.ts` and `handbook-json.ts`.
 * - `diff/` compares two handbooks; `graph.ts` draws boxes and lines.
 */

import type { AssetFile } from '../assets/assets.ts'
import { hashContents, type OutputFile } from '../base/files.ts'
import { withLazy } from '../base/lazy.ts'
import { baseUrl, fileName } from '../base/paths.ts'
import { byText } from '../base/text.ts'
import { compareHref } from '../model/generated.ts'
import type { Handbook } from '../model/types.ts'
import type { GitFacts } from '../read/git-history.ts'
import { answerData } from './answers.ts'
import { explained } from './entities.ts'
import type { FrameView, SitemapRow, VersionPages } from './frame.ts'
import { type HandbookData, handbookData } from './handbook-json.ts'
import type { Compare } from './matrix.ts'
import { contextOf, makePages, type PageView } from './pages.ts'
import type { PrintView } from './print.ts'
import { type Explained, type Ref, ref } from './refs.ts'
import type { Past, ReleaseFeed } from './releases.ts'
import { type Searched, searchedPages } from './search.ts'

/** Everything the site will hold, in the order it is written. */
export interface SiteView {
  readonly pages: readonly PageView[]
  /** What prose explains where it uses it. Pages depend on those that they use alone. */
  readonly explained?: readonly Explained[]
  /** What a search can find, in the order of the pages. Missing on a site that cannot be searched. */
  readonly searched?: Searched
  /** In no list of pages: readers only pass through. Missing when there is none. */
  readonly redirects?: readonly RedirectView[]
  /** The same where all is the same that pages show of one another. Missing where nobody compares. */
  readonly factsKey?: string | undefined
  /** Of a version, the site as it would be alone and at the top, for what is shown at any depth. */
  readonly top?: FrameView['site']
  readonly print: PrintView
  readonly data: HandbookData
  /** The pages that search engines may list, on a public site that knows its address. */
  readonly listed?: readonly SitemapRow[]
  /** The pages that changed last, on a site that knows its address. */
  readonly changed?: readonly ChangedPage[]
  /** On a site that knows its address. */
  readonly releases?: ReleaseFeed
  /** Files that pages or the configuration refer to. */
  readonly assets: readonly OutputFile[]
}

/**
 * Derives everything the site will show, each page of it as plain data on which nothing else depends. `files` are the
 * assets as read, by path; `past` is what the releases before it were, where that is known.
 */
export function siteView(
  handbook: Handbook,
  files: ReadonlyMap<string, AssetFile> = new Map(),
  git?: GitFacts,
  past?: Past,
): SiteView {
  const context = contextOf(handbook, files, git, past)
  const { site, feed, generated, print } = context
  const made = makePages(context)
  const all = unique(made, redirectViews(handbook, site, generated.comparisons), [...files.values()])
  const known = {
    ...all,
    explained: explained(handbook),
    factsKey: past === undefined ? factsKeyOfSite(context) : undefined,
    print: withSummaries(print, all.pages),
    listed: site.base === undefined || site.internal ? undefined : listedPages(all.pages),
    changed: site.feed === undefined ? undefined : changedPages(all.pages),
    releases: feed,
  }
  return withLazy<typeof known, Pick<SiteView, 'searched' | 'data'>>(known, {
    searched: () => {
      const pages = searchedPages(handbook, all.pages)
      return withLazy({ pages }, { answers: () => answerData(handbook, generated.who) })
    },
    data: () => handbookData(handbook, all.pages),
  })
}

/**
 * A hash of all that a page depends on besides what it says in `dependsOn`: what all pages are called and say of each other, the
 * configuration, and what is known of the files that they show.
 */
function factsKeyOfSite({ handbook, files, git, print, site }: ReturnType<typeof contextOf>): string | undefined {
  const { config, pages, drafts, assets, leftOut } = handbook
  const keys = [...pages.values(), ...drafts.values()].map(({ path, factsKey }) => factsKey && [path, factsKey])
  if (keys.includes(undefined)) return undefined
  const shown = [...files].map(([path, { contents: _, ...file }]) => [path, file])
  const documents = print.volumes?.map(({ href, parts }) => [href, parts.map(({ pages }) => pages.map(({ id }) => id))])
  return hashContents(JSON.stringify([config, keys, [...assets.keys()], leftOut, shown, documents, git?.prefix, site]))
}

/** Files of one name and content are one. Where two want one address, the first has it. Checks report that; a site published all the same must not mix them. */
function unique(
  pages: readonly PageView[],
  redirects: readonly RedirectView[],
  files: readonly AssetFile[],
): Pick<SiteView, 'pages' | 'redirects' | 'assets'> {
  const taken = new Set<string>()
  const isFree = (href: string) => !taken.has(href.toLowerCase()) && taken.add(href.toLowerCase())
  const kept = pages.filter(({ frame }) => isFree(frame.href))
  const led = redirects.filter(({ href }) => isFree(href))
  return {
    pages: kept,
    redirects: led.length > 0 ? led : undefined,
    assets: files.filter(({ href }) => isFree(href)).map(({ href, contents }) => ({ path: href, contents })),
  }
}

/**
 * A site as one of several versions: each page leaves room to name the others. It does not know its own address, which
 * depends on the other versions, so that what needs one is left out.
 */
export function asVersion({ redirects = [], listed, changed: _, ...view }: SiteView): {
  site: SiteView
  pages: VersionPages
} {
  const site = {
    ...view,
    top: view.pages[0]!.frame.site,
    pages: view.pages.map((page) => ({ ...page, frame: inFrame(page.frame) })),
    redirects:
      redirects.length > 0
        ? redirects.map(({ base: _, site, ...redirect }) => ({ ...redirect, site: withoutAddress(site) }))
        : undefined,
  }
  const pages = {
    pages: view.pages.map(({ frame }) => frame.href),
    former: redirects.flatMap(({ href, heirs: [first] }) =>
      first ? [[href, first.href.replace(/#.*$/, '')] as const] : [],
    ),
    alternates: view.pages.flatMap(({ frame: { href, alternates } }) =>
      alternates ? [[href, alternates] as const] : [],
    ),
    listed,
  }
  return { site, pages }
}

const inFrame = ({ address: _, ...frame }: FrameView): FrameView => ({
  ...frame,
  site: { ...withoutAddress(frame.site), versioned: true },
})

const withoutAddress = ({ base: _, feed: __, ...site }: FrameView['site']): FrameView['site'] => site

/** What is left where a page once was. */
export interface RedirectView {
  readonly site: FrameView['site']
  readonly href: string
  /** Where it is now; of a page that was split, every part. */
  readonly heirs: readonly Ref[]
  readonly base?: string
}

export interface ChangedPage extends Ref {
  readonly changed: string
  readonly summary?: string
  readonly authors: readonly string[]
}

/** Says in a sentence what each chapter is about, for those who only see its name. */
function withSummaries(print: PrintView, pages: readonly PageView[]): PrintView {
  const summaries = new Map(pages.map(({ frame }) => [frame.href, frame]))
  const parts = print.parts.map(({ pages, ...part }) => ({
    ...part,
    pages: pages.map((one) => withLazy({ ...one }, { summary: () => summaries.get(one.href)?.description })),
  }))
  return { ...print, parts }
}

/** What is left where pages once were, and what leads on from a comparison with its roles the other way round. */
function redirectViews(
  { redirects, entities, guides, config, pages, hrefs }: Handbook,
  site: FrameView['site'],
  comparisons: readonly Compare[],
): RedirectView[] {
  const byPath = new Map([...entities.values(), ...guides.values()].map((one) => [one.page.path, ref(one)]))
  const base = baseUrl(config)
  const moved = redirects.map(({ href, heirs }) => {
    const now = heirs.map((path) => {
      const page = pages.get(path)!
      const known = byPath.get(path) ?? { title: page.title, href: hrefs.get(path)! }
      // A page that became a part of another is found there by its name.
      const part = page.headings.find(({ id }) => `${id}.html` === fileName(href))
      return part ? { ...known, href: `${known.href}#${encodeURIComponent(part.id)}` } : known
    })
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
const listedPages = (pages: readonly PageView[]): readonly SitemapRow[] =>
  pages.flatMap(({ kind, frame: { address, changed, hidden } }) =>
    address === undefined || hidden || kind === 'search' ? [] : [{ address, changed }],
  )

/** As many as a reader may have missed. */
const most = 50

const changedPages = (pages: readonly PageView[]): readonly ChangedPage[] =>
  pages
    .flatMap(({ frame: { title, href, changed, authors = [], description, hidden } }) =>
      changed === undefined || hidden ? [] : [{ title, href, changed, authors, summary: description }],
    )
    .sort((a, b) => byText(b.changed, a.changed) || byText(a.href, b.href))
    .slice(0, most)
