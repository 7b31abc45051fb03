import { type Fix, overwrite } from '../fixes.ts'
import { folderOf } from '../folder-of.ts'
import { asUrl, pathBetween } from '../path-between.ts'
import type { Handbook, Link, Page } from '../types.ts'

/** Makes a link lead to the page or file at `path`, which it is certain to mean. A heading it names stays named. */
export function linkTo(page: Page, link: Link, path: string, { pages }: Pick<Handbook, 'pages'>): Fix {
  const parts = partsOf(link)
  const target = pages.get(path)
  if (!parts) return {}
  if (link.form === 'wiki') return target ? overwrite(page.path, parts.path, target.id) : {}
  return overwrite(page.path, parts.path, asUrl(sameForm(parts.written, page.path, path)))
}

/** Makes a link name another heading of its page. */
export function anchorTo({ path }: Page, link: Link, anchor: string): Fix {
  const parts = partsOf(link)
  return parts ? overwrite(path, parts.anchor, anchor) : {}
}

/** The places of a link's path and of what follows its `#`, if both stand as they are read. */
function partsOf({ url, address, form }: Link) {
  const written = form === 'wiki' ? url.slice(2, -2) : url
  if (!address || address.endColumn - address.column !== written.length) return undefined
  const path = /^[^?#]*/.exec(written)![0]
  const hash = written.indexOf('#')
  const from = address.column + (hash < 0 ? written.length : hash + 1)
  return {
    written: path,
    path: { ...address, endColumn: address.column + path.length },
    anchor: { ...address, column: from },
  }
}

/** The way to `path`, from the handbook's own folder where it was, and with the ending it had or without. */
function sameForm(written: string, from: string, path: string): string {
  const ending = /\.html?$/i.test(written) ? '.html' : /\.[a-z0-9]+$/i.test(written) ? undefined : ''
  const wanted = ending === undefined ? path : path.replace(/\.(?:md|markdown)$/i, ending)
  if (written.startsWith('/')) return `/${wanted}`
  const way = pathBetween(folderOf(from), wanted)
  return written.startsWith('./') && !way.startsWith('.') ? `./${way}` : way
}

/**
 * Of the nearest paths, those of the same name first, the one that a missing path is certain to mean: it differs in
 * capitals only, or it is the only one of its name.
 */
export function certainPath(missing: string, nearest: readonly string[]): string | undefined {
  const wanted = plain(missing)
  const same = nearest.filter((path) => nameOf(ofPage(plain(path))) === nameOf(ofPage(wanted)))
  const exact = same.filter((path) => plain(path) === wanted)
  if (exact.length > 0) return exact.length === 1 ? exact[0] : undefined
  const [only, ...others] = same
  // Every folder may have an index.
  const isMeant = only !== undefined && others.length === 0 && !/(?:^|\/)(?:index|readme)$/.test(wanted)
  return isMeant && nameOf(plain(only)) === nameOf(wanted) ? only : undefined
}

/** In small letters and without the endings of pages. */
const plain = (path: string) => path.toLowerCase().replace(/\.(?:md|markdown|html?)$/, '')

/** A folder's page goes by the folder's name. */
const ofPage = (path: string) => path.replace(/\/(?:index|readme)$/, '')

const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1)
