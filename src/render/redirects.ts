import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { RedirectPage } from '../../templates/RedirectPage.tsx'
import type { OutputFile, RedirectView } from '../types.ts'
import { html } from './html.ts'
import { linkFrom } from './link-from.ts'
import { relative } from './relative.ts'

/** What is left where pages once were, and the script that goes on to where they are now. Nothing when no page moved. */
export function redirects(views: readonly RedirectView[], sheet: OutputFile): OutputFile[] {
  if (views.length === 0) return []
  const script = leave()
  return [...views.map((view) => redirect(view, sheet, script)), script]
}

function redirect(view: RedirectView, sheet: OutputFile, script: OutputFile): OutputFile {
  const { href, heirs, base, site } = view
  const [only, ...more] = heirs
  const canonical = base !== undefined && only && more.length === 0 ? base + relative('', only.href) : undefined
  const stylesheets = [sheet.path, ...site.stylesheets]
  const page = RedirectPage({ view, link: linkFrom(href), stylesheets, script: script.path, canonical })
  return { path: href, contents: html(page) }
}

/** Named after its content, so that it may be cached for ever. */
function leave(): OutputFile {
  const contents = readFileSync(createRequire(import.meta.url).resolve('#client/redirect.js'), 'utf8')
  const hash = createHash('sha256').update(contents).digest('hex').slice(0, 8)
  return { path: `assets/redirect.${hash}.js`, contents }
}
