import { Page } from '../../templates/Page.tsx'
import type { Fragment, OutputFile, PageView, SiteView } from '../types.ts'
import { freshnessData } from './freshness-data.ts'
import { html } from './html.ts'
import { linkFrom } from './link-from.ts'
import { prose } from './prose.ts'
import { redirects } from './redirects.ts'
import { styles } from './styles.ts'

/** Makes one page, given the site's style sheet. */
export type MakePage = (view: PageView, sheet: OutputFile) => OutputFile

/** Makes every page of a site, and its style sheet. Assets are copied by whoever has their bytes. */
export function render(site: SiteView, makePage: MakePage = renderPage): OutputFile[] {
  const sheet = styles(site.pages[0]?.frame.site.accent)
  const data = site.pages.flatMap(({ main }) => (main.kind === 'freshness' ? [freshnessData(main)] : []))
  return [...site.pages.map((view) => makePage(view, sheet)), ...data, ...redirects(site.redirects ?? [], sheet), sheet]
}

/** Makes pages and remembers each: one whose view is the same again is the same again. */
export function rememberPages(): MakePage {
  const last = new Map<
    string,
    { readonly facts: string; readonly body: Fragment | undefined; readonly file: OutputFile }
  >()
  return (view, sheet) => {
    const { frame, main, common, prose } = view
    const facts = JSON.stringify([
      sheet.path,
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
    const file = renderPage(view, sheet)
    last.set(frame.href, { facts, body: prose?.body, file })
    return file
  }
}

/** Makes one page. All it depends on is its view and the style sheet's address. */
export function renderPage(view: PageView, sheet: OutputFile = styles(view.frame.site.accent)): OutputFile {
  const here = view.frame.href
  const link = linkFrom(here)
  const stylesheets = [sheet.path, ...view.frame.site.stylesheets]
  const page = Page({ view, link, prose: prose(view.prose, link), stylesheets })
  return { path: here, contents: html(page) }
}
