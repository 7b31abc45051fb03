/*
 * The stage of rendering: makes files of views, with the components in `templates/`. `render` is its entry.
 *
 * - `page.ts` makes a page: `fill.ts` fills the holes in its text, `glossary.ts` explains terms there.
 * - From a rendered page: its Markdown copy (`markdown.ts`) and its chapter of the whole document (`print.ts`). Only `markup.ts`
 *   knows the text of our HTML.
 * - What programs read: `machines.ts` (data, search, CSV) and `feeds.ts` (feeds and site maps).
 * - `stylesheets.ts` has the style sheets and the scripts.
 */

import { kindScript } from '../../templates/Page.tsx'
import type { OutputFile } from '../base/files.ts'
import type { FrameView } from '../views/frame.ts'
import type { MainView, PageView } from '../views/pages.ts'
import type { SiteView } from '../views/site.ts'
import { changesFeed, closedRobotsFile, releasesFeed, sitemapFiles } from './feeds.ts'
import { makeGlossary } from './glossary.ts'
import { dataFiles, freshnessFile, headersFile, llmsFile, matrixCsv, searchFiles } from './machines.ts'
import { notFoundFile, type PageForms, redirectFiles, renderPageForms, type SharedFiles } from './page.ts'
import { makePrintIds, printFile } from './print.ts'
import { bookStylesheet, clientScript, makeStylesheets, secondStylesheets, siteStylesheet } from './stylesheets.ts'

/**
 * Every page of a site, what else is made of pages, its style sheets and its scripts. Pages are rendered when they are
 * asked for. Assets are copied by whoever has their bytes.
 */
export function render(view: SiteView): OutputFile[] {
  const { pages, explained = [], redirects = [], searched, print } = view
  const site = pages[0]!.frame.site
  const printIds = makePrintIds(print)
  const copies = new Set(pages.flatMap(({ frame }) => (frame.markdown === undefined ? [] : [frame.href])))
  const shared = { ...sharedFiles(site, explained), printIds, hasCopy: (href: string) => copies.has(href) }
  const { stylesheets, script, termScript } = shared
  const kinds = [...new Set(pages.map(({ main }) => main.kind))]
  const own = new Set(kinds.flatMap((kind) => kindScript(kind) ?? []).map(shared.ownScript))
  const rendered = new Map<PageView, PageForms>()
  const formsOf = (page: PageView) => rendered.get(page) ?? rendered.set(page, renderPageForms(page, shared)).get(page)!
  const bookSheet = bookStylesheet()
  return [
    ...pages.map((page) => lazyFile(page.frame.href, () => formsOf(page).file.contents)),
    ...pages.flatMap((page) => {
      const path = page.frame.markdown
      return path === undefined ? [] : lazyFile(path, () => formsOf(page).copy!.contents)
    }),
    ...pages.flatMap(({ main }) => companionFiles(main)),
    lazyFile(print.href, () => {
      const chapters = new Map(pages.map((page) => [page.frame.href, formsOf(page).chapter ?? '']))
      const all = [stylesheets.all[0]!, stylesheets.all.at(-1)!, bookSheet]
      const sheets = [...all.map(({ path }) => path), ...site.stylesheets]
      return printFile(print, { site, ids: printIds, chapters, stylesheets: sheets }).contents
    }),
    notFoundFile({ site: view.top ?? site, pages, stylesheets, script }),
    ...machineFiles(view, site),
    ...redirectFiles(redirects, stylesheets.all[0]!, script),
    ...stylesheets.all,
    bookSheet,
    script,
    ...own,
    ...(explained.length > 0 ? [termScript] : []),
    ...(searched ? searchFiles(searched) : []),
  ]
}

/** Renders one page by itself. */
export const renderPage = (view: PageView): OutputFile => renderPageForms(view, sharedFiles(view.frame.site)).file

function companionFiles(main: MainView): OutputFile[] {
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

function sharedFiles(site: FrameView['site'], explained: SiteView['explained'] = []): SharedFiles {
  const scripts = new Map<string, OutputFile>()
  const script = (name: string) => scripts.get(name) ?? scripts.set(name, clientScript(name)).get(name)!
  return {
    stylesheets: makeStylesheets(siteStylesheet(site.accent), secondStylesheets()),
    script: script('site'),
    ownScript: script,
    glossary: makeGlossary(explained),
    termScript: script('terms'),
  }
}

/** What programs look for on a site. What needs whole addresses is left out of a site that does not know its own. */
const machineFiles = (
  { pages, print, data, listed, changed, releases }: SiteView,
  site: FrameView['site'],
): readonly OutputFile[] => [
  ...dataFiles(data),
  llmsFile(site, print, pages),
  // Of a site with versions, these are made for all of them together.
  ...(site.versioned ? [] : serverFiles(site, listed)),
  ...(changed ? [changesFeed(site, changed)] : []),
  ...(releases ? [releasesFeed(releases)] : []),
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

/** A file that is made when somebody asks for its contents, and then once: who shows a site needs few of its files. */
function lazyFile(path: string, make: () => OutputFile['contents']): OutputFile {
  let contents: OutputFile['contents'] | undefined
  return {
    path,
    get contents() {
      contents ??= make()
      return contents
    },
  }
}
