import type { MainView, OutputFile, PageView, SiteView } from '../types.ts'
import { bookOf } from './book.ts'
import { clientScript } from './client-script.ts'
import { dressing } from './dressing.ts'
import { freshnessData } from './freshness-data.ts'
import { glossary } from './glossary.ts'
import { machineFiles } from './machine-files.ts'
import { madeWhenAsked } from './made-when-asked.ts'
import { type Loaded, type MadePage, makePage } from './make-page.ts'
import { matrixCsv } from './matrix-csv.ts'
import { notFound } from './not-found.ts'
import { printFile } from './print-file.ts'
import { redirects } from './redirects.ts'
import { searchFiles } from './search-files.ts'
import { bookStyles, moreStyles, styles } from './styles.ts'

/** The script in `templates/client` that a kind of page has of its own. Pages are complete without. */
const ownScripts: { readonly [Kind in MainView['kind']]?: string } = {
  assessment: 'assessment',
  compare: 'matrix',
  matrix: 'matrix',
  who: 'who',
}

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
  const own = new Set(kinds.flatMap((kind) => loaded.ownScripts[kind] ?? []))
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
    ownScripts: Object.fromEntries(Object.entries(ownScripts).map(([kind, name]) => [kind, script(name)])),
    glossary: glossary(explained),
    termScript: script('terms'),
  }
}
