import { decoded } from '../decoded.ts'
import { folderOf } from '../folder-of.ts'
import type { Folder, Handbook, Target } from '../types.ts'
import { formerHref } from './former-href.ts'
import { missing } from './missing.ts'
import { pageNames } from './page-names.ts'
import { bare, protocol } from './protocol.ts'

/** All that a link can lead to. */
type Site = Pick<Handbook, 'pages' | 'drafts' | 'hrefs' | 'assets' | 'former' | 'redirects' | 'generated'>

/**
 * Makes a function that says where a url on a page leads. A path may name a page by its file, by its folder or by the
 * file it becomes; one that begins with a slash starts from the handbook's own folder. `[[id]]` names it by its id.
 */
export function resolver(site: Site, folders: ReadonlyMap<string, Folder>): (from: string, url: string) => Target {
  const { pages, drafts, hrefs, assets, former, redirects, generated } = site
  const byHref = new Map([...hrefs].map(([path, href]) => [href, path]))
  const heirsAt = new Map(redirects.map(({ href, heirs }) => [href, heirs]))
  const nothingAt = missing(site, folders)
  const named = pageNames(pages, drafts)
  const anchors = new Map<string, ReadonlySet<string>>()
  return resolve

  function resolve(from: string, written: string): Target {
    const [, id, heading = ''] = /^\[\[([^#\]]+)(?:#([^\]]*))?\]\]$/.exec(written) ?? []
    if (id !== undefined) return byName(id.normalize('NFC'), heading)
    const url = bare(written)
    const kind = protocol(url)
    if (kind) return { kind, url }
    const [, path = '', query = '', fragment = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(url) ?? []
    if (path === '') return onPage(from, fragment.slice(1))
    const wanted = join(folderOf(from), decoded(path))
    const page = pageAt(wanted, path.endsWith('/'))
    if (page !== undefined) return onPage(page, fragment.slice(1))
    const made = [wanted, swapped(wanted)].find((href) => generated.has(href))
    if (made !== undefined) return { kind: 'generated', href: made + fragment }
    if (assets.has(wanted)) return { kind: 'asset', path: wanted, suffix: query + fragment }
    const was = heirs(wanted, path.endsWith('/'))
    if (was) return was(fragment.slice(1))
    return nothingAt(wanted)
  }

  function byName(name: string, heading: string): Target {
    const found = named(name)
    if (found.kind === 'page') return onPage(found.path, heading)
    const { nearest, several, draft } = found
    const once = several ? [] : (former.get(name) ?? [])
    if (once.length === 1) return { ...onPage(once[0]!, heading), former: true }
    const shared = redirects.find(({ heirs }) => once.length > 1 && heirs.join() === once.join())
    if (shared) return { kind: 'generated', href: shared.href, heirs: once }
    return { kind: 'missing', path: name, nearest, ...(several && { several }), ...(draft !== undefined && { draft }) }
  }

  /** What leads from where a page was to where it is now, or to the page that says which of several it may be. */
  function heirs(path: string, isFolder: boolean): ((fragment: string) => Target) | undefined {
    const href = [...(isFolder ? [] : [formerHref(path)]), formerHref(`${path}/`)].find((one) => heirsAt.has(one))
    const now = heirsAt.get(href ?? '')
    if (href === undefined || !now) return undefined
    const [only, ...more] = now
    return (fragment) =>
      more.length === 0 ? { ...onPage(only!, fragment), former: true } : { kind: 'generated', href, heirs: now }
  }

  function pageAt(path: string, isFolder: boolean): string | undefined {
    if (!isFolder && pages.has(path)) return path
    const inFolder = folders.get(path)?.index ?? (pages.has(`${path}.md`) ? `${path}.md` : undefined)
    return inFolder ?? (isFolder ? undefined : byHref.get(path))
  }

  function onPage(path: string, fragment: string): Target & { kind: 'page' } {
    const anchor = decoded(fragment)
    if (anchorsOf(path).has(anchor)) return { kind: 'page', path, anchor }
    // The top of every page has a name of its own in HTML.
    if (fragment === '' || fragment.toLowerCase() === 'top') return { kind: 'page', path }
    return { kind: 'page', path, lostAnchor: fragment }
  }

  function anchorsOf(path: string): ReadonlySet<string> {
    const seen = anchors.get(path)
    if (seen) return seen
    const all = new Set(pages.get(path)?.anchors.map((anchor) => anchor.normalize('NFC')))
    anchors.set(path, all)
    return all
  }
}

/** A comparison has a page in one order, and may be asked for in either. */
const swapped = (path: string) => path.replace(/^compare\/([^/]+)\/([^/]+)\.html$/, 'compare/$2/$1.html')

/** From `guides`, `../roles/tl.md` is `roles/tl.md`. What leads out of the handbook keeps its dots. */
export function join(folder: string, path: string): string {
  const segments = path.startsWith('/') || folder === '' ? [] : folder.split('/')
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue
    if (segment === '..' && segments.length > 0 && segments.at(-1) !== '..') segments.pop()
    else segments.push(segment)
  }
  return segments.join('/')
}
