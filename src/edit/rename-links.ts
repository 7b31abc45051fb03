import { decoded } from '../decoded.ts'
import { folderOf } from '../folder-of.ts'
import { pageNames } from '../model/page-names.ts'
import { join, resolver } from '../model/resolve.ts'
import { asUrl, pathBetween } from '../path-between.ts'
import type { Handbook, Link, Page, Place, Target } from '../types.ts'
import type { Renaming } from './renaming.ts'
import type { Written } from './written.ts'

/** Changes every link to the page, in any form, and where its folder changes, those it has itself. */
export function renameLinks(handbook: Handbook, renaming: Renaming, written: Written): void {
  const { page: moved, id, path: newPath } = renaming
  const { pages, folders } = handbook
  const resolve = resolver({ ...handbook, drafts: new Map(), generated: new Set() }, folders)
  const named = pageNames(
    new Map([...pages].map(([path, page]) => [path, page === moved ? { ...page, id, path: newPath } : page])),
    new Map(),
  )
  const leadsHere = (target: Target) => target.kind === 'page' && target.path === moved.path
  for (const page of pages.values()) {
    for (const link of page.links) inLink(page, link)
    for (const { name, attributes, places } of page.blocks)
      if (name === 'include' && attributes.page !== undefined && places.page)
        inInclude(page, attributes.page, places.page)
  }

  function inLink(page: Page, { url, form, address, place }: Link): void {
    const text = form === 'wiki' ? newWiki(page, url) : newUrl(page, url)
    if (text === undefined) return
    const whole = form === 'wiki' ? url.slice(2, -2) : url
    const read = address && written.at(page.path, address)
    // What follows the path stays as it is written.
    const rest = read !== undefined && sameUrl(read, whole) ? (/[?#].*$/s.exec(read)?.[0] ?? '') : undefined
    written.change(page.path, address ?? place, rest === undefined ? undefined : text + rest)
  }

  function newWiki(page: Page, url: string): string | undefined {
    const name = url.slice(2, -2).replace(/#.*$/s, '')
    return leadsHere(resolve(page.path, url)) ? nameLike(name) : undefined
  }

  /** The path of a url as it is to be; undefined when it stays. */
  function newUrl(page: Page, url: string): string | undefined {
    const path = /^[^?#]*/.exec(url)![0]
    const target = resolve(page.path, url)
    if (path === '' || target.kind === 'external' || target.kind === 'refused') return undefined
    const from = page === moved ? newPath : page.path
    const stays = path.startsWith('/') || folderOf(from) === folderOf(page.path)
    if (stays && !leadsHere(target)) return undefined
    const old = join(folderOf(page.path), decoded(path))
    const wanted = leadsHere(target) ? movedLike(old) : old
    const end = path.endsWith('/') && wanted === old ? '/' : ''
    if (path.startsWith('/')) return `/${asUrl(wanted)}${end}`
    const way = asUrl(pathBetween(folderOf(from), wanted)) + end
    const whole = way === '' ? './' : way
    return path.startsWith('./') && !whole.startsWith('.') ? `./${whole}` : whole
  }

  /** The new path in the form of an old one: with the ending of the file, that of the site, or none. */
  function movedLike(old: string): string {
    const stem = newPath.replace(/\.[^./]+$/, '')
    if (/\.html$/i.test(old)) return `${stem.replace(/(^|\/)(?:index|readme)$/i, '$1index')}.html`
    return old === moved.path.replace(/\.[^./]+$/, '') ? stem : newPath
  }

  /** As much of a guide's new path as was written of the old one, or as it takes. */
  function nameLike(name: string): string {
    if (moved.kind !== 'guide') return id
    const segments = id.split('/')
    const isEnding = moved.id === name || moved.id.endsWith(`/${name}`)
    for (let count = isEnding ? name.split('/').length : segments.length; count < segments.length; count++) {
      const ending = segments.slice(-count).join('/')
      const found = named(ending)
      if (found.kind === 'page' && found.path === newPath) return ending
    }
    return id
  }

  function inInclude(page: Page, value: string, place: Place): void {
    const [, address = '', rest = ''] = /^([^#]*)(#.*)?$/s.exec(value) ?? []
    const text = written.at(page.path, place)
    const renamed = newAddress(page, address)
    if (renamed === undefined) return
    written.change(page.path, place, text?.trim() === value ? text.replace(value, () => renamed + rest) : undefined)
  }

  /** A page to include is named as in a link, by its id, or by its path from the handbook's own folder. */
  function newAddress(page: Page, address: string): string | undefined {
    if (/^[./]|\.(?:md|markdown|html)$/i.test(address)) return newUrl(page, address)
    const name = address.replace(/^\[\[|\]\]$/g, '')
    const asName = resolve(page.path, `[[${name}]]`)
    if (asName.kind !== 'missing') return leadsHere(asName) ? address.replace(name, () => nameLike(name)) : undefined
    return leadsHere(resolve(page.path, `/${address}`)) ? movedLike(join('', decoded(address))) : undefined
  }
}

/** Percent signs apart. */
function sameUrl(a: string, b: string): boolean {
  return a === b || decoded(a) === decoded(b)
}
