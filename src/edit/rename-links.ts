import type { Edit, Place } from '../base/messages.ts'
import { decodePath, encodeLinkPath, pageStem, parentFolder, relativePath } from '../base/paths.ts'
import type { Places } from '../check/places.ts'
import { joinPath, makeResolver } from '../model/links.ts'
import { pageNames } from '../model/pages.ts'
import { namesInConfig, namesInPage } from '../model/queries.ts'
import type { Handbook, Target } from '../model/types.ts'
import type { BlockUse, LinkUse, Page } from '../parse/types.ts'
import { blockOf } from '../schema/blocks.ts'
import { kinds } from '../schema/front-matter.ts'

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
    if (/^[./]|\.(?:md|markdown|html)$/i.test(address)) return newUrl(page, address)
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

/** Adds the old id to the page's `formerly`, and writes the new one into `id` if it has that key. */
export function keepFormer({ page, id }: Renaming, places: Places, written: Written): void {
  const { path, data, yaml } = page
  const old = plainOrQuoted(page.id.replace(/[#%]/g, encodeURIComponent))
  if (data.id !== undefined && page.kind !== 'guide') overwrite(['id'], data.id, id)
  const names = data.formerly ?? []
  // When a page gets a former name back, the other one is the former name.
  const again = names.indexOf(id)
  if (names.includes(page.id)) return
  if (again >= 0) overwrite(['formerly', again], id, page.id)
  else if (data.formerly !== undefined) append()
  else if (written.at(path, line(1))?.trim() !== '---') insert(1, `---\n${ownKind()}formerly: ${old}\n---\n\n`)
  // Keys between braces would need a comma somewhere.
  else if (/^\s*\{/.test(yaml)) written.change(path, line(2), undefined)
  else insert(2 + lineCount(yaml), `formerly: ${old}\n`)

  function append(): void {
    const { place } = places.inPage(page, ['formerly'])
    const bracket = written.at(path, { ...place, endLine: place.line, endColumn: place.column + 1 }) === '['
    if (names.length === 0) written.change(path, place, bracket ? `[${old}]` : undefined)
    else if (bracket) {
      const { endLine, endColumn } = places.inPage(page, ['formerly', names.length - 1]).place
      written.change(path, { line: endLine, column: endColumn, endLine, endColumn }, `, ${old}`)
    } else appendBelow()
  }

  function appendBelow(): void {
    const { place: last } = places.inPage(page, ['formerly', names.length - 1])
    const [dashes] = /^\s*-\s+/.exec(written.at(path, { ...last, column: 1, endLine: last.line }) ?? '') ?? []
    const text = written.at(path, last)
    // Below the line of the last item, where a comment may stand.
    if (dashes !== undefined) insert(last.endLine + 1, `${dashes}${old}\n`)
    else written.change(path, last, text && /^["'\w][\w./"' -]*$/.test(text) ? `[${text}, ${old}]` : undefined)
  }

  function overwrite(keys: readonly (string | number)[], name: string, newName: string): void {
    const { place } = places.inPage(page, keys)
    written.change(path, place, requoted(written.at(path, place), name, newName))
  }

  function insert(at: number, text: string): void {
    written.change(path, { line: at, column: 1, endLine: at, endColumn: 1 }, text)
  }

  /** With front matter, a page in the folder of a kind has that kind, unless it gives its own. */
  function ownKind(): string {
    return Object.values(kinds).some(({ folder }) => folder === path.split('/')[0]) ? 'kind: guide\n' : ''
  }
}

const line = (at: number): Place => ({ line: at, column: 1, endLine: at, endColumn: Number.POSITIVE_INFINITY })

const lineCount = (text: string): number => text.split('\n').length - (text === '' || text.endsWith('\n') ? 1 : 0)

/** A page and what it will be called. */
export interface Renaming {
  readonly page: Page
  readonly id: string
  readonly path: string
}

type Written = ReturnType<typeof writtenIn>

/** What is written in the files of a handbook, by path, and the edits that are to be made to it. */
export function writtenIn(texts: ReadonlyMap<string, string>) {
  const lines = new Map<string, readonly string[]>()
  const edits = new Map<string, Edit>()
  const outOfReach: Omit<Edit, 'text'>[] = []
  return {
    /** The text at a place that is on one line. */
    at(file: string, { line, column, endLine, endColumn }: Place): string | undefined {
      const known = lines.get(file) ?? (texts.get(file) ?? '').split(/\r?\n/)
      lines.set(file, known)
      return line === endLine ? known[line - 1]?.slice(column - 1, endColumn - 1) : undefined
    },
    /** Writes `text` there. Without a text the place is kept as out of reach. */
    change(file: string, place: Place, text: string | undefined): void {
      // Several links may have one definition.
      if (text !== undefined) edits.set(JSON.stringify([file, place]), { file, place, text })
      else outOfReach.push({ file, place })
    },
    get edits(): readonly Edit[] {
      return [...edits.values()]
    },
    /** References that are there but cannot be changed. */
    outOfReach,
  }
}

/** A value of YAML with another name in it, in the same quotes; undefined when the value is not `name`. */
function requoted(written: string | undefined, name: string, newName: string): string | undefined {
  const [, quote = '', inner] = /^(["']?)(.*)\1$/s.exec(written ?? '') ?? []
  if (inner !== name) return undefined
  return quote === '' ? plainOrQuoted(newName) : quote + newName + quote
}

/** Without quotes, unless YAML would not take it for a string. An id has no character that ends a value. */
const plainOrQuoted = (name: string): string => (/^(?:true|false|null|[-+.\d].*)$/i.test(name) ? `"${name}"` : name)
