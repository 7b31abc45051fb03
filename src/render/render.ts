import { kindScript } from '../../templates/Page.tsx'
import type { OutputFile } from '../base/files.ts'
import type { FrameView } from '../views/frame.ts'
import type { MainView, PageView } from '../views/page-view.ts'
import type { SiteView } from '../views/site.ts'
import { feed, releasesFeed, sitemap } from './feeds.ts'
import { makeGlossary } from './glossary.ts'
import { dataFiles, freshnessData, headersFile, llms, matrixCsv, notFound, redirects, searchFiles } from './machines.ts'
import { type Loaded, type MadePage, makePage } from './page.ts'
import { bookOf, printFile } from './print.ts'
import { bookStyles, clientScript, dressing, moreStyles, styles } from './styles.ts'

/**
 * Every page of a site, what else is made of pages, its style sheets and its scripts. Pages are made when they are asked
 * for. Assets are copied by whoever has their bytes.
 */
export function render(view: SiteView): OutputFile[] {
  const { pages, explained = [], redirects: moved = [], searched, print } = view
  const site = pages[0]!.frame.site
  const book = bookOf(print)
  const copies = new Set(pages.flatMap(({ frame }) => (frame.markdown === undefined ? [] : [frame.href])))
  const loaded = { ...loadedBy(site, explained), book, hasCopy: (href: string) => copies.has(href) }
  const { dressing, script, termScript } = loaded
  const kinds = [...new Set(pages.map(({ main }) => main.kind))]
  const own = new Set(kinds.flatMap((kind) => kindScript(kind) ?? []).map(loaded.ownScript))
  const made = new Map<PageView, MadePage>()
  const madeOf = (page: PageView) => made.get(page) ?? made.set(page, makePage(page, loaded)).get(page)!
  const chapters = () => new Map(pages.map((page) => [page.frame.href, madeOf(page).chapter ?? '']))
  const bookSheet = bookStyles()
  return [
    ...pages.map((page) => madeWhenAsked(page.frame.href, () => madeOf(page).file.contents)),
    ...pages.flatMap((page) => {
      const path = page.frame.markdown
      return path === undefined ? [] : madeWhenAsked(path, () => madeOf(page).copy!.contents)
    }),
    ...pages.flatMap(({ main }) => beside(main)),
    madeWhenAsked(print.href, () => {
      const stylesheets = [...[...dressing.sheets, bookSheet].map(({ path }) => path), ...site.stylesheets]
      return printFile(print, { site, book, chapters: chapters(), stylesheets }).contents
    }),
    notFound({ site, pages, dressing, script: script.path }),
    ...machineFiles(view, site),
    ...redirects(moved, dressing.sheets[0]!, script),
    ...dressing.sheets,
    bookSheet,
    script,
    ...own,
    ...(explained.length > 0 ? [termScript] : []),
    ...(searched ? searchFiles(searched) : []),
  ]
}

/** Makes one page by itself. */
export const renderPage = (view: PageView, loaded: Loaded = loadedBy(view.frame.site)): OutputFile =>
  makePage(view, loaded).file

/** What a page offers to other programs. */
function beside(main: MainView): OutputFile[] {
  switch (main.kind) {
    case 'freshness':
      return [freshnessData(main)]
    case 'matrix':
      return [matrixCsv(main.matrix)]
    case 'compare':
      return [matrixCsv(main.compare.matrix)]
    default:
      return []
  }
}

function loadedBy(site: PageView['frame']['site'], explained: SiteView['explained'] = []): Loaded {
  const made = new Map<string, OutputFile>()
  const script = (name: string) => made.get(name) ?? made.set(name, clientScript(name)).get(name)!
  return {
    dressing: dressing(styles(site.accent), moreStyles()),
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
  llms(site, print, pages),
  headersFile(),
  ...(site.base !== undefined && listed ? sitemap(site.base, listed) : []),
  ...(changed ? [feed(site, changed)] : []),
  ...(releases ? [releasesFeed(releases)] : []),
]

/** A file that is made when somebody asks for its contents, and then once: who shows a site needs few of its files. */
function madeWhenAsked(path: string, make: () => OutputFile['contents']): OutputFile {
  let contents: OutputFile['contents'] | undefined
  return {
    path,
    get contents() {
      contents ??= make()
      return contents
    },
  }
}
