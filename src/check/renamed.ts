import { report } from '../report.ts'
import type { Handbook, Link, Message, Page, Target } from '../types.ts'
import { shownUrl } from './shown-url.ts'

/** A link that names a page as it was once called still leads there, but should name it as it is called now. */
export function renamed(page: Page, link: Link, target: Target, pages: Handbook['pages']): Message | undefined {
  const heirs = heirsOf(target)
  if (heirs.length === 0) return undefined
  const now = heirs.map((path) => `\`${path}\``).join(' and ')
  const instead = heirs.map((path) => rewritten(page, link.url, pages.get(path)!))
  return report('link-former', page.path, link.place, `\`${shownUrl(named(link.url))}\` is now ${now}`, {
    expected: instead,
    mend: `Write ${instead.map((url) => `\`${url}\``).join(' or ')}.`,
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
  const path = url.startsWith('/') ? `/${heir.path}` : relative(from.path, heir.path)
  return inMarkdown(path) + rest
}

/** An address in a link ends at a space or a bracket. */
const inMarkdown = (path: string) => path.replace(/[ ()<>]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)

/** From `guides/a.md`, `roles/tl.md` is `../roles/tl.md`. */
function relative(from: string, to: string): string {
  const [here, there] = [from.split('/').slice(0, -1), to.split('/')]
  const differ = here.findIndex((segment, at) => at >= there.length - 1 || there[at] !== segment)
  const same = differ < 0 ? here.length : differ
  return [...here.slice(same).map(() => '..'), ...there.slice(same)].join('/')
}

const named = (url: string) => url.replace(/^\[\[|[?#].*$|\]\]$/gs, '')
