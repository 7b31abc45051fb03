import { isUtf8 } from 'node:buffer'
import { type Dirent, lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { join, posix, sep } from 'node:path'
import { UserError } from '../base/errors.ts'
import { type Fault, type Message, report, topOf } from '../base/messages.ts'
import { makeMatcher, parentFolder } from '../base/paths.ts'
import { formatCodePoint } from '../base/text.ts'
import type { Config } from '../schema/config.ts'
import type { GitTreeEntry } from './git.ts'

/** Any other file of the handbook's folder. Its bytes are read when a page refers to it. */
export interface Asset {
  readonly path: string
  /** Where its bytes are now: a file, or the id by which git knows them. */
  readonly from: string | { readonly oid: string }
}

/** The file that marks a folder as a site rolebook wrote; such a folder is not a part of a handbook. */
export const siteMarker = '.rolebook-site.json'

interface Found {
  readonly pages: string[]
  /** All others, but not the configuration. */
  readonly files: string[]
  readonly messages: Message[]
}

/**
 * Finds the files of a handbook, as their paths are written. Symbolic links are not followed; hidden folders,
 * `node_modules` and built sites are left out.
 */
export function walkTree(tree: FileTree, config: Config): Found {
  const found: Found = { pages: [], files: [], messages: [] }
  walkFolder('', { tree, isExcluded: makeMatcher(config.exclude), found })
  return found
}

interface Walk {
  readonly tree: FileTree
  readonly isExcluded: (path: string) => boolean
  readonly found: Found
}

function walkFolder(folder: string, walk: Walk): void {
  const { found, isExcluded } = walk
  const entries = entriesOf(folder, walk)
  if (folder !== '' && entries.some(({ name }) => name === siteMarker)) return
  for (const { name, kind } of entries) {
    const path = folder === '' ? name : `${folder}/${name}`
    const place = path.normalize('NFC')
    if (name === 'node_modules' || isExcluded(place)) continue
    if (name.startsWith('.')) {
      if (kind === 'folder') noteHidden(path, walk)
      continue
    }
    const bad = findNameFault(name)
    if (bad) found.messages.push(report('file-name', topOf(place), bad.message, { hint: bad.hint }))
    else if (kind === 'folder') walkFolder(path, walk)
    else if (kind !== 'file') {
      const problem = kind === 'link' ? linkProblem(path, place, walk) : noFile(kind, place)
      if (problem) found.messages.push(problem)
    } else if (isPage(name)) found.pages.push(path)
    else if (path !== 'handbook.yaml') found.files.push(path)
  }
}

function entriesOf(folder: string, { tree, found }: Walk): readonly Entry[] {
  try {
    return tree.entriesOf(folder)
  } catch (error) {
    // Without the handbook itself there is nothing to say about its parts.
    if (folder === '') throw error
    found.messages.push(reportUnreadable(folder.normalize('NFC'), 'folder', error))
    return []
  }
}

function linkProblem(path: string, place: string, { tree }: Walk): Message | undefined {
  if (tree.leadsInside(path)) return undefined
  const message = 'Unexpected symbolic link out of the handbook or to nothing, expected a file or folder'
  const hint = 'Copy the file here, or list the link under `exclude` in handbook.yaml.'
  return report('link-outside', topOf(place), message, { hint })
}

function noteHidden(folder: string, { tree, found }: Walk): void {
  if (folder.endsWith('.git') || folder.endsWith('.rolebook')) return
  const count = namesIn(folder, tree).filter(isPage).length
  if (count === 0) return
  const message = `Left out ${count === 1 ? 'one page' : `${count} pages`} in the hidden folder \`${folder}\``
  const hint = 'Rename the folder without its dot if readers should see it.'
  found.messages.push(report('hidden-folder', topOf(folder), message, { hint }))
}

/** Of a folder nobody asked for, so that it makes no difference if it cannot be read. */
function namesIn(folder: string, tree: FileTree): string[] {
  try {
    return tree.entriesOf(folder).map(({ name }) => name)
  } catch {
    return []
  }
}

const isPage = (name: string): boolean => /\.(md|markdown)$/i.test(name)

function noFile(kind: 'submodule' | 'device', place: string): Message | undefined {
  if (kind === 'submodule')
    return report('file-unreadable', topOf(place), 'Unexpected submodule, whose files are in another repository', {
      hint: 'Keep the pages in the repository of the handbook, or list the folder under `exclude` in handbook.yaml.',
    })
  if (!isPage(place)) return undefined
  return report('file-unreadable', topOf(place), 'Unexpected device or pipe, expected an ordinary file', {
    hint: 'Put a file in its place, or list it under `exclude` in handbook.yaml.',
  })
}

interface Entry {
  readonly name: string
  readonly kind: 'file' | 'folder' | 'link' | 'submodule' | 'device'
}

/** A handbook's folder, on the disk or as git holds it. All paths are as written there; '' is the folder itself. */
export interface FileTree {
  /** What is in a folder, in any order. Throws what the system says when it cannot be read, as the others do. */
  readonly entriesOf: (folder: string) => readonly Entry[]
  /** Whether a symbolic link shows something in this tree, which is then read where it really is. */
  readonly leadsInside: (link: string) => boolean
  readonly sizeOf: (page: string) => number
  readonly bytesOf: (page: string) => Buffer
  /** Where the bytes of another file are, for whoever needs them. */
  readonly from: (file: string) => Asset['from']
}

/** A folder on the disk. Reads synchronously: for hundreds of small files that takes a third of the time. */
export const makeDiskTree = (root: string): FileTree => ({
  entriesOf: (folder) =>
    readdirSync(join(root, folder), { withFileTypes: true }).map((entry) => ({
      name: entry.name,
      kind: kindOf(entry),
    })),
  leadsInside(link) {
    try {
      return realpathSync(join(root, link)).startsWith(realpathSync(root) + sep)
    } catch {
      return false
    }
  },
  sizeOf: (page) => lstatSync(join(root, page)).size,
  bytesOf: (page) => refuseLfsPointer(readFileSync(join(root, page)), 'Run `git lfs pull` in the repository.'),
  from: (file) => join(root, file),
})

function kindOf(entry: Dirent): Entry['kind'] {
  if (entry.isFile()) return 'file'
  if (entry.isDirectory()) return 'folder'
  return entry.isSymbolicLink() ? 'link' : 'device'
}

/** A folder as git holds it, given what is listed below it and the bytes of its pages and links, by id. */
export function makeGitTree(list: readonly GitTreeEntry[], blobs: ReadonlyMap<string, Buffer>): FileTree {
  const folders = foldersOf(list)
  const files = new Map(list.map((listed) => [listed.path, listed]))
  return {
    entriesOf: (folder) => folders.get(folder) ?? [],
    leadsInside: (link) => leads(link, 40),
    sizeOf: (page) => files.get(page)!.size!,
    bytesOf: (page) => refuseLfsPointer(blobs.get(files.get(page)!.oid)!, lfsInGit),
    from: (file) => ({ oid: files.get(file)!.oid }),
  }

  /** As many links after one another as a system follows. */
  function leads(path: string, most: number): boolean {
    const listed = files.get(path)
    if (listed?.kind !== 'link') return listed !== undefined || folders.has(path)
    const to = blobs.get(listed.oid)?.toString('utf8') ?? '/'
    return most > 0 && !to.startsWith('/') && leads(posix.join(posix.dirname(path), to).replace(/\/$/, ''), most - 1)
  }
}

/** What to do about a file of a revision that Git LFS has. */
export const lfsInGit = 'Keep the file in git itself: what Git LFS keeps cannot be read from a revision.'

function foldersOf(list: readonly GitTreeEntry[]): ReadonlyMap<string, readonly Entry[]> {
  const folders = new Map<string, Entry[]>([['', []]])
  for (const { path, kind } of list) entriesAbove(path).push({ name: posix.basename(path), kind })
  return folders

  function entriesAbove(path: string): Entry[] {
    const folder = parentFolder(path)
    const known = folders.get(folder)
    if (known) return known
    const entries: Entry[] = []
    folders.set(folder, entries)
    entriesAbove(folder).push({ name: posix.basename(folder), kind: 'folder' })
    return entries
  }
}

/** Why a file or folder of this name could not be published everywhere, or undefined when it can. */
export function findNameFault(name: string): Fault | undefined {
  const hint = 'Rename it: letters, digits and hyphens work everywhere.'
  const forbidden = [...name].find((character) => character.charCodeAt(0) < 32 || '<>:"\\|?*'.includes(character))
  if (forbidden) {
    const shown = forbidden.charCodeAt(0) < 32 ? formatCodePoint(forbidden) : `\`${forbidden}\``
    return { message: `Unexpected character ${shown} in the name, which some systems cannot store`, hint }
  }
  if (/[. ]$/.test(name))
    return { message: 'Unexpected dot or space at the end of the name, which some systems cut off', hint }
  if (/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(name))
    return { message: `Unexpected name \`${name}\`, which Windows reserves`, hint }
  if (Buffer.byteLength(name) > 240) return { message: 'Unexpected name longer than 240 bytes', hint: 'Shorten it.' }
  return undefined
}

/** The message about the first byte of `bytes` that is not UTF-8 text, with a guess at what the encoding is. */
export function reportBadByte(bytes: Buffer, file: string): Message {
  const guess = guessed(bytes)
  const at = guess === undefined || guess.startsWith('Windows') ? offsetOf(bytes) : 0
  const before = bytes.subarray(0, at).toString('utf8')
  const line = before.split('\n').length
  const column = before.length - before.lastIndexOf('\n')
  const place = { line, column, endLine: line, endColumn: column + 1 }
  const found = guess ? `${guess} text` : `byte 0x${bytes[at]!.toString(16).padStart(2, '0').toUpperCase()}`
  return report('text-encoding', { file, place }, `Unexpected ${found}, expected UTF-8`, {
    hint: 'Save the file again with the encoding UTF-8.',
  })
}

function guessed(bytes: Buffer): string | undefined {
  const [a, b, c, d] = bytes
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'UTF-32' : 'UTF-16'
  if (a === 0xfe && b === 0xff) return 'UTF-16'
  if (a === 0 && b === 0 && c === 0xfe) return 'UTF-32'
  if (!isUtf8(bytes)) return 'Windows-1252 or Latin-1'
  const zeros = bytes.subarray(0, 1000).filter((byte) => byte === 0).length
  return zeros > Math.min(bytes.length, 1000) / 4 ? 'UTF-16' : undefined
}

/** Offset of the first byte that is NUL or that no valid UTF-8 continues, by bisection on the valid prefix. */
function offsetOf(bytes: Buffer): number {
  const nul = bytes.indexOf(0)
  let [low, high] = [0, bytes.length]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    // A prefix may end inside a character: up to three more bytes can complete it.
    if ([0, 1, 2, 3].some((more) => middle + more <= bytes.length && isUtf8(bytes.subarray(0, middle + more))))
      low = middle
    else high = middle - 1
  }
  return nul >= 0 && nul < low ? nul : Math.min(low, bytes.length - 1)
}

/** The message that the system does not give a file or folder out. */
export function reportUnreadable(path: string, what: 'file' | 'folder', error: unknown): Message {
  const { message, hint } = explainUnreadable(what, error)
  return report('file-unreadable', topOf(path), message, { hint })
}

/** Why the system does not give a file or folder out, and what may help. */
export function explainUnreadable(what: 'file' | 'folder', error: unknown): Fault {
  if (error instanceof UserError) return { message: error.message, hint: error.hint }
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOENT')
    return {
      message: `The ${what} vanished while the handbook was read`,
      hint: 'Build again when nothing else is moving the files of the handbook.',
    }
  const isForbidden = code === 'EACCES' || code === 'EPERM'
  const why = isForbidden ? 'you do not have permission' : `the system reports ${code}`
  const hint = isForbidden ? `Change the permissions of the ${what}, or exclude it in handbook.yaml.` : 'Try again.'
  return { message: `The ${what} cannot be read: ${why}`, hint }
}

/** The bytes of a file, unless Git LFS has put a pointer in its place. */
export function refuseLfsPointer(bytes: Buffer, hint: string): Buffer {
  if (bytes.length < 1024 && bytes.toString('latin1').startsWith('version https://git-lfs.github.com/spec/'))
    throw new UserError('The file is not here: Git LFS has put a pointer in its place', hint)
  return bytes
}
