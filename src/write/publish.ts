import type { Stats } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, parse, resolve, sep } from 'node:path'
import { errorCode } from '../base/errors.ts'
import { hashContents, runInParallel, type StoredFile } from '../base/files.ts'
import type { Fault } from '../base/messages.ts'
import { ancestorFolders, findPathFault, pathKey, resolveRealPath } from '../base/paths.ts'
import { quotePath } from '../base/text.ts'
import { type Disk, describeDiskFault, hardLink, realDisk, statAll, statIn, statOf, WriteError } from './disk.ts'
import {
  hasLeftovers,
  installStaged,
  isHalfReplaced,
  type Journal,
  recoverSite,
  type SitePaths,
  type Staging,
  sitePaths,
} from './journal.ts'
import { findKept, type PublishedSite } from './kept-assets.ts'
import { acquireLock } from './lock.ts'
import {
  hashOfFile,
  isAsPublished,
  isUnchanged,
  listOwnFiles,
  manifestName,
  manifestText,
  type NamedFile,
  nameFile,
  publishedHash,
  readManifest,
  type SiteFile,
} from './manifest.ts'

// From files in memory to a folder on the disk, all or nothing. `publish` refuses a target that is not ours (below), locks
// it (lock.ts), puts right what a killed build left (journal.ts), compares it with the files by its manifest (manifest.ts),
// lets stay what open pages may still load (kept-assets.ts), prepares everything beside it (disk.ts) and then installs file by
// file, with a journal to undo it. change-files.ts does the same for the few files of a handbook that a command edits.

/** What publishing did, in files; the manifest is not counted. */
export interface Published {
  readonly written: number
  readonly unchanged: number
  readonly removed: number
  /** A name for what the folder holds now, the same for the same files. */
  readonly site: string
}

/** Where to publish. */
export interface PublishOptions {
  readonly target: string
  /** The folder the handbook was read from, which must survive. */
  readonly handbook: string
  readonly disk?: Disk
  /** Where the site is that readers have pages of open, unless it is in the target. */
  readonly before?: string | undefined
  /** How long to wait for another build that publishes to the same folder, in milliseconds. */
  readonly patience?: number
}

/**
 * Makes the target hold exactly these files. It ends with the whole new site or, whatever fails, with the old one; a build that
 * is killed leaves what the next one needs to reach the same. Throws a WriteError when it did not publish.
 */
export async function publish(files: readonly SiteFile[], options: PublishOptions): Promise<Published> {
  const { target, handbook, disk = realDisk, before, patience = 2_000 } = options
  checkPaths(files)
  try {
    const refused = await findTargetProblem(target, handbook)
    if (refused) throw new WriteError(refused.message, refused.hint)
    const places = sitePaths(await resolveRealPath(resolve(target)))
    await disk.mkdir(dirname(places.target), { recursive: true })
    const unlock = await acquireLock(places.lock, patience, disk)
    try {
      return await publishAlone(files, before, places, disk)
    } finally {
      await unlock().catch(() => undefined) // others notice that it is stale when this process has ended
    }
  } catch (fault) {
    throw describeDiskFault(fault, await outcome(target, disk))
  }
}

async function publishAlone(
  files: readonly SiteFile[],
  before: string | undefined,
  places: SitePaths,
  disk: Disk,
): Promise<Published> {
  await recoverSite(places, disk)
  const { target } = places
  const named = new Map(files.map((file) => [file.path, nameFile(file.path, hashOfFile(file))]))
  const site = await lookAt(target, named, disk)
  const last = before === undefined ? site : await lookAt(before, named, disk)
  const kept = last ? await findKept(named, last, disk) : []
  const todo = await planPublication({ files, named, kept }, site ?? { folder: target }, disk)
  if (todo.coming.length > 0)
    try {
      await stage(todo, places, disk)
      if (await statOf(target, disk)) await installStaged(todo.journal, places, disk)
      else await disk.rename(places.staging.coming, target)
    } finally {
      await sweep(places.staging, disk)
    }
  const { unchanged, journal, name } = todo
  return { written: files.length - unchanged, unchanged, removed: journal.removed.length, site: name }
}

async function lookAt(
  folder: string,
  files: ReadonlyMap<string, NamedFile>,
  disk: Disk,
): Promise<PublishedSite | undefined> {
  const manifest = await readManifest(folder, disk)
  if (!manifest || manifest === 'damaged') return undefined // `findTargetProblem` would not let a damaged one pass
  return { folder, manifest, others: statAll(folder, listOwnFiles(folder, manifest, disk, files), disk) }
}

/**
 * Puts right what a killed build left of a site, if it left anything. Throws a WriteError when it cannot, and when another
 * build is under way for longer than `patience`, in milliseconds.
 */
export async function recoverTarget(target: string, disk: Disk = realDisk, patience = 2_000): Promise<void> {
  try {
    const places = sitePaths(await resolveRealPath(resolve(target)))
    if (!(await hasLeftovers(places.target, disk))) return
    const unlock = await acquireLock(places.lock, patience, disk)
    try {
      await recoverSite(places, disk)
    } finally {
      await unlock().catch(() => undefined)
    }
  } catch (fault) {
    throw describeDiskFault(fault, await outcome(target, disk))
  }
}

/** Removes the staging folder, unless undoing failed too and the next build needs it. */
async function sweep({ folder, journal }: Staging, disk: Disk): Promise<void> {
  try {
    if (!(await statOf(journal, disk))) await disk.rm(folder, { recursive: true, force: true })
  } catch {
    // The site is published all the same; the next build removes the folder.
  }
}

async function outcome(target: string, disk: Disk): Promise<string> {
  if (await isHalfReplaced(resolve(target), disk).catch(() => true))
    return `The site at ${quotePath(target)} may be half replaced; the next build puts it right.`
  const exists = await statOf(resolve(target), disk).catch(() => true)
  return exists ? `The site at ${quotePath(target)} is as it was.` : `Nothing was written to ${quotePath(target)}.`
}

interface Room {
  readonly target: string
  /** Paths at which nothing of ours is. */
  readonly added: readonly string[]
  readonly removed: readonly string[]
  /** What is at the paths, and at their folders. */
  readonly stats: ReadonlyMap<string, Stats>
  readonly folders: ReadonlyMap<string, Stats>
}

/** Throws when something that is not ours is where a file or a folder of the site has to be. */
async function checkRoom(room: Room, disk: Pick<Disk, 'readdir'>): Promise<void> {
  const removed = new Set(room.removed)
  const leaves = isLeaving(room)
  for (const [folder, stat] of room.folders)
    if (!stat.isDirectory() && !leaves(folder, stat)) throw inTheWay(folder, room.target)
  for (const path of room.added) {
    const stat = room.stats.get(path)
    if (!stat || leaves(path, stat)) continue
    const foreign = stat.isDirectory() ? await foreignIn(path) : path
    if (foreign !== undefined) throw inTheWay(foreign, room.target)
  }

  /** The first thing in a folder that would still be there when everything of ours is removed. */
  async function foreignIn(folder: string): Promise<string | undefined> {
    const entries = await disk.readdir(join(room.target, folder), { withFileTypes: true })
    if (entries.length === 0) return folder
    for (const entry of entries) {
      const path = `${folder}/${entry.name}`
      const foreign = entry.isDirectory() ? await foreignIn(path) : removed.has(path) ? undefined : path
      if (foreign !== undefined) return foreign
    }
    return undefined
  }
}

/** On a disk that ignores case, `roles` is there because `Roles` is: the same file, which is ours and will be removed. */
function isLeaving({ removed, stats }: Room): (path: string, stat: Stats) => boolean {
  const leaving = new Map(removed.map((path) => [pathKey(path), stats.get(path)]))
  return (path, stat) => {
    const twin = leaving.get(pathKey(path))
    return twin !== undefined && twin.ino === stat.ino && twin.dev === stat.dev
  }
}

const inTheWay = (path: string, target: string): WriteError =>
  new WriteError(
    `Something that rolebook did not write is in the way: ${quotePath(join(target, path))}.`,
    'Move it out of the folder of the site, or rename the page that needs its place.',
  )

/** Throws unless each path can be written on any system and no two clash. A backstop: checks report the pages at fault before. */
export function checkPaths(files: readonly SiteFile[]): void {
  const taken = new Map([[pathKey(manifestName), manifestName]])
  for (const { path } of files) {
    const fault = findPathFault(path)
    if (fault)
      throw new WriteError(`The site cannot hold ${quotePath(path)}: ${fault}.`, 'Rename what it is made from.')
    const key = pathKey(path)
    const other = taken.get(key)
    if (other !== undefined) throw clash(other, path, 'many disks take them for one file')
    taken.set(key, path)
  }
  for (const folder of ancestorFolders(files.map(({ path }) => path))) {
    const other = taken.get(pathKey(folder))
    const inside = other === undefined ? undefined : files.find(({ path }) => path.startsWith(`${folder}/`))
    if (other !== undefined) throw clash(other, inside!.path, 'one needs a folder where the other is a file')
  }
}

const clash = (left: string, right: string, why: string): WriteError =>
  new WriteError(
    `The site cannot hold both ${quotePath(left)} and ${quotePath(right)}: ${why}.`,
    'Rename what one of them is made from.',
  )

/** Prepares everything that can fail beside the target, which stays untouched: new files are written, old ones backed up. */
async function stage({ coming, journal }: PublicationPlan, { target, staging }: SitePaths, disk: Disk): Promise<void> {
  const leaving = [...journal.changed, ...journal.removed]
  await makeFolders(
    staging.coming,
    coming.map(({ path }) => path),
    disk,
  )
  await makeFolders(staging.backup, leaving, disk)
  const put = async (file: SiteFile) =>
    disk.writeFile(join(staging.coming, file.path), contentsOf(file), { flag: 'wx', flush: file.path === manifestName })
  const isManifest = ({ path }: SiteFile) => path === manifestName
  await runInParallel(
    coming.filter((file) => !isManifest(file)),
    put,
  )
  // It comes last, so that every file older than it is as it was published.
  await runInParallel(coming.filter(isManifest), put)
  await runInParallel(leaving, (path) => hardLink(join(target, path), join(staging.backup, path), disk))
}

async function makeFolders(top: string, paths: readonly string[], disk: Disk): Promise<void> {
  await disk.mkdir(top, { recursive: true })
  for (const folder of ancestorFolders(paths)) await disk.mkdir(join(top, folder))
}

const contentsOf = (file: SiteFile): string | Uint8Array => ('read' in file ? file.read() : file.contents)

const sizeOf = (file: SiteFile): number => ('read' in file ? file.size : Buffer.byteLength(file.contents))

interface PublicationPlan {
  /** Added and changed files, the manifest last. Empty when the target is up to date. */
  readonly coming: readonly SiteFile[]
  readonly unchanged: number
  readonly journal: Journal
  /** A name for the files, as `readPublishedSite` gives it. */
  readonly name: string
}

interface Wanted {
  readonly files: readonly SiteFile[]
  /** By path. */
  readonly named: ReadonlyMap<string, NamedFile>
  /** Files of the site before that stay. */
  readonly kept: readonly StoredFile[]
}

/** Compares the files with what the target holds. Throws when something that is not ours is in the way. */
async function planPublication(
  { files, named, kept }: Wanted,
  { folder: target, manifest, others = new Map() }: Pick<PublishedSite, 'folder'> & Partial<PublishedSite>,
  disk: Disk,
): Promise<PublicationPlan> {
  const all = [...files, ...kept]
  const after = new Map([...named, ...kept.map(({ path, hash }) => [path, nameFile(path, hash)] as const)])
  const stats = new Map(others)
  const isOurs = (path: string) =>
    manifest !== undefined && publishedHash(manifest, path) !== undefined && stats.get(path)?.isFile() === true

  const coming: SiteFile[] = []
  const touched: SiteFile[] = []
  for (const file of all) {
    const { path } = file
    const stat = statIn(target, path, disk)
    const isSame = manifest && stat?.size === sizeOf(file) ? isAsPublished(after.get(path)!, stat, manifest) : false
    if (isSame) continue
    // No others are kept: of thousands of files, this is most of the memory that publishing takes.
    if (stat) stats.set(path, stat)
    if (isSame === undefined) touched.push(file)
    else coming.push(file)
  }
  await runInParallel(touched, async (file) => {
    const { path } = file
    const known = { ...after.get(path)!, stat: stats.get(path) }
    if (!(await isUnchanged(path, known, { folder: target, manifest: manifest! }, disk))) coming.push(file)
  })
  const isComing = new Set(coming)
  const changed = coming.map(({ path }) => path).filter(isOurs)
  const added = coming.map(({ path }) => path).filter((path) => !isOurs(path))
  const removed = [...others.keys()].filter((path) => !after.has(path))
  const folders = statAll(target, ancestorFolders([...after.keys(), ...removed]), disk)
  await checkRoom({ target, added, removed, stats, folders }, disk)

  const text = manifestText(
    named.values(),
    kept.map(({ path }) => after.get(path)!),
  )
  if (coming.length > 0 || manifest?.text !== text) {
    coming.push({ path: manifestName, contents: text })
    const list = manifest ? changed : added
    list.push(manifestName)
  }
  const missing = ancestorFolders(added).filter((folder) => !folders.get(folder)?.isDirectory())
  return {
    coming,
    unchanged: files.filter((file) => !isComing.has(file)).length,
    journal: {
      added,
      changed,
      removed,
      folders: missing,
      before: manifest ? hashContents(manifest.text) : null,
      after: hashContents(text),
    },
    name: hashContents(text),
  }
}

/** Why this folder must not be written to, or undefined when it may. Throws a WriteError when it cannot be looked at. */
export async function findTargetProblem(target: string, handbook: string): Promise<Fault | undefined> {
  const reason = await reasonAgainst(resolve(target), resolve(handbook)).catch((fault) => {
    throw describeDiskFault(fault, `Nothing was written to ${quotePath(target)}.`)
  })
  if (!reason) return undefined
  const { why, hint = 'Choose a folder for the site alone, one that is empty or does not exist yet.' } = reason
  return { message: `The site cannot be written to ${quotePath(target)}: ${why}.`, hint }
}

interface RefusalReason {
  readonly why: string
  readonly hint?: string
}

async function reasonAgainst(target: string, handbook: string): Promise<RefusalReason | undefined> {
  const stat = await statOf(target, realDisk)
  if (stat?.isSymbolicLink())
    return { why: 'it is a link', hint: 'Name the folder that the link leads to, or build with `--atomic-link`.' }
  if (stat && !stat.isDirectory()) return { why: 'it is a file, not a folder' }
  const real = await resolveRealPath(target).catch((fault) => {
    if (errorCode(fault) === 'ENOTDIR') return undefined
    throw fault
  })
  if (real === undefined) return { why: 'a part of its path is a file, not a folder' }
  return (await wrongPlace(real, await resolveRealPath(handbook))) ?? (stat && (await wrongContents(real)))
}

async function wrongPlace(real: string, handbook: string): Promise<RefusalReason | undefined> {
  if (real === parse(real).root) return { why: 'it is the top of the disk' }
  if (real === (await home())) return { why: 'it is your home folder' }
  if (real === handbook) return { why: 'it is the folder of the handbook' }
  if (real.split(sep).includes('.git')) return { why: 'it is where git keeps what it knows' }
  if (handbook.startsWith(real + sep)) return { why: 'the handbook is inside it' }
  return undefined
}

async function home(): Promise<string | undefined> {
  try {
    return await resolveRealPath(homedir())
  } catch {
    return undefined // some machines run builds as a user without a home
  }
}

async function wrongContents(real: string): Promise<RefusalReason | undefined> {
  const names = await realDisk.readdir(real)
  if (names.includes('.git')) return { why: 'it is the top of a git work tree' }
  if (names.length === 0 || (await isHalfReplaced(real, realDisk))) return undefined
  // Asked last: a build that runs beside us may have finished since the folder was listed.
  const manifest = await readManifest(real, realDisk)
  if (!manifest) return { why: `rolebook did not write what is in it, such as ${quotePath(names.sort()[0]!)}` }
  if (manifest !== 'damaged') return undefined
  return {
    why: `its ${quotePath(manifestName)} is damaged or of another version, so what may be replaced is not known`,
    hint: 'If it holds nothing but the site, delete the folder and build again.',
  }
}
