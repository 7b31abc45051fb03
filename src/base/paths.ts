import { realpath } from 'node:fs/promises'
import { basename, dirname, join, posix } from 'node:path'
import picomatch from 'picomatch'
import { errorCode } from './errors.ts'

/** `roles` for `roles/tl.md`, '' for a page of the handbook's own folder. */
export const parentFolder = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))

/** `tl.md` of `roles/tl.md`; of a folder's path, the name of the folder. */
export const fileName = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** The path of a page without its ending, which for Middleman's pages is `.html.md`. */
export const pageStem = (path: string): string => path.replace(/(?:\.html?)?\.(?:md|markdown)$/i, '')

/** The name of a page without its folder and its ending. */
export const fileStem = (path: string): string => fileName(pageStem(path))

/** Whether this is the name or the path, without an ending, of a page that stands for its folder: Hugo's `_index` does, too. */
export const isFolderPage = (stem: string): boolean => /^(?:_?index|readme)$/i.test(fileName(stem))

/** The path that leads from a folder to a path, both from the handbook's own folder: `../roles/tl.md`. */
export function relativePath(folder: string, path: string): string {
  const from = folder === '' ? [] : folder.split('/')
  const to = path.split('/')
  let same = 0
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same++
  return [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/')
}

/** A path as a url has it in Markdown and in HTML: what would end it there, or mean something, is percent-encoded. */
export const encodeLinkPath = (path: string): string =>
  path.replace(/[\s()<>%?#\\"'&|[\]*]/g, (character) => {
    const encoded = encodeURIComponent(character)
    return encoded === character ? `%${character.charCodeAt(0).toString(16).toUpperCase()}` : encoded
  })

/** What keeps a path from being a file of a site that any disk and any server can hold, or undefined when nothing does. */
export function findPathFault(path: string): string | undefined {
  if (/\p{Cc}/u.test(path)) return 'it contains a control character'
  if (/\p{Cs}/u.test(path)) return 'it contains half a character'
  if (path.includes('\\')) return 'it contains a backslash'
  if (path.includes(':')) return 'it contains a colon'
  if (path.startsWith('/')) return 'it does not stay inside the site'
  for (const part of path.split('/')) {
    const fault = partFault(part)
    if (fault) return fault
  }
  return undefined
}

function partFault(part: string): string | undefined {
  if (part === '') return 'a part of it is empty'
  if (part === '.' || part === '..') return 'it does not stay inside the site'
  if (/[. ]$/.test(part)) return 'a part of it ends in a dot or a space'
  if (reserved.test(part)) return `Windows keeps the name \`${part.split('.')[0]}\` for a device`
  if (Buffer.byteLength(part) > 255) return 'a part of it is longer than 255 bytes'
  return undefined
}

const reserved = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³]) *(\.|$)/i

/** Whether a file of a site is named after its contents, at the top or in the folder of a version: `assets/site.1a2b3c4d.css`. */
export const isHashedAsset = (path: string): boolean =>
  /^(?:(?:next|\d+\.\d+\.\d+[^/]*)\/)?assets\/[^/]+\.[0-9a-f]{8,64}(?:\.\w+)?$/.test(path)

/** Two paths with the same fold are one file on a disk that ignores case or the Unicode form. */
export const pathKey = (path: string): string => path.normalize('NFC').toLowerCase()

/** Text without percent signs, if all of them can be decoded, and in the normal form that paths and anchors have. */
export function decodePath(text: string): string {
  try {
    return (text.includes('%') ? decodeURIComponent(text) : text).normalize('NFC')
  } catch {
    return text.normalize('NFC')
  }
}

/** Whether an alias of a guide is an old address, as some tools write it, and not what the page is also called. */
export const isOldAddress = (alias: string): boolean => /^\S*\/\S*$|\.(md|markdown|html?)$/i.test(alias)

/** A test of paths against the patterns of `exclude`. A pattern that names a folder covers all that is in it. */
export function makeMatcher(patterns: readonly string[]): (path: string) => boolean {
  if (patterns.length === 0) return () => false
  return picomatch(
    patterns.flatMap((pattern) => [pattern, `${pattern.replace(/\/+$/, '')}/**`]),
    { dot: true },
  )
}

/**
 * The shortest relative href from one page to another place of the site, both given from the site's root.
 *
 * Each path segment is percent-encoded. The page itself is '', or only the anchor. A folder's `index.html` is kept,
 * because a site opened from `file://` has nobody to look it up.
 */
export function relativeHref(from: string, to: string): string {
  const [path, suffix] = splitSuffix(to)
  if (path === from) return suffix
  let folder = from.slice(0, from.lastIndexOf('/') + 1)
  let ups = ''
  while (!path.startsWith(folder)) {
    folder = folder.slice(0, folder.lastIndexOf('/', folder.length - 2) + 1)
    ups += '../'
  }
  return (ups + encodePath(path.slice(folder.length)) || './') + suffix
}

/** The name of a page or of its Markdown copy may hold `#` or `?`: what follows its ending is the anchor. Any other file's name may not. */
function splitSuffix(href: string): [path: string, suffix: string] {
  const page = /\.(?:html|md)(?=#|$)/.exec(href)
  const end = page ? page.index + page[0].length : 0
  if (page) return [href.slice(0, end), encodeAnchor(href.slice(end))]
  const suffix = href.search(/[?#]/)
  return suffix < 0 ? [href, ''] : [href.slice(0, suffix), href.slice(suffix)]
}

const plain = /^[\w./~-]*$/

const encodePath = (path: string) => (plain.test(path) ? path : path.split('/').map(encodeSegment).join('/'))

/** Half a surrogate pair has no encoding, so it becomes the replacement character. */
const whole = (text: string) => text.replace(/\p{Surrogate}/gu, '\uFFFD')

const encodeSegment = (segment: string) => encodeURIComponent(whole(segment))

const encodeAnchor = (anchor: string) => (plain.test(anchor.slice(1)) ? anchor : encodeURI(whole(anchor)))

/** Makes hrefs relative to a page. Its link to itself names its file, because an empty href reads as none in some software. */
export const makeLinker =
  (here: string) =>
  (href: string): string =>
    relativeHref(here, href) || relativeHref('', posix.basename(here))

/** Where the site is published, with a slash at its end. */
export const baseUrl = ({ url }: { readonly url?: string | undefined }): string | undefined =>
  url?.replace(/[?#].*$/, '').replace(/\/*$/, '/')

/** The public address of a page or of another file of the site, wherever one is written: the first page is the site itself. */
export const pageUrl = (base: string, href: string): string =>
  base + relativeHref('', href).replace(/^index\.html(?=#|$)/, '')

/** Every folder the paths lie in, each once, outer ones before inner ones. The top folder is not among them. */
export function ancestorFolders(paths: Iterable<string>): readonly string[] {
  const folders = new Set<string>()
  for (const path of paths)
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, end)
      if (folders.has(folder)) break
      folders.add(folder)
    }
  return [...folders].sort() // an outer folder is a prefix of its inner ones, so it sorts before them
}

/** A path without links in it, also for one that does not exist yet: then its nearest parent that does is resolved. */
export async function resolveRealPath(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch (fault) {
    if (errorCode(fault) !== 'ENOENT' || dirname(path) === path) throw fault
    return join(await resolveRealPath(dirname(path)), basename(path))
  }
}

/** Protocols that take a reader somewhere and run nothing. */
const followed = new Set(['http', 'https', 'mailto', 'tel', 'sms', 'slack', 'ftp', 'irc', 'ircs', 'xmpp'])

/** Whether a url leaves the handbook, or may not be followed at all. Neither when it is a path. Expects a `bare` url. */
export function protocolOf(url: string): 'external' | 'refused' | undefined {
  // A browser reads `\` as `/` here, so `\\host` is another host too.
  if (/^[/\\]{2}/.test(url)) return 'external'
  const name = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]
  if (name === undefined) return undefined
  return followed.has(name.toLowerCase()) ? 'external' : 'refused'
}
