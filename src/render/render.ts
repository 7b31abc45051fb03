import { Page } from '../../templates/Page.tsx'
import type { Fragment, OutputFile, PageView, SiteView } from '../types.ts'
import { clientScript } from './client-script.ts'
import { freshnessData } from './freshness-data.ts'
import { html } from './html.ts'
import { linkFrom } from './link-from.ts'
import { prose } from './prose.ts'
import { redirects } from './redirects.ts'
import { searchFiles } from './search-files.ts'
import { styles } from './styles.ts'

/** Makes one page, given what all pages of the site load. */
export type MakePage = (view: PageView, loaded: Loaded) => OutputFile

/** The files that every page of a site loads. */
interface Loaded {
  readonly sheet: OutputFile
  /** Only what can be searched has a script. */
  readonly script?: OutputFile
}

/** Makes every page of a site, its style sheet and its scripts. Assets are copied by whoever has their bytes. */
export function render(
  { pages, redirects: moved = [], searched }: SiteView,
  makePage: MakePage = renderPage,
): OutputFile[] {
  const loaded = loadedBy(pages[0]?.frame.site)
  const { sheet, script } = loaded
  return [
    ...pages.map((view) => makePage(view, loaded)),
    ...pages.flatMap(({ main }) => (main.kind === 'freshness' ? [freshnessData(main)] : [])),
    ...redirects(moved, sheet),
    sheet,
    ...(script ? [script] : []),
    ...(searched ? searchFiles(searched) : []),
  ]
}

const loadedBy = (site: PageView['frame']['site'] | undefined): Loaded => ({
  sheet: styles(site?.accent),
  ...(site?.search !== undefined && { script: clientScript('site') }),
})

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
      loaded.script?.path,
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
export function renderPage(view: PageView, { sheet, script }: Loaded = loadedBy(view.frame.site)): OutputFile {
  const here = view.frame.href
  const link = linkFrom(here)
  const stylesheets = [sheet.path, ...view.frame.site.stylesheets]
  const scripts = script ? [script.path] : []
  const page = Page({ view, link, prose: prose(view.prose, link), stylesheets, scripts })
  return { path: here, contents: html(page) }
}
