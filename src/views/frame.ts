import type { AssetFile } from '../assets/assets.ts'
import type { MadeFile } from '../base/files.ts'
import { canonicalLanguage } from '../base/languages.ts'
import { withLazy } from '../base/lazy.ts'
import { baseUrl, pageUrl } from '../base/paths.ts'
import { byText, groupBy } from '../base/text.ts'
import { homeHref, printHref, searchHref } from '../model/generated.ts'
import type { Alternate, Handbook } from '../model/types.ts'
import type { Heading, Page } from '../parse/types.ts'
import type { GitFacts } from '../read/git-history.ts'
import type { Config } from '../schema/config.ts'
import type { Branch } from './branches.ts'
import {
  type AlternateView,
  type BacklinkMap,
  type NavNode,
  type Ref,
  type RoleRef,
  shownHeadings,
  titledText,
} from './refs.ts'

export interface SitemapRow {
  /** The whole of it: `https://handbook.example.com/roles/tl.html`. */
  readonly address: string
  readonly changed?: string
}

export interface FrameView {
  readonly site: {
    readonly title: string
    /** The tag of the handbook's language, unless it is English. */
    readonly language?: string
    readonly description?: string
    readonly home: string
    readonly search?: string
    /** Where the site is published, with a slash at its end. */
    readonly base?: string
    /** Search engines are to list none of it. */
    readonly internal?: true
    readonly print?: string
    /** Where the pages that changed last are listed for programs. */
    readonly feed?: string
    readonly releases?: string
    readonly logo?: string
    readonly accent?: string
    readonly stylesheets: readonly string[]
    /** There are other versions beside this one: pages leave room to say so. */
    readonly versioned?: true
  }
  readonly title: string
  readonly description?: string
  /** The tag of its language, unless it is English. */
  readonly language?: string
  readonly alternates?: readonly AlternateView[]
  readonly href: string
  readonly markdown?: string
  readonly address?: string
  readonly card?: string
  /** Where it is for printing together with all pages below it. */
  readonly printSection?: string
  /** No list names it, by its author's will. */
  readonly hidden?: true
  /** The branch of the navigation a reader of this page needs, the rest folded to its top. */
  readonly navigation: readonly NavNode[]
  readonly breadcrumbs: readonly Ref[]
  /** A list of the navigation is so long that one finds nothing in it without a filter. */
  readonly isLong?: true
  /** Where that list stands, if this page shows only a part of it. */
  readonly wholeList?: string
  readonly contents: readonly { readonly id: string; readonly text: string; readonly depth: number }[]
  readonly backlinks: readonly Ref[]
  readonly changed?: string
  /** Who wrote it, whoever changed it last first. */
  readonly authors?: readonly string[]
  /** The role that keeps the page true, where the page itself does not say so. */
  readonly keptBy?: RoleRef
  /** Where its source can be edited, where its changes are listed, and where to say what is wrong with it. */
  readonly editUrl?: string
  readonly historyUrl?: string
  readonly reportUrl?: string
  readonly tensions?: readonly Ref[]
  readonly previous?: Ref
  readonly next?: Ref
}

/** Where one link or image of a page's prose leads, seen from the site's root. */
export type Resolved =
  /** The title is that of the page, for a link without words of its own. */
  | { readonly kind: 'internal'; readonly href: string; readonly title?: string }
  | {
      readonly kind: 'asset'
      readonly href: string
      readonly size?: AssetFile['size']
      /** What to call it on the reader's disk, when following a link to it must not open it. */
      readonly download?: string
      /** It can only be saved: where it should be seen, words stand for it. */
      readonly isHidden?: true
    }
  | { readonly kind: 'external'; readonly href: string }
  /** Nothing is there: shown as text that says so. */
  | { readonly kind: 'broken' }

export interface VersionRef {
  /** `2.0.0`; of what is not released yet, `next`. */
  readonly name: string
  /** The one to read, any other release, or what is not released yet. */
  readonly state: 'current' | 'other' | 'next'
  /** From the top of the site: '', `2.0.0/` or `next/`. */
  readonly folder: string
}

/** The pages of a version, for those of other versions to lead to. */
export interface VersionPages {
  /** Addresses from the top of the version. */
  readonly pages: readonly string[]
  /** Where a page once was, and where it is now; of two heirs, the first. */
  readonly former: readonly (readonly [from: string, to: string])[]
  /** The pages that are there in other languages. */
  readonly alternates?: readonly (readonly [href: string, alternates: readonly AlternateView[]])[]
  /** What search engines may list of it where it is the version to read. */
  readonly listed?: readonly SitemapRow[]
}

/** The site of one version, before it is known which others there are. Its files are made when they are asked for. */
export interface MadeVersion {
  readonly files: readonly MadeFile[]
  readonly pages: VersionPages
}

/** What a page says about its version, with addresses as they stand on it. */
export interface VersionView extends Pick<VersionRef, 'name' | 'state'> {
  /** To choose from: what is not released yet, then the newest first. */
  readonly versions: readonly VersionLink[]
  /** A page that lists all of them, if these are not all. */
  readonly all?: string
  /** The version to read, when this is another. */
  readonly current?: VersionLink
  /** The one address that search engines should know the page by. */
  readonly canonical?: string
  /** The same page in other languages, with hrefs as they stand in it, where it is the version to read. */
  readonly alternates?: readonly Pick<AlternateView, 'language' | 'href'>[]
}

/** A way to another version. */
export interface VersionLink extends Pick<VersionRef, 'name' | 'state'> {
  /** Of the same page there, of its heir, or of the first page. */
  readonly href: string
  /** The page is not there, so that this leads to the first page. */
  readonly elsewhere?: true
  readonly here?: true
}

/** What the frames of all pages are made of. */
interface FrameContext extends Pick<FrameView, 'site'> {
  readonly handbook: Handbook
  readonly git: GitFacts | undefined
  readonly backlinks: () => BacklinkMap
  readonly branches: ReadonlyMap<string, Branch>
  readonly emptyBranch: Branch
  readonly tensions: (page: Page | undefined) => readonly Ref[]
  readonly languages: (page: Page | undefined) => Languages
  readonly printSections: ReadonlyMap<string, string>
  /** In which there are pages. */
  readonly folders: ReadonlySet<string>
}

/** What differs between the frames of two pages. */
interface Framed extends Pick<FrameView, 'title' | 'href' | 'description' | 'keptBy' | 'card'> {
  /** The page whose prose it holds. */
  readonly page?: Page | undefined
}

/** Everything around a page, which does not depend on what the page shows. */
export function pageFrame(context: FrameContext, { title, href, page, description, keptBy, card }: Framed): FrameView {
  const { handbook, git, site, folders } = context
  const { repository } = handbook.config
  const branch = context.branches.get(href) ?? context.emptyBranch
  const markdown = href.replace(/html$/, 'md')
  const tensions = context.tensions(page)
  const known = {
    site,
    title,
    href,
    navigation: branch.nodes,
    breadcrumbs: branch.breadcrumbs,
    ...(branch.isLong && { isLong: true as const }),
    ...(branch.wholeList !== undefined && { wholeList: branch.wholeList }),
    // A folder of that name leaves no room for the copy.
    markdown: href === searchHref || folders.has(markdown) ? undefined : markdown,
    address: site.base === undefined ? undefined : pageUrl(site.base, href),
    card,
    printSection: context.printSections.get(href),
    hidden: page?.data.hidden === true ? (true as const) : undefined,
    tensions: tensions.length > 0 ? tensions : undefined,
    keptBy,
    previous: branch.previous,
    next: branch.next,
    ...context.languages(page),
    ...pageHistory(repository, git, page?.path),
    reportUrl: repository && reportUrl(repository, title),
  }
  return withLazy<typeof known, Pick<FrameView, 'description' | 'contents' | 'backlinks'>>(known, {
    description: () => description ?? page?.data.summary ?? (page && begun(page, titledText(handbook, page))),
    contents: () => (page ? contents(page, shownHeadings(handbook, page)) : []),
    backlinks: () => context.backlinks().get(href) ?? [],
  })
}

/** What every page says about the site. Files that are configured but could not be read are left out. */
export function siteFrame(
  { title, config, logo = '', stylesheet = '' }: Handbook,
  files: ReadonlyMap<string, AssetFile>,
  git?: GitFacts,
): FrameView['site'] {
  return {
    title,
    language: config.language === undefined ? undefined : canonicalLanguage(config.language),
    description: config.description,
    home: homeHref,
    search: searchHref,
    ...hostFacts(config),
    print: printHref,
    feed: config.url !== undefined && (git?.facts.size ?? 0) > 0 ? 'feed.xml' : undefined,
    accent: config.accent,
    logo: shownHref(files.get(logo)),
    stylesheets: [shownHref(files.get(stylesheet))].filter((href) => href !== undefined),
  }
}

/** Where the site is, and whether search engines may list it. */
export const hostFacts = ({
  url,
  visibility,
}: Pick<Config, 'url' | 'visibility'>): Pick<FrameView['site'], 'base' | 'internal'> => ({
  base: baseUrl({ url }),
  ...(visibility === 'internal' && { internal: true }),
})

const shownHref = (file: AssetFile | undefined) => (file?.active ? undefined : file?.href)

const contents = ({ headings }: Page, shown: (heading: Heading) => string): FrameView['contents'] =>
  headings
    .filter(({ depth, text }) => (depth === 2 || depth === 3) && text !== '')
    .map((heading) => ({ id: heading.id, text: shown(heading), depth: heading.depth }))

/** What the author chose of the beginning, else as many words as a search engine shows. */
function begun({ excerpt, opening }: Page, shown: (text: string) => string): string | undefined {
  if (excerpt !== undefined) return shown(excerpt)
  const words = opening && shown(opening).trim().replace(/\s+/g, ' ')
  if (words === undefined || words.length <= 160) return words
  // Text without spaces is cut anywhere but in the middle of a character.
  return `${words.slice(0, 160).replace(/\s+\S*$|[\uD800-\uDBFF]$/, '')}…`
}

/** Where a repository's pages on its forge begin. Whoever has a password in the address keeps it to himself. */
export function forgeAddress(repository: string): string {
  const { protocol, host, pathname } = new URL(repository)
  return `${protocol}//${host}${pathname.replace(/(\.git)?\/*$/, '')}${host.includes('gitlab') ? '/-' : ''}`
}

type Languages = Pick<FrameView, 'language' | 'alternates'>

/**
 * Makes a function that gives the languages of a page. That one page of several says so is enough: it and all that it
 * names refer to each other. A page of which nobody says so is in the language of the handbook.
 */
export function languagesOf({ alternates, hrefs, pages, config }: Handbook): (page: Page | undefined) => Languages {
  const ofHandbook = canonicalLanguage(config.language ?? '')
  const languages = new Map<string, string>()
  for (const { path, data } of pages.values()) {
    const own = canonicalLanguage(data.lang ?? '')
    if (own !== undefined) languages.set(path, own)
  }
  for (const { language, target } of alternates)
    if (language !== undefined && target.kind === 'page' && !languages.has(target.path))
      languages.set(target.path, language)
  const found = new Map<string, Map<string, AlternateView>>()
  for (const [path, own] of groupBy(alternates.map((one) => [one.path, one]))) {
    const members = [...itself(path, own), ...own.flatMap(member)]
    for (const at of new Set([path, ...members.flatMap((one) => one.path ?? [])])) {
      const views = found.get(at) ?? new Map<string, AlternateView>()
      found.set(at, views)
      for (const { path: to, view } of members)
        if (to !== at && !views.has(view.language)) views.set(view.language, view)
    }
  }
  return (page) => {
    const language = languages.get(page?.path ?? '') ?? ofHandbook
    const views = [...(found.get(page?.path ?? '')?.values() ?? [])]
    return { language, ...(views.length > 0 && { alternates: views.sort((a, b) => byText(a.language, b.language)) }) }
  }

  /** What a page is to those it names; nothing when it names one in the usual language and may be in any itself. */
  function itself(path: string, own: readonly Alternate[]): Member[] {
    const usual = ofHandbook ?? 'en'
    const language = languages.get(path) ?? (own.some(({ language }) => language === usual) ? undefined : usual)
    return language === undefined ? [] : [{ path, view: { language, href: hrefs.get(path)! } }]
  }

  function member({ language, target }: Alternate): Member[] {
    if (language === undefined) return []
    if (target.kind === 'external') return [{ view: { language, href: target.url, external: true } }]
    if (target.kind !== 'page') return []
    return [{ path: target.path, view: { language, href: hrefs.get(target.path)! } }]
  }
}

interface Member {
  readonly path?: string
  readonly view: AlternateView
}

type History = Pick<FrameView, 'changed' | 'authors' | 'editUrl' | 'historyUrl'>

/**
 * When and by whom a page was changed, and where its source is. Without a repository on the disk there are no links
 * either, because only git knows where in the repository the handbook's folder is.
 */
export function pageHistory(
  repository: Config['repository'],
  git: GitFacts | undefined,
  path: string | undefined,
): History {
  if (path === undefined) return {}
  const links = repository && git?.prefix !== undefined ? linksTo(repository, git.prefix + path) : {}
  return { ...git?.facts.get(path), ...links }
}

function linksTo({ url, branch }: NonNullable<Config['repository']>, path: string): History {
  const base = forgeAddress(url)
  const place = [...branch.split('/'), ...path.split('/')].map(encodeURIComponent).join('/')
  return { editUrl: `${base}/edit/${place}`, historyUrl: `${base}/commits/${place}` }
}

/** Where to say what is wrong with a page, with the page's name filled in. */
export function reportUrl({ url }: NonNullable<Config['repository']>, title: string): string {
  const base = forgeAddress(url)
  const field = base.endsWith('/-') ? 'issue[title]' : 'title'
  return `${base}/issues/new?${new URLSearchParams({ [field]: `${title}: ` })}`
}
