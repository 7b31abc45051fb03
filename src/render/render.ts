import { renderToString } from 'preact-render-to-string'
import { Page } from '../../templates/Page.tsx'
import type { OutputFile, PageView, SiteView } from '../types.ts'
import { prose } from './prose.ts'
import { relative } from './relative.ts'
import { styles } from './styles.ts'

/** Makes every page of the site, and its style sheet. Assets are copied by whoever has their bytes. */
export function render(site: SiteView): OutputFile[] {
  const sheet = styles()
  return [...site.pages.map((view) => renderPage(view, sheet)), sheet]
}

/** Makes one page. All it depends on is its view and the style sheet's address. */
export function renderPage(view: PageView, sheet: OutputFile = styles()): OutputFile {
  const here = view.frame.href
  // A link to the page itself keeps its file's name: an empty href is no link to some readers' software.
  const link = (href: string) => relative(here, href) || relative('', here.slice(here.lastIndexOf('/') + 1))
  const stylesheets = [sheet.path, ...view.frame.site.stylesheets]
  const page = Page({ view, link, prose: prose(view.prose, link), stylesheets })
  const contents = `<!DOCTYPE html>\n${renderToString(page)}\n`
  Number(contents)
  return { path: here, contents }
}
