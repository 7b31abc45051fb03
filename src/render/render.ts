/*
 * The stage of rendering: makes files of views, with the components in `templates/`. `render` is its entry.
 *
 * - `page.ts` makes a page: `fill.ts` fills the holes in its text, `glossary.ts` explains terms there.
 * - From a rendered page: its Markdown copy (`markdown.ts`) and its chapter for printing (`print.ts`). Only `markup.ts`
 *   knows the text of our HTML.
 * - What programs read: `machines.ts` (data, CSV) and `feeds.ts` (feeds and site maps).
 * - What a search reads: `search.ts`, and for a handbook too large to be read whole `search-index.ts`, `search-words.ts`,
 *   `word-parts.ts` (how words are cut into parts, and what a build leaves for the next) and `search-parts.ts`.
 * - `page-keys.ts` names what a page is made of, so that nobody renders it again while that is the same.
 * - `stylesheets.ts` has the style sheets and the scripts.
 */

import { kindScript } from '../../templates/Page.tsx'
import { type MadeFile, makeFile, type OutputFile } from '../base/files.ts'
import { once } from '../base/lazy.ts'
import { type Records, recordsInMemory } from '../base/records.ts'
import type { FrameView } from '../views/frame.ts'
import type { MainView, PageView } from '../views/pages.ts'
import type { PrintView, Volume } from '../views/print.ts'
import type { SiteView } from '../views/site.ts'
import { changesFeed, closedRobotsFile, releasesFeed, sitemapFiles } from './feeds.ts'
import { makeGlossary } from './glossary.ts'
import { dataFiles, freshnessFile, headersFile, llmsFile, matrixCsv } from './machines.ts'
import {
  filterScript,
  notFoundFile,
  type PageForms,
  redirectFiles,
  renderPageForms,
  type SharedFiles,
  volumesFile,
} from './page.ts'
import { makePageKeys, type PageKeys, type RememberedNames } from './page-keys.ts'
import { makePrintIds, printFile } from './print.ts'
import { searchEntry, searchFiles } from './search.ts'
import {
  bookStylesheet,
  clientScript,
  filterStylesheet,
  makeStylesheets,
  secondStylesheets,
  siteStylesheet,
} from './stylesheets.ts'

/** What was made of one page each, for files that are made of many, and what pages are known by. */
export interface KeptParts {
  readonly chapters?: Records
  readonly searched?: Records
  readonly names?: RememberedNames | undefined
}

/** The files of a site. Each is made when it is asked for, and again when it is asked for again. */
export interface RenderedSite {
  readonly files: readonly MadeFile[]
  /** What a search loads, of which not even the paths are known before the texts of all pages are read. */
  readonly searchFiles: () => readonly MadeFile[]
}

/** All files of a site but for its assets, which are copied by whoever has their bytes. */
export function render(view: SiteView, kept: KeptParts = { chapters: recordsInMemory() }): readonly MadeFile[] {
  const { files, searchFiles } = renderSite(view, kept)
  return [...files, ...searchFiles()]
}

/** The same for whoever may not need the search, nor the chapters of pages for printing, which are made again unless they are kept. */
export function renderSite(view: SiteView, kept: KeptParts = {}): RenderedSite {
  const search = once(() => (view.searched ? searchFiles(view.searched, kept.searched, view.factsKey) : []))
  const entry = 'searched' in view ? [makeFile(searchEntry, () => search()[0]!.contents)] : []
  return { files: [...renderPages(view, kept), ...entry], searchFiles: () => search().slice(1) }
}

/**
 * Every page, what else is made of pages, style sheets and scripts. A page is forgotten when the next one is rendered, but for
 * its chapter for printing, which goes to `chapters` where there is one.
 */
function renderPages(view: SiteView, { chapters, names: remembered }: KeptParts): readonly MadeFile[] {
  const { pages, explained = [], redirects = [], print } = view
  const site = pages[0]!.frame.site
  const printIds = makePrintIds(print)
  const copies = new Set(pages.flatMap(({ frame }) => (frame.markdown === undefined ? [] : [frame.href])))
  const shared = { ...sharedFiles(site, explained), printIds, hasCopy: (href: string) => copies.has(href) }
  const { stylesheets, script, termScript } = shared
  const kinds = [...new Set(pages.map(({ kind }) => kind))]
  const isLong = pages.some(({ frame }) => frame.isLong)
  const names = [...kinds.flatMap((kind) => kindScript(kind) ?? []), ...(isLong ? [filterScript] : [])]
  const own = new Set(names.map(shared.ownScript))
  const keys = makePageKeys(view, shared, remembered)
  const { formsOf, chapterOf } = rendering(shared, keys, chapters)
  const bookSheet = bookStylesheet()
  const byHref = new Map(pages.map((page) => [page.frame.href, page]))
  const printed = (book: PrintView | Volume): MadeFile => {
    const all = [stylesheets.all[0]!, stylesheets.all.at(-1)!, bookSheet]
    const sheets = [...all.map(({ path }) => path), ...site.stylesheets]
    // Of two pages that want one address, there is one.
    const chapterAt = (href: string) => {
      const page = byHref.get(href)
      return page ? chapterOf(page) : ''
    }
    return makeFile(
      book.href,
      () => printFile(book, { site, ids: printIds, chapterAt, stylesheets: sheets }).contents,
      () => {
        const pages = book.parts.flatMap(({ pages }) => pages.flatMap(({ href }) => byHref.get(href) ?? []))
        return keys.ofAll([book, printIds.places, sheets], pages)
      },
    )
  }
  return [
    ...pages.flatMap((page): MadeFile[] => {
      const { href, markdown } = page.frame
      const key = () => keys.of(page)
      const file = makeFile(href, () => formsOf(page).file.contents, key)
      return markdown === undefined ? [file] : [file, makeFile(markdown, () => formsOf(page).copy!.contents, key)]
    }),
    ...pages.flatMap(companionFiles),
    ...(print.volumes ?? [print]).map(printed),
    ...(print.volumes ? [volumesFile({ print, site, stylesheets, script })] : []),
    notFoundFile({ site: view.top ?? site, pages, stylesheets, script }),
    ...machineFiles(view, site),
    ...redirectFiles(redirects, stylesheets.all[0]!, script),
    ...stylesheets.all,
    bookSheet,
    script,
    ...own,
    ...(isLong ? [shared.filterSheet] : []),
    ...(explained.length > 0 ? [termScript] : []),
  ]
}

/** Renders pages one by one: of one page, its files are asked for one after the other. */
function rendering(shared: SharedFiles, keys: PageKeys, chapters: Records | undefined) {
  let last: { readonly page: PageView; readonly forms: PageForms } | undefined

  function formsOf(page: PageView): PageForms {
    if (last?.page === page) return last.forms
    const forms = renderPageForms(page, shared)
    last = { page, forms }
    if (chapters && forms.chapter !== undefined) chapters.add(keyOf(page), forms.chapter)
    return forms
  }

  function chapterOf(page: PageView): string {
    return chapters?.read(keyOf(page))?.toString() ?? formsOf(page).chapter ?? ''
  }

  const keyOf = (page: PageView) => `${keys.of(page) ?? ''} ${page.frame.href}#chapter`

  return { formsOf, chapterOf }
}

/** Renders one page by itself. */
export const renderPage = (view: PageView): OutputFile => renderPageForms(view, sharedFiles(view.frame.site)).file

/** What else is made of a page. Its view is made for it where there is something. */
function companionFiles(page: PageView): OutputFile[] {
  if (!hasCompanions.has(page.kind)) return []
  const { main } = page
  switch (main.kind) {
    case 'freshness':
      return [freshnessFile(main)]
    case 'matrix':
      return [matrixCsv(main.matrix)]
    case 'compare':
      return [matrixCsv(main.compare.matrix)]
    default:
      return []
  }
}

const hasCompanions: ReadonlySet<MainView['kind']> = new Set(['freshness', 'matrix', 'compare'])

function sharedFiles(site: FrameView['site'], explained: SiteView['explained'] = []): SharedFiles {
  const scripts = new Map<string, OutputFile>()
  const script = (name: string) => scripts.get(name) ?? scripts.set(name, clientScript(name)).get(name)!
  return {
    stylesheets: makeStylesheets(siteStylesheet(site.accent), secondStylesheets()),
    script: script('site'),
    ownScript: script,
    filterSheet: filterStylesheet(),
    glossary: makeGlossary(explained),
    termScript: script('terms'),
  }
}

/** What programs look for on a site. What needs whole addresses is left out of a site that does not know its own. */
const machineFiles = (view: SiteView, site: FrameView['site']): readonly OutputFile[] => [
  ...dataFiles(view),
  llmsFile(site, view.print, view.pages),
  // Of a site with versions, these are made for all of them together.
  ...(site.versioned ? [] : serverFiles(site, view.listed)),
  ...(view.changed ? [changesFeed(site, view.changed)] : []),
  ...(view.releases ? [releasesFeed(view.releases)] : []),
]

/** What servers and search engines look for at the top of a site alone. `folders` are those of its versions. */
export const serverFiles = (
  { base, internal }: Pick<FrameView['site'], 'base' | 'internal'>,
  listed: SiteView['listed'],
  folders?: readonly string[],
): readonly OutputFile[] => [
  headersFile(internal, folders),
  ...(internal ? [closedRobotsFile] : base !== undefined && listed ? sitemapFiles(base, listed) : []),
]
