import { RedirectPage } from '../../templates/RedirectPage.tsx'
import type { OutputFile, RedirectView } from '../types.ts'
import { clientScript } from './client-script.ts'
import { html } from './html.ts'
import { linkFrom } from './link-from.ts'
import { relative } from './relative.ts'

/** What is left where pages once were, and the script that goes on to where they are now. Nothing when no page moved. */
export function redirects(views: readonly RedirectView[], sheet: OutputFile, siteScript: OutputFile): OutputFile[] {
  if (views.length === 0) return []
  const script = clientScript('redirect')
  return [...views.map((view) => redirect(view, sheet, siteScript, script)), script]
}

function redirect(view: RedirectView, sheet: OutputFile, siteScript: OutputFile, script: OutputFile): OutputFile {
  const { href, heirs, base, site } = view
  const [only, ...more] = heirs
  const canonical = base !== undefined && only && more.length === 0 ? base + relative('', only.href) : undefined
  const stylesheets = [sheet.path, ...site.stylesheets]
  const page = RedirectPage({
    view,
    link: linkFrom(href),
    stylesheets,
    siteScript: siteScript.path,
    script: script.path,
    canonical,
  })
  return { path: href, contents: html(page) }
}
