import type { Place } from '../base/messages.ts'
import { decodePath, encodeLinkPath, pageStem, parentFolder, relativePath } from '../base/paths.ts'
import type { Places } from '../check/places.ts'
import { isIncludePath } from '../model/include.ts'
import { joinPath, makeResolver } from '../model/links.ts'
import { pageNames } from '../model/pages.ts'
import { namesInConfig, namesInPage } from '../model/queries.ts'
import type { Handbook, Target } from '../model/types.ts'
import type { BlockUse, LinkUse, Page } from '../parse/types.ts'
import { blockOf } from '../schema/blocks.ts'
import { requoted, type Written } from './written.ts'

/** Changes every link to the page, in any form, and its own links when its folder changes. */
export function renameLinks(handbook: Handbook, renaming: Renaming, written: Written): void {
  const { page: moved, id, path: newPath } = renaming
  const { pages, folders } = handbook
  const resolve = makeResolver({ ...handbook, drafts: new Map(), generated: new Set() }, folders)
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

  function inLink(page: Page, { url, form, address, place }: LinkUse): void {
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
    const stays = /^(?:\/|\{\{)/.test(decodePath(path)) || parentFolder(from) === parentFolder(page.path)
    if (stays && !leadsHere(target)) return undefined
    const written = joinPath(parentFolder(page.path), decodePath(path))
    const old = leadsElsewhere(target, `/${encodeLinkPath(written)}`) ?? written
    const wanted = leadsHere(target) ? movedLike(old) : old
    const end = path.endsWith('/') && wanted === old ? '/' : ''
    if (path.startsWith('/')) return `/${encodeLinkPath(wanted)}${end}`
    const way = encodeLinkPath(relativePath(parentFolder(from), wanted)) + end
    const whole = way === '' ? './' : way
    return path.startsWith('./') && !whole.startsWith('.') ? `./${whole}` : whole
  }

  /** The path of the page that a link leads to, if that is another one than its own path names. */
  function leadsElsewhere(target: Target, path: string): string | undefined {
    const plain = target.kind === 'page' && resolve('', path)
    return plain && !(plain.kind === 'page' && plain.path === target.path) ? target.path : undefined
  }

  /** The new path in the form of an old one: with the ending of the file, that of the site, or none. */
  function movedLike(old: string): string {
    const stem = pageStem(newPath)
    if (/\.html$/i.test(old)) return `${stem.replace(/(^|\/)(?:_?index|readme)$/i, '$1index')}.html`
    return old === pageStem(moved.path) ? stem : newPath
  }

  /** As much of a guide's new path as was written of the old one, or more if it would be ambiguous. */
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
    if (isIncludePath(address)) return newUrl(page, address)
    const name = address.replace(/^\[\[|\]\]$/g, '')
    const asName = resolve(page.path, `[[${name}]]`)
    if (asName.kind !== 'missing') return leadsHere(asName) ? address.replace(name, () => nameLike(name)) : undefined
    return leadsHere(resolve(page.path, `/${address}`)) ? movedLike(joinPath('', decodePath(address))) : undefined
  }
}

/** The same address, however it is percent-encoded. */
function sameUrl(a: string, b: string): boolean {
  return a === b || decodePath(a) === decodePath(b)
}

/** Changes every name of the page in front matter, in blocks and in `handbook.yaml`. */
export function renameNames(handbook: Handbook, { page, id }: Renaming, places: Places, written: Written): void {
  const { kind, id: old } = page
  for (const other of handbook.pages.values()) {
    for (const { name, names, path, part } of namesInPage(other)) {
      if (name !== old || (names !== kind && names !== 'entity')) continue
      const { place } = places.inPage(other, path, part)
      written.change(other.path, place, requoted(written.at(other.path, place), old, id))
    }
    for (const block of other.blocks) renameInBlock(other, block)
  }
  for (const { name, names, path, part } of namesInConfig(handbook.config)) {
    if (name !== old || names !== kind) continue
    const { place } = places.inConfig(path, part)
    written.change('handbook.yaml', place, requoted(written.at('handbook.yaml', place), old, id))
  }

  function renameInBlock({ path }: Page, { name, attributes, places }: BlockUse): void {
    for (const [key, spec] of Object.entries(blockOf(name).attributes)) {
      const value = attributes[key]
      if (value === undefined || !('names' in spec) || spec.names !== kind) continue
      const renamed = spec.many
        ? value.replace(/[^\s,]+/g, (one) => (one === old ? id : one))
        : value === old
          ? id
          : value
      const place = places[key]
      if (renamed === value || !place) continue
      const text = written.at(path, place)
      written.change(path, place, text?.trim() === value ? text.replace(value, () => renamed) : undefined)
    }
  }
}

/** A page and what it will be called. */
export interface Renaming {
  readonly page: Page
  readonly id: string
  readonly path: string
}
