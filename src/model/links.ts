import { findNearest } from '../base/messages.ts'
import { decodePath, fileName, fileStem, isFolderPage, pageStem, parentFolder, protocolOf } from '../base/paths.ts'
import { groupBy } from '../base/text.ts'
import { addressesOf } from '../parse/near-links.ts'
import type { Claim, Page, Redirect } from '../parse/types.ts'
import type { Asset } from '../read/tree.ts'
import type { Config } from '../schema/config.ts'
import { homeHref } from './generated.ts'
import { pageNames } from './pages.ts'
import type { Folder, Handbook, Target } from './types.ts'

type Site = Pick<Handbook, 'pages' | 'drafts' | 'hrefs' | 'assets' | 'former' | 'redirects' | 'generated' | 'config'>

/**
 * Makes a function that says where a url on a page leads. A path may name a page by its file, by its folder or by the
 * file it becomes; one that begins with a slash starts from the handbook's own folder, or else where `linkRoots` of the
 * configuration says. Where sites have a folder for each page, links start from there. `[[id]]` names it by its id.
 */
export function makeResolver(site: Site, folders: ReadonlyMap<string, Folder>): (from: string, url: string) => Target {
  const { pages, drafts, hrefs, assets, former, redirects, generated, config } = site
  const rooted = makeRoots(config)
  const byHref = new Map([...hrefs].map(([path, href]) => [href, path]))
  const byStem = new Map([...pages.keys()].reverse().map((path) => [pageStem(path), path]))
  const heirsAt = new Map(redirects.map(({ href, heirs }) => [href, heirs]))
  const nothingAt = missing(site, folders)
  const named = pageNames(pages, drafts)
  const anchors = new Map<string, ReadonlySet<string>>()
  return resolve

  function resolve(from: string, written: string): Target {
    const [, id, heading = ''] = /^\[\[([^#\]]+)(?:#([^\]]*))?\]\]$/.exec(written) ?? []
    if (id !== undefined) return byName(id.normalize('NFC'), heading)
    const url = trimUrl(written)
    const kind = protocolOf(url)
    if (kind) return { kind, url: withProtocol(url) }
    const [, path = '', query = '', fragment = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(url) ?? []
    if (path === '') return onPage(from, fragment.slice(1))
    const wanted = joinPath(parentFolder(from), decodePath(path))
    const rest = { isFolder: path.endsWith('/'), query, fragment }
    return at(wanted, rest) ?? atAny([...rooted(path), ...belowPage(from, path)], rest) ?? nothingAt(wanted)
  }

  function atAny(places: readonly string[], rest: Rest): Target | undefined {
    for (const place of places) {
      const target = at(place, rest)
      if (target) return target
    }
    return undefined
  }

  function at(wanted: string, { isFolder, query, fragment }: Rest): Target | undefined {
    const page = pageAt(wanted, isFolder)
    if (page !== undefined) return onPage(page, fragment.slice(1))
    // Without a page of its own the handbook still has a first page.
    const made = wanted === '' ? homeHref : [wanted, swapped(wanted)].find((href) => generated.has(href))
    if (made !== undefined) return { kind: 'generated', href: made + fragment }
    if (assets.has(wanted)) return { kind: 'asset', path: wanted, suffix: query + fragment }
    return heirs(wanted, isFolder)?.(fragment.slice(1))
  }

  function byName(name: string, heading: string): Target {
    const found = named(name)
    // Also where the page has a heading of this name: what links show must not depend on that.
    const asksOwner =
      found.kind === 'page' && heading === 'owner' && pages.get(found.path)?.data.kind === 'responsibility'
    if (asksOwner) return { kind: 'page', path: found.path, owner: true }
    if (found.kind === 'page') return onPage(found.path, heading)
    const { nearest, several, draft } = found
    const once = several ? [] : (former.get(name) ?? [])
    if (once.length === 1) return { ...onPage(once[0]!, heading), former: true }
    const shared = redirects.find(({ heirs }) => once.length > 1 && heirs.join() === once.join())
    if (shared) return { kind: 'generated', href: shared.href, heirs: once }
    return { kind: 'missing', path: name, nearest, several: several || undefined, draft }
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
    const inFolder = folders.get(path)?.index ?? (pages.has(`${path}.md`) ? `${path}.md` : byStem.get(path))
    return inFolder ?? (isFolder ? undefined : byHref.get(path))
  }

  function onPage(path: string, fragment: string): Target & { kind: 'page' } {
    if (fragment === '') return { kind: 'page', path }
    // As a browser does: an id may itself be written with percent signs.
    const anchor = [fragment.normalize('NFC'), decodePath(fragment)].find((id) => anchorsOf(path).has(id))
    if (anchor !== undefined) return { kind: 'page', path, anchor }
    // The top of every page has a name of its own in HTML, and on forges that of the page that a folder shows.
    const name = fragment.toLowerCase()
    const isTop = name === '' || name === 'top' || (name === 'readme' && fileStem(path).toLowerCase() === name)
    if (isTop) return { kind: 'page', path }
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

/** What a url says besides its path. */
interface Rest {
  readonly isFolder: boolean
  readonly query: string
  readonly fragment: string
}

/** Makes a function that says where else a path of a url may lead, by the longest beginning that the configuration knows. */
function makeRoots({ linkRoots }: Pick<Config, 'linkRoots'>): (path: string) => readonly string[] {
  const roots = Object.entries(linkRoots)
    .map(([start, folders]) => ({ start: start.replace(/\/*$/, '/'), folders }))
    .sort((a, b) => b.start.length - a.start.length)
  return (written) => {
    const path = decodePath(written)
    const found = roots.find(({ start }) => `${path}/`.startsWith(start))
    const rest = found && path.slice(found.start.length).replace(/^\/+/, '')
    return found ? found.folders.map((folder) => joinPath('', `${folder}/${rest}`)) : []
  }
}

/** From `tools/slack.md`, which Hugo, Jekyll and MkDocs publish as `tools/slack/`, their `emoji` is `tools/slack/emoji`. */
function belowPage(from: string, path: string): readonly string[] {
  const stem = pageStem(from)
  const isAddress = !path.startsWith('/') && !/\.[a-z0-9]+$/i.test(path)
  return isAddress && !isFolderPage(stem) ? [joinPath(stem, decodePath(path))] : []
}

/** A comparison has a page in one order, and may be asked for in either. */
const swapped = (path: string) => path.replace(/^compare\/([^/]+)\/([^/]+)\.html$/, 'compare/$2/$1.html')

/** From `guides`, `../roles/tl.md` is `roles/tl.md`. What leads out of the handbook keeps its dots. */
export function joinPath(folder: string, path: string): string {
  const segments = path.startsWith('/') || folder === '' ? [] : folder.split('/')
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue
    if (segment === '..' && segments.length > 0 && segments.at(-1) !== '..') segments.pop()
    else segments.push(segment)
  }
  return segments.join('/')
}

/** Where every link of the pages leads, by the page's path and the url as written. */
export function resolveTargets(
  pages: readonly Page[],
  resolve: (from: string, url: string) => Target,
): Handbook['targets'] {
  return new Map(
    pages.map(({ path, links, nearLinks = [], included = [] }) => {
      const urls = [...links.map(({ url }) => url), ...included, ...nearLinks.flatMap(addressesOf)]
      return [path, new Map([...new Set(urls)].map((url) => [url, resolve(path, url)]))]
    }),
  )
}

type KnownSite = Pick<Handbook, 'pages' | 'drafts' | 'hrefs' | 'assets' | 'generated'>

/** Makes a function that says of a path to nowhere what is known about it: why there is nothing, and what may be meant. */
function missing(site: KnownSite, folders: ReadonlyMap<string, Folder>): (path: string) => Target {
  const { pages, assets, generated } = site
  const anywhere = nearestPaths([...pages.keys(), ...assets.keys()])
  const files = nearestPaths([...assets.keys()])
  let names: ReturnType<typeof index> | undefined

  return (path) => {
    names ??= index(site, folders)
    const draft = names.drafts.get(path)
    const letters = names.letters.get(path.toLowerCase())
    const target = { kind: 'missing', path } as const
    if (draft !== undefined) return { ...target, nearest: [], draft }
    if (letters !== undefined) return { ...target, nearest: [names.files.get(letters) ?? letters], letters }
    if (folders.has(path)) return { ...target, nearest: [], folder: true }
    if (isFile(path)) return { ...target, nearest: files(path) }
    const near = [...nearGenerated(path, generated), ...anywhere(path)]
    return { ...target, nearest: [...new Set(near)].slice(0, 3) }
  }
}

/** Something that is neither a page nor what becomes of one. */
const isFile = (path: string) => /\.(?!md$|markdown$|html?$)[a-z0-9]{2,5}$/i.test(path)

/** Pages that rolebook makes and that a path may have been meant to name. */
function nearGenerated(path: string, generated: ReadonlySet<string>): string[] {
  if (!/\.html?$/i.test(path)) return []
  const wanted = path.replace(/\.html?$/i, '.html')
  const [, folder = '', left, right] = /^(.*?)compare\/([^/]+)\/([^/]+)\.html$/.exec(wanted) ?? []
  const inTurn = `compare/${right}/${left}.html`
  if (left !== undefined && generated.has(inTurn)) return [inTurn]
  const within = [...generated].filter((one) => wanted.endsWith(`/${one}`))
  return within.length > 0 && folder === '' ? within.slice(0, 1) : findNearest(wanted, generated)
}

function index({ pages, drafts, hrefs, assets, generated }: KnownSite, folders: ReadonlyMap<string, Folder>) {
  const files = new Map([...pages.keys()].flatMap((path) => namesOf(path, hrefs.get(path)).map((name) => [name, path])))
  for (const { path, index } of folders.values()) if (index !== undefined) files.set(path, index)
  const letters = new Map<string, string>()
  for (const name of [...generated, ...assets.keys(), ...files.keys()]) letters.set(name.toLowerCase(), name)
  return { files, letters, drafts: new Map([...drafts.keys()].flatMap(draftNames)) }
}

/** What a link may call a page: its file, with or without the ending, or what becomes of it. */
const namesOf = (path: string, href = `${pageStem(path)}.html`): string[] => [pageStem(path), href, path]

const draftNames = (path: string): [string, string][] => {
  const folder = isFolderPage(pageStem(path)) ? parentFolder(path) : ''
  return [...namesOf(path), ...(folder === '' ? [] : [folder])].map((name) => [name, path])
}

/**
 * Makes a function that finds up to three paths a missing one may have been meant to be: first the same file name
 * elsewhere, then similar names. All paths are sorted only when the first one is missing, and most handbooks miss none.
 */
export function nearestPaths(paths: readonly string[]): (missing: string) => readonly string[] {
  const seen = new Map<string, readonly string[]>()
  let index: ReturnType<typeof indexOf> | undefined
  return (missing) => {
    const known = seen.get(missing)
    if (known) return known
    index ??= indexOf(paths)
    const found = search(missing, index)
    seen.set(missing, found)
    return found
  }
}

function search(missing: string, { byName, byPair }: ReturnType<typeof indexOf>): readonly string[] {
  const name = nameOf(missing)
  const names = [name, ...findNearest(name, similar(name, byPair))]
  return names.flatMap((one) => closestFirst(missing, byName.get(one) ?? [])).slice(0, 3)
}

/** Names with two letters in a row in common, those with the rarest such pair first: measuring an edit takes long. */
function similar(name: string, byPair: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const found = new Set<string>()
  const lists = pairs(name).map((pair) => byPair.get(pair) ?? [])
  for (const list of lists.sort((a, b) => a.length - b.length)) {
    for (const one of list) {
      if (found.size === 100) return found
      if (one !== name) found.add(one)
    }
  }
  return found
}

/** All have the same file name, so what distinguishes them is the folder. A hundred are enough to find a near one. */
const closestFirst = (missing: string, paths: readonly string[]) => [
  ...new Set([...findNearest(missing, paths.slice(0, 100)), ...paths]),
]

function indexOf(paths: readonly string[]) {
  const byName = groupBy(paths.map((path) => [nameOf(path), path] as const))
  const byPair = groupBy([...byName.keys()].flatMap((name) => pairs(name).map((pair) => [pair, name] as const)))
  return { byName, byPair }
}

/** The name a page goes by, in small letters: its file's without the ending, or its folder's. */
function nameOf(path: string): string {
  const stem = path
    .toLowerCase()
    .replace(/\.(md|markdown|html?)$/, '')
    .replace(/\/(_?index|readme)$/, '')
  return fileName(stem)
}

const pairs = (name: string) => {
  const padded = ` ${name} `
  return [...new Set(Array.from({ length: name.length + 1 }, (_, at) => padded.slice(at, at + 2)))]
}

/** On a page that is opened from disk, `//host` would name a machine of the network, to which Windows shows who the reader is. */
const withProtocol = (url: string): string => url.replace(/^[/\\]{2,}/, 'https://')

/** The url as a browser reads it: no control characters or spaces around it, no tabs or line breaks inside. */
export const trimUrl = (url: string): string => url.replace(/[\t\n\r]/g, '').replace(/^[\p{Cc} ]+|[\p{Cc} ]+$/gu, '')

/** Paths of the files that pages lead to. */
export function referredAssets(targets: Handbook['targets']): string[] {
  const found = [...targets.values()].flatMap((links) => [...links.values()])
  return found.filter((target): target is Target & { kind: 'asset' } => target.kind === 'asset').map(({ path }) => path)
}

/** The path of a file that the configuration names from the handbook's folder, if it exists. */
export const configuredFile = (assets: ReadonlyMap<string, Asset>, path = ''): string | undefined =>
  assets.get(path.replace(/^\.?\//, '').normalize('NFC'))?.path

/** Where the names that pages once had lead now. A name that a page has today is not among them. */
export function findFormerNames(claims: readonly Claim[], pages: ReadonlyMap<string, Page>): Handbook['former'] {
  if (claims.length === 0) return new Map()
  const ids = new Set([...pages.values()].map(({ id }) => id))
  const found = new Map<string, readonly string[]>()
  for (const { path, href } of claims) {
    if (href === undefined) continue
    for (const name of formerNamesOf(formerPath(href)))
      if (!ids.has(name)) found.set(name, withHeir(found.get(name) ?? [], path))
  }
  return found
}

/** The addresses that lead on to other pages, in order. */
export function collectRedirects(claims: readonly Claim[]): readonly Redirect[] {
  const found = new Map<string, readonly string[]>()
  for (const { path, href, fault } of claims)
    if (href !== undefined && !fault) found.set(href, withHeir(found.get(href) ?? [], path))
  return [...found].map(([href, heirs]) => ({ href, heirs }))
}

/** A page may be called by its file's name, or by as much of its path as one likes to write. */
const formerNamesOf = (path: string): string[] => {
  const segments = path.split('/')
  return segments.map((_, at) => segments.slice(at).join('/')).filter((name) => name !== '')
}

const withHeir = (heirs: readonly string[], path: string) => (heirs.includes(path) ? heirs : [...heirs, path])

/**
 * The address a page had under a path, an address or, without any slash, a name in `folder`. `/old/path/` was
 * `old/path/index.html`, and `old/path`, `old/path.md` and `/old/path.html` were `old/path.html`.
 */
export function formerHref(written: string, folder = ''): string {
  const path = written.replace(/^(\.?\/)+/, '')
  const whole = written.includes('/') || folder === '' ? path : `${folder}/${path}`
  if (whole === '' || whole.endsWith('/')) return `${whole}index.html`
  if (/\.html?$/i.test(whole)) return whole
  const stem = whole.replace(/\.(md|markdown)$/i, '')
  return isFolderPage(stem) ? `${inside(parentFolder(stem))}index.html` : `${stem}.html`
}

/** The same address as a path without its ending, which is the id of a guide: of `old/index.html` that is `old`. */
const formerPath = (href: string): string => href.replace(/(?:(?:^|\/)index)?\.html?$/i, '')

const inside = (folder: string) => (folder === '' ? '' : `${folder}/`)
