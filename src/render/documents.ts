import { NotFoundPage, RedirectPage } from '../../templates/documents.tsx'
import { words } from '../../templates/words/words.ts'
import type { OutputFile } from '../base/files.ts'
import { makeLinker, relativeHref } from '../base/paths.ts'
import type { FrameView } from '../views/frame.ts'
import type { PageView } from '../views/pages.ts'
import type { RedirectView } from '../views/site.ts'
import { renderDocument } from './markup.ts'
import { clientScript, type Stylesheets } from './stylesheets.ts'

/** What is left where pages once were, and the script that goes on to where they are now. Nothing when no page moved. */
export function redirectFiles(views: readonly RedirectView[], sheet: OutputFile, siteScript: OutputFile): OutputFile[] {
  if (views.length === 0) return []
  const script = clientScript('redirect')
  return [...views.map((view) => redirectFile(view, sheet, siteScript, script)), script]
}

function redirectFile(view: RedirectView, sheet: OutputFile, siteScript: OutputFile, script: OutputFile): OutputFile {
  const { href, heirs, base, site } = view
  const [only, ...more] = heirs
  const canonical = base !== undefined && only && more.length === 0 ? base + relativeHref('', only.href) : undefined
  const stylesheets = [sheet.path, ...site.stylesheets]
  const page = RedirectPage({
    view,
    link: makeLinker(href),
    stylesheets,
    siteScript: siteScript.path,
    script: script.path,
    canonical,
  })
  return { path: href, contents: renderDocument(page) }
}

interface Options {
  readonly site: FrameView['site']
  readonly pages: readonly PageView[]
  readonly stylesheets: Stylesheets
  readonly script: string
}

/** The page for addresses that lead nowhere. It is shown at any depth, so its own links begin where the site does. */
export function notFoundFile({ site, pages, stylesheets, script }: Options): OutputFile {
  const root = site.base === undefined ? undefined : new URL(site.base).pathname
  const link = root === undefined ? undefined : (href: string) => root + relativeHref('', href)
  const who = pages.find(({ main }) => main.kind === 'who')
  const ways = [{ title: words.notFound.firstPage(site.title), href: site.home }, ...(who ? [who.frame] : [])]
  const hrefs = [...stylesheets.all.map(({ path }) => path), ...site.stylesheets]
  const page = renderDocument(NotFoundPage({ site, ways, link, stylesheets: hrefs, script }))
  return { path: '404.html', contents: link ? stylesheets.removeUnused(page, link) : page }
}
