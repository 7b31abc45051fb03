import { folderOf } from '../folder-of.ts'
import { asUrl, pathBetween } from '../path-between.ts'
import { report } from '../report.ts'
import type { Handbook, Link, Message, Page, Target } from '../types.ts'
import { linkTo } from './link-fixes.ts'
import { shownUrl } from './shown-url.ts'

/** A link that names a page as it was once called still leads there, but should name it as it is called now. */
export function renamed(page: Page, link: Link, target: Target, handbook: Handbook): Message | undefined {
  const { pages } = handbook
  const heirs = heirsOf(target)
  if (heirs.length === 0) return undefined
  const now = heirs.map((path) => `\`${path}\``).join(' and ')
  const instead = heirs.map((path) => rewritten(page, link.url, pages.get(path)!))
  return report('link-former', page.path, link.place, `\`${shownUrl(named(link.url))}\` is now ${now}`, {
    expected: instead,
    mend: `Write ${instead.map((url) => `\`${url}\``).join(' or ')}.`,
    ...(heirs.length === 1 && linkTo(page, link, heirs[0]!, handbook)),
  })
}

function heirsOf(target: Target): readonly string[] {
  if (target.kind === 'page') return target.former ? [target.path] : []
  return target.kind === 'generated' ? (target.heirs ?? []) : []
}

/** The same link to where the page is now, in the form it was written in. */
function rewritten(from: Page, url: string, heir: Page): string {
  const [, heading = ''] = /^\[\[[^#\]]+(#[^\]]*)?\]\]$/.exec(url) ?? []
  if (url.startsWith('[[')) return `[[${heir.id}${heading}]]`
  const rest = /[?#].*$/s.exec(url)?.[0] ?? ''
  const path = url.startsWith('/') ? `/${heir.path}` : pathBetween(folderOf(from.path), heir.path)
  return asUrl(path) + rest
}

const named = (url: string) => url.replace(/^\[\[|[?#].*$|\]\]$/gs, '')
