import { given } from '../given.ts'
import type { AssetFile, Backlinks, FrameView, GitFacts, Handbook, Page, Ref, RoleRef } from '../types.ts'
import { addressOf, baseOf } from './address.ts'
import type { Branch } from './navigation.ts'
import { printHref } from './print.ts'
import { searchHref } from './search-page.ts'

/** What tells the frame of one page from another's. */
export interface Framed {
  readonly title: string
  readonly href: string
  readonly description?: string | undefined
  /** The page whose prose it holds. */
  readonly page?: Page | undefined
  /** Makes plain text of the page what its readers see. */
  readonly shown?: (text: string) => string
  readonly branch: Branch
  readonly tensions: readonly Ref[]
  readonly keptBy?: RoleRef | undefined
  /** The page's role on a sheet of paper. */
  readonly card?: string | undefined
}

/** Everything around the page itself. */
export function frame(site: FrameView['site'], backlinks: Backlinks, framed: Framed): FrameView {
  const { title, href, page, branch, description, tensions, keptBy, card, shown = (text) => text } = framed
  return given({
    site,
    title,
    description: description ?? page?.data.summary ?? (page && begun(page, shown)),
    href,
    navigation: branch.nodes,
    breadcrumbs: branch.breadcrumbs,
    markdown: href === searchHref ? undefined : markdownHref(href),
    address: site.base === undefined ? undefined : addressOf(site.base, href),
    card,
    hidden: page?.data.hidden === true ? (true as const) : undefined,
    contents: page ? contents(page) : [],
    backlinks: backlinks.get(href) ?? [],
    tensions: tensions.length > 0 ? tensions : undefined,
    keptBy,
    previous: branch.previous,
    next: branch.next,
  })
}

/** What every page says about the site. Files that are configured but could not be read are left out. */
export function siteOf(
  { title, config, logo = '', stylesheet = '' }: Handbook,
  files: ReadonlyMap<string, AssetFile>,
  git?: GitFacts,
): FrameView['site'] {
  const sheet = files.get(stylesheet)
  return given({
    title,
    description: config.description,
    home: 'index.html',
    search: searchHref,
    base: baseOf(config),
    print: printHref,
    feed: config.url !== undefined && (git?.facts.size ?? 0) > 0 ? 'feed.xml' : undefined,
    accent: config.accent,
    logo: files.get(logo)?.href,
    stylesheets: sheet ? [sheet.href] : [],
  })
}

/** A page's name with the ending of Markdown. */
const markdownHref = (href: string) => href.replace(/html$/, 'md')

/** The headings worth a place in a list of the page's parts. */
const contents = ({ headings }: Page): FrameView['contents'] =>
  headings.filter(({ depth }) => depth === 2 || depth === 3).map(({ id, text, depth }) => ({ id, text, depth }))

/** What the author chose of the beginning, else as many words as a search engine shows. */
function begun({ excerpt, text }: Page, shown: (text: string) => string): string | undefined {
  if (excerpt !== undefined) return shown(excerpt)
  const first = text.find((section) => section.text.trim() !== '')
  const words = first && shown(first.text).trim().replace(/\s+/g, ' ')
  if (words === undefined || words.length <= 160) return words
  // Text without spaces is cut anywhere but in the middle of a character.
  return `${words.slice(0, 160).replace(/\s+\S*$|[\uD800-\uDBFF]$/, '')}…`
}
