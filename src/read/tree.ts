import { isUtf8 } from 'node:buffer'
import { type Dirent, lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { join, posix, sep } from 'node:path'
import { UserError } from '../base/errors.ts'
import { type Fault, type Message, report, topOf } from '../base/messages.ts'
import { makeMatcher, parentFolder } from '../base/paths.ts'
import { formatCodePoint } from '../base/text.ts'
import type { RuleId } from '../rules/rules.ts'
import type { Config } from '../schema/config.ts'
import type { GitTreeEntry } from './git.ts'
import {
  asMarkdown,
  type LeftOut,
  otherConfig,
  otherEnding,
  reportMdx,
  reportOtherConfig,
  reportOtherEndings,
  rightName,
} from './left-out.ts'

/** Any other file of the handbook's folder. Its bytes are read when a page refers to it. */
export interface Asset {
  readonly path: string
  /** Where its bytes are now: a file, or the id by which git knows them. */
  readonly from: string | { readonly oid: string }
  /** The site has it as it is. */
  readonly published?: true
}

/** The file that marks a folder as a site rolebook wrote; such a folder is not a part of a handbook. */
export const siteMarker = '.rolebook-site.json'

/** The file that names the problems which a handbook had when it was first checked. It is not published. */
export const baselineFile = 'rolebook-baseline.txt'

/** A page or a file under its path, and where it is in the folder, which differs below symbolic links. */
export interface Located {
  readonly path: string
  readonly at: string
}

interface Found {
  readonly pages: Located[]
  /** All others, but not the configuration. */
  readonly files: Located[]
  readonly leftOut: LeftOut[]
  readonly messages: Message[]
  /** Whether there is a configuration. */
  isConfigured: boolean
}

/**
 * Finds the files of a handbook, as their paths are written. Symbolic links are followed as long as they stay inside. Hidden
 * files and folders, `node_modules` and built sites are left out, but for what `include` names.
 */
export function walkTree(tree: FileTree, config: Config): Found {
  const found: Found = { pages: [], files: [], leftOut: [], messages: [], isConfigured: false }
  const walk = { tree, isExcluded: makeMatcher(config.exclude), isHidden: makeHiddenTest(config), found }
  walkFolder({ path: '', at: '' }, walk)
  return { ...found, messages: [...found.messages, ...reportMdx(found.leftOut), ...reportOtherEndings(found.leftOut)] }
}

interface Walk {
  readonly tree: FileTree
  readonly isExcluded: (path: string) => boolean
  readonly isHidden: (path: string) => boolean
  readonly found: Found
}

/**
 * A test of paths: neither what has a dot before its name, nor what npm installs, nor what Jekyll keeps back belongs to a
 * handbook, unless `include` or `publish` names it. In a folder that is published, systems and editors leave such files of their own.
 */
export function makeHiddenTest({ include, publish }: Pick<Config, 'include' | 'publish'>): (path: string) => boolean {
  const [wanted, published] = [include.map(trimNamed), publish.map(trimNamed)]
  const isOnTheWay = (path: string) => [...wanted, ...published].some((one) => one.startsWith(`${path}/`))
  const isWanted = (path: string) =>
    wanted.some((one) => isWithin(path, one)) ||
    published.some((one) => isWithin(path, one) && !hasHiddenPart(path.slice(one.length)))
  return (path) => hasHiddenPart(path) && !isUpload(path) && !isWanted(path) && !isOnTheWay(path)
}

/** Where GitBook keeps every picture that somebody uploads. */
const uploads = /(^|\/)\.gitbook(?=$|\/assets(?:\/|$))/

const isUpload = (path: string): boolean => !isPage(path) && !hasHiddenPart(path.replace(uploads, '$1x'))

const hasHiddenPart = (path: string): boolean => /(?:^|\/)(?:\.|(?:node_modules|_drafts)(?:\/|$))/.test(path)

/** A path of `include` or `publish` as paths of the handbook are. */
export const trimNamed = (path: string): string =>
  path
    .normalize('NFC')
    .replace(/^(?:\.\/)+/, '')
    .replace(/\/+$/, '')

/** Whether a path is that of a file or folder, or in this folder. */
export const isWithin = (path: string, one: string): boolean => `${path}/`.startsWith(`${one}/`)

function walkFolder(folder: Located, walk: Walk): void {
  const { found, tree, isExcluded, isHidden } = walk
  const entries = entriesOf(folder, walk)
  if (folder.path !== '' && entries.some(({ name }) => name === siteMarker)) return
  for (const { name, kind } of entries) {
    const path = folder.path === '' ? name : `${folder.path}/${name}`
    const at = folder.at === '' ? name : `${folder.at}/${name}`
    const place = path.normalize('NFC')
    if (isExcluded(place)) continue
    if (isHidden(place)) {
      if (kind === 'folder' && name !== 'node_modules') noteHidden(path, walk)
      else if (kind === 'file' && otherConfig.test(place)) addOtherConfig(place, tree, found)
      continue
    }
    const bad = findNameFault(name)
    if (bad) leaveOut('file-name', place, bad, walk)
    else if (kind === 'link') followLink({ path, at }, walk)
    else if (kind === 'folder') walkFolder({ path, at }, walk)
    else if (kind === 'file') addFile({ path, at }, tree, found)
    else {
      const fault = noFile(kind, place)
      if (fault) leaveOut('file-unreadable', place, fault, walk)
      else found.leftOut.push({ path: place, why: 'is a device, pipe or socket', hint: 'Put a file in its place.' })
    }
  }
}

function addFile(file: Located, tree: FileTree, found: Found): void {
  const place = file.path.normalize('NFC')
  if (isPage(file.path)) found.pages.push(file)
  else if (place === 'handbook.yaml') found.isConfigured = true
  else if (place === baselineFile) return
  else if (/\.mdx$/i.test(place))
    found.leftOut.push({ path: place, why: 'is MDX, which rolebook does not read', hint: asMarkdown })
  else if (otherEnding.test(place)) {
    const hint = `Rename it to \`${rightName(place)}\`.`
    found.leftOut.push({ path: place, why: 'has an ending by which rolebook reads no pages', hint })
  } else if (otherConfig.test(place)) addOtherConfig(place, tree, found)
  else found.files.push(file)
}

function addOtherConfig(place: string, tree: FileTree, found: Found): void {
  found.isConfigured = true
  const hasConfig = tree.entriesOf('').some(({ name }) => name === 'handbook.yaml')
  found.messages.push(reportOtherConfig(place, hasConfig))
}

function entriesOf({ path, at }: Located, walk: Walk): readonly Entry[] {
  try {
    return walk.tree.entriesOf(at)
  } catch (error) {
    // Without the handbook itself there is nothing to say about its parts.
    if (path === '') throw error
    leaveOut('file-unreadable', path.normalize('NFC'), explainUnreadable('folder', error), walk)
    return []
  }
}

/** What is left out for a reason that is an error. */
function leaveOut(rule: RuleId, path: string, { message, hint }: Fault, { found }: Walk): void {
  found.messages.push(report(rule, topOf(path), message, { hint }))
  found.leftOut.push({ path, why: 'could not be read', hint, reported: rule })
}

/** Readers of the folder see what a symbolic link leads to, so readers of the handbook do, too. */
function followLink(link: Located, walk: Walk): void {
  const { tree, found, isExcluded, isHidden } = walk
  const to = tree.follow(link.at)
  const place = link.path.normalize('NFC')
  if (!to) {
    const message = 'Unexpected symbolic link out of the handbook or to nothing, expected a file or folder'
    const hint = 'Copy the file here, or list the link under `exclude` in handbook.yaml.'
    leaveOut('link-outside', place, { message, hint }, walk)
  } else if (isHidden(to.path) || isExcluded(to.path)) {
    const message = `Unexpected symbolic link to \`${to.path}\`, which the handbook leaves out`
    const hint = 'Copy the file here, or list the link under `exclude` in handbook.yaml.'
    leaveOut('link-outside', place, { message, hint }, walk)
  } else if (to.kind === 'file') addFile({ path: link.path, at: to.path }, tree, found)
  else if (isCircle(to.path, link)) {
    const why = 'is a symbolic link to a folder around it or inside of another link, so it is not followed'
    const hint = 'Link to the page where it is.'
    found.messages.push(report('link-circle', topOf(place), `This ${why}`, { hint }))
    found.leftOut.push({ path: place, why, hint })
  } else walkFolder({ path: link.path, at: to.path }, walk)
}

/** Whether a link to a folder would never end. Links below links could make any number of folders, so one is enough. */
const isCircle = (to: string, { path, at }: Located): boolean =>
  to === '' || `${at}/`.startsWith(`${to}/`) || at !== path

function noteHidden(folder: string, { tree, found }: Walk): void {
  if (folder.endsWith('.git') || folder.endsWith('.rolebook')) return
  if (folder === '.well-known' && namesIn(folder, tree).length > 0) {
    const hint = 'If the site is to have it as it is, list `.well-known` under `publish` in handbook.yaml.'
    found.messages.push(report('asset-unused', topOf(folder), 'The site leaves this folder out', { hint }))
  }
  const count = namesIn(folder, tree).filter(isPage).length
  if (count === 0) return
  const isDrafts = folder.endsWith('_drafts')
  const where = isDrafts ? `the folder \`${folder}\`, which stands for drafts` : `the hidden folder \`${folder}\``
  const message = `Left out ${count === 1 ? 'one page' : `${count} pages`} in ${where}`
  const rename = isDrafts ? 'rename the folder' : 'rename the folder without its dot'
  const hint = `If readers should see it, ${rename} or list it under \`include\` in handbook.yaml.`
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

function noFile(kind: 'submodule' | 'device', place: string): Fault | undefined {
  if (kind === 'submodule')
    return {
      message: 'Unexpected submodule, whose files are in another repository',
      hint: 'Keep the pages in the repository of the handbook, or list the folder under `exclude` in handbook.yaml.',
    }
  if (!isPage(place)) return undefined
  return {
    message: 'Unexpected device or pipe, expected an ordinary file',
    hint: 'Put a file in its place, or list it under `exclude` in handbook.yaml.',
  }
}

interface Entry {
  readonly name: string
  readonly kind: 'file' | 'folder' | 'link' | 'submodule' | 'device'
}

interface Followed {
  readonly kind: 'file' | 'folder'
  readonly path: string
}

/** A handbook's folder, on the disk or as git holds it. All paths are as written there; '' is the folder itself. */
export interface FileTree {
  /** What is in a folder, in any order. Throws what the system says when it cannot be read, as the others do. */
  readonly entriesOf: (folder: string) => readonly Entry[]
  /** What a symbolic link leads to, by its own path; undefined when that is nothing, or not in this tree. */
  readonly follow: (link: string) => Followed | undefined
  /** The size of a page, and on a disk what changes when the page does, and when that was, in milliseconds. */
  readonly statusOf: (page: string) => { readonly size: number; readonly status?: string; readonly changed?: number }
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
  follow(link) {
    try {
      const [real, home] = [realpathSync(join(root, link)), realpathSync(root)]
      const stat = lstatSync(real)
      if (real !== home && !real.startsWith(home + sep)) return undefined
      const path = real
        .slice(home.length + 1)
        .split(sep)
        .join('/')
      return stat.isFile() ? { kind: 'file', path } : stat.isDirectory() ? { kind: 'folder', path } : undefined
    } catch {
      return undefined
    }
  },
  statusOf(page) {
    const { ino, size, mtimeMs, ctimeMs } = lstatSync(join(root, page))
    return { size, status: `${ino} ${size} ${mtimeMs} ${ctimeMs}`, changed: Math.max(mtimeMs, ctimeMs) }
  },
  bytesOf: (page) => readDiskFile(join(root, page)),
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
    follow: (link) => lead(link, 40),
    statusOf: (page) => ({ size: files.get(page)!.size! }),
    bytesOf: (page) => refuseLfsPointer(blobs.get(files.get(page)!.oid)!, lfsInGit),
    from: (file) => ({ oid: files.get(file)!.oid }),
  }

  /** As many links after one another as a system follows; a folder on the way may be one, too. */
  function lead(path: string, most: number): Followed | undefined {
    if (most === 0 || path.startsWith('../') || path === '..') return undefined
    const link = linksOnTheWay(path).find((one) => files.get(one)?.kind === 'link')
    if (link === undefined) {
      if (path === '.' || folders.has(path)) return { kind: 'folder', path: path === '.' ? '' : path }
      return files.get(path)?.kind === 'file' ? { kind: 'file', path } : undefined
    }
    const to = blobs.get(files.get(link)!.oid)?.toString('utf8') ?? '/'
    const rest = path.slice(link.length)
    return to.startsWith('/')
      ? undefined
      : lead(posix.join(posix.dirname(link), to + rest).replace(/\/$/, ''), most - 1)
  }
}

/** What to do about a file of a revision that Git LFS has. */
export const lfsInGit = 'Keep the file in git itself: what Git LFS keeps cannot be read from a revision.'
/** The folders of a path, outer ones first, and the path itself. */
const linksOnTheWay = (path: string): string[] =>
  path.split('/').map((_, at, names) => names.slice(0, at + 1).join('/'))

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

/** Why the system does not give a file or folder out, and what may help. */
export function explainUnreadable(what: 'file' | 'folder', error: unknown): Fault {
  if (error instanceof UserError) return { message: error.message, hint: error.hint }
  const { code, path = '' } = error as NodeJS.ErrnoException
  // By the name that Node makes of such bytes, nothing is found.
  if (code === 'ENOENT' && path.includes('\ufffd'))
    return {
      message: `The ${what} cannot be read: its name has bytes that are not UTF-8`,
      hint: 'Rename it: letters, digits and hyphens work everywhere.',
    }
  if (code === 'ENOENT')
    return {
      message: `The ${what} vanished while the handbook was read`,
      hint: 'Build again when nothing else is moving the files of the handbook.',
    }
  if (code === 'ERR_FS_FILE_TOO_LARGE')
    return {
      message: `The ${what} is larger than 2 GiB`,
      hint: 'Publish it elsewhere, and link to its address on the web.',
    }
  const isForbidden = code === 'EACCES' || code === 'EPERM'
  const why = isForbidden ? 'you do not have permission' : `the system reports ${code}`
  const hint = isForbidden ? `Change the permissions of the ${what}, or exclude it in handbook.yaml.` : 'Try again.'
  return { message: `The ${what} cannot be read: ${why}`, hint }
}

/** The bytes of a file on the disk. Throws when they cannot be had. */
export const readDiskFile = (path: string): Buffer =>
  refuseLfsPointer(readFileSync(path), 'Run `git lfs pull` in the repository.')

/** The bytes of a file, unless Git LFS has put a pointer in its place. */
export function refuseLfsPointer(bytes: Buffer, hint: string): Buffer {
  if (bytes.length < 1024 && bytes.toString('latin1').startsWith('version https://git-lfs.github.com/spec/'))
    throw new UserError('The file is not here: Git LFS has put a pointer in its place', hint)
  return bytes
}
