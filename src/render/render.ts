import { Page } from '../../templates/Page.tsx'
import type { Fragment, MainView, OutputFile, PageView, SiteView } from '../types.ts'
import { clientScript } from './client-script.ts'
import { freshnessData } from './freshness-data.ts'
import { html } from './html.ts'
import { linkFrom } from './link-from.ts'
import { matrixCsv } from './matrix-csv.ts'
import { prose } from './prose.ts'
import { redirects } from './redirects.ts'
import { searchFiles } from './search-files.ts'
import { styles } from './styles.ts'

/** Makes one page, given what all pages of the site load. */
export type MakePage = (view: PageView, loaded: Loaded) => OutputFile

/** The files that pages of a site load. */
interface Loaded {
  readonly sheet: OutputFile
  /** What runs in every page. */
  readonly scripts: readonly OutputFile[]
  /** What runs in pages of one kind besides. */
  readonly ownScripts: { readonly [Kind in MainView['kind']]?: OutputFile }
}

/** The script in `templates/client` that a kind of page has of its own. Pages are complete without. */
const ownScripts: { readonly [Kind in MainView['kind']]?: string } = { matrix: 'matrix', compare: 'matrix' }

/** Makes every page of a site, its style sheet and its scripts. Assets are copied by whoever has their bytes. */
export function render(
  { pages, redirects: moved = [], searched }: SiteView,
  makePage: MakePage = renderPage,
): OutputFile[] {
  const loaded = loadedBy(pages[0]?.frame.site)
  const { sheet, scripts, ownScripts } = loaded
  const kinds = new Set(pages.map(({ main }) => main.kind))
  const own = new Set([...kinds].flatMap((kind) => ownScripts[kind] ?? []))
  return [
    ...pages.map((view) => makePage(view, loaded)),
    ...pages.flatMap(({ main }) => beside(main)),
    ...redirects(moved, sheet),
    sheet,
    ...scripts,
    ...own,
    ...(searched ? searchFiles(searched) : []),
  ]
}

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

function loadedBy(site: PageView['frame']['site'] | undefined): Loaded {
  const made = new Map<string, OutputFile>()
  const script = (name: string) => made.get(name) ?? made.set(name, clientScript(name)).get(name)!
  return {
    sheet: styles(site?.accent),
    scripts: site?.search !== undefined ? [script('site')] : [],
    ownScripts: Object.fromEntries(Object.entries(ownScripts).map(([kind, name]) => [kind, script(name)])),
  }
}

/** Makes pages and remembers each: one whose view is the same again is the same again. */
export function rememberPages(): MakePage {
  const last = new Map<
    string,
    { readonly facts: string; readonly body: Fragment | undefined; readonly file: OutputFile }
  >()
  return (view, loaded) => {
    const { frame, main, common, prose } = view
    const facts = JSON.stringify([
      loaded.sheet.path,
      scriptsOf(main, loaded),
      frame,
      main,
      common,
      prose?.heading,
      [...(prose?.resolved ?? [])],
      prose?.blocks,
    ])
    const known = last.get(frame.href)
    // A body is never changed, only replaced.
    if (known?.facts === facts && known.body === prose?.body) return known.file
    const file = renderPage(view, loaded)
    last.set(frame.href, { facts, body: prose?.body, file })
    return file
  }
}

/** Makes one page. All it depends on is its view and the addresses of what it loads. */
export function renderPage(view: PageView, loaded: Loaded = loadedBy(view.frame.site)): OutputFile {
  const here = view.frame.href
  const link = linkFrom(here)
  const stylesheets = [loaded.sheet.path, ...view.frame.site.stylesheets]
  const scripts = scriptsOf(view.main, loaded)
  const page = Page({ view, link, prose: prose(view.prose, link), stylesheets, scripts })
  return { path: here, contents: html(page) }
}

/** Paths of the scripts that a page loads. */
const scriptsOf = ({ kind }: MainView, { scripts, ownScripts }: Loaded): string[] =>
  [...scripts, ...(ownScripts[kind] ? [ownScripts[kind]] : [])].map(({ path }) => path)
