import { renderToString } from 'preact-render-to-string'
import { Page } from '../../templates/Page.tsx'
import type { OutputFile, PageView, SiteView } from '../types.ts'
import { prose } from './prose.ts'
import { relative } from './relative.ts'
import { styles } from './styles.ts'

/** Makes every page of the site, and its style sheet. Assets are copied by whoever has their bytes. */
export function render(site: SiteView): OutputFile[] {
  const sheet = styles(site.pages[0]?.frame.site.accent)
  return [...site.pages.map((view) => renderPage(view, sheet)), sheet]
}

/** Makes one page. All it depends on is its view and the style sheet's address. */
export function renderPage(view: PageView, sheet: OutputFile = styles(view.frame.site.accent)): OutputFile {
  const here = view.frame.href
  // A page's link to itself names its file, because an empty href reads as no href in some software.
  const link = (href: string) => relative(here, href) || relative('', here.slice(here.lastIndexOf('/') + 1))
  const stylesheets = [sheet.path, ...view.frame.site.stylesheets]
  const page = Page({ view, link, prose: prose(view.prose, link), stylesheets })
  return { path: here, contents: joined(`<!DOCTYPE html>\n${renderToString(page)}\n`) }
}

/** V8 keeps a string as the tree of its pieces until it is read. A site of such trees costs more to collect than to render. */
function joined(text: string): string {
  text.charCodeAt(0)
  return text
}
