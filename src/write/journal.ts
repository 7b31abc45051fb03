import { basename, dirname, join } from 'node:path'
import { errorCode } from '../base/errors.ts'
import { hashContents, runInParallel } from '../base/files.ts'
import { ancestorFolders, findPathFault, pathKey } from '../base/paths.ts'
import { quotePath } from '../base/text.ts'
import { type Disk, hardLink, removeAll, removeEmpty, statAll, statOf, WriteError } from './disk.ts'
import { manifestName, publishedHash, readManifest } from './manifest.ts'

/** What a publication does to the target, by path: all that is needed to undo it. */
export interface Journal {
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly removed: readonly string[]
  /** Folders that were not there before, outer ones first. */
  readonly folders: readonly string[]
  /** Names of the manifests of both sites, by which one sees how far it got. Without a site before there is none. */
  readonly before: string | null
  readonly after: string
}

/** Writes the journal, completely and safe from a power failure, before the target is touched. */
async function writeJournal(journal: Journal, { journal: path }: Staging, disk: Disk): Promise<void> {
  await disk.writeFile(`${path}.tmp`, JSON.stringify({ rolebook: 2, ...journal }), { flush: true })
  await disk.rename(`${path}.tmp`, path)
}

/** The journal of a publication that did not finish, or undefined when it touched nothing. */
async function readJournal({ journal: path, folder }: Staging, disk: Disk): Promise<Journal | undefined> {
  if (!(await statOf(path, disk))?.isFile()) return undefined
  const journal = decode(await disk.readFile(path, 'utf8'))
  if (journal) return journal
  const why = 'is not one that this version of rolebook writes'
  throw new WriteError(
    `The journal ${quotePath(path)} ${why}.`,
    `Delete the folder ${quotePath(folder)} and build again.`,
  )
}

// A staging folder may come with a repository someone else wrote, so its paths are not to be trusted.
function decode(text: string): Journal | undefined {
  try {
    const journal = JSON.parse(text)
    const lists: unknown[] = [journal.added, journal.changed, journal.removed, journal.folders]
    return journal.rolebook === 2 && lists.every(isPaths) ? journal : undefined
  } catch {
    return undefined
  }
}

const isPaths = (list: unknown): boolean =>
  Array.isArray(list) && list.every((path) => typeof path === 'string' && !findPathFault(path))

/**
 * Makes the target what it was before the journal's publication began. It may have stopped anywhere, and so may an earlier
 * attempt at this: what is kept is copied back, not moved, and what is in place already is not touched.
 */
async function rollBack(journal: Journal, target: string, staging: Staging, disk: Disk): Promise<void> {
  const leaving = [...journal.changed, ...journal.removed]
  await checkFolders(target, ancestorFolders([...journal.added, ...leaving]), disk)
  await disk.rm(staging.back, { recursive: true, force: true })
  // The manifest first: if this is stopped, it says that the site is the old one again, as far as it got.
  if (journal.added.includes(manifestName)) await takeOut(join(target, manifestName), disk)
  if (journal.changed.includes(manifestName)) await restore(manifestName, target, staging, disk)
  await runInParallel(journal.added, (path) => takeOut(join(target, path), disk))
  await removeEmpty(target, journal.folders, disk)
  await runInParallel(leaving, (path) => restore(path, target, staging, disk))
  await disk.rm(staging.journal, { force: true })
}

const isManifest = (path: string): boolean => path === manifestName

/**
 * The same after the process was killed. A journal may come with a repository someone else wrote, so it is believed only as
 * far as the manifests of the two sites say the same: nothing comes back but files of the old site with their contents, and
 * nothing goes but what the new one would have brought. With the new manifest in its place nothing is left to be done.
 */
async function takeBack(journal: Journal, target: string, staging: Staging, disk: Disk): Promise<void> {
  const [old, fresh] = [await readManifest(target, disk), await readManifest(staging.coming, disk)]
  if (old === 'damaged' || (old ? hashContents(old.text) : null) !== journal.before) return
  const was = (path: string) => old && publishedHash(old, path)
  const comes = (path: string) => (fresh && fresh !== 'damaged' ? publishedHash(fresh, path) : undefined)
  const keep = async (paths: readonly string[], isOurs: (path: string) => Promise<boolean>) => {
    const kept = new Set<string>()
    await runInParallel(paths, async (path) => (await isOurs(path)) && kept.add(path))
    return paths.filter((path) => kept.has(path))
  }
  const holds = async (file: string, hash: string | undefined) =>
    hash !== undefined &&
    (await statOf(file, disk))?.isFile() === true &&
    hashContents(await disk.readFile(file)) === hash
  const isOld = (path: string) => holds(join(staging.backup, path), was(path))
  const isNew = async (path: string) => was(path) === undefined && (await holds(join(target, path), comes(path)))
  const believed = {
    ...journal,
    added: await keep(journal.added, isNew),
    changed: await keep(journal.changed, isOld),
    removed: await keep(journal.removed, isOld),
  }
  await rollBack(believed, target, staging, disk)
}

/** A journal may come with a repository someone else wrote: it must not lead out of the target through a link. */
async function checkFolders(target: string, folders: readonly string[], disk: Disk): Promise<void> {
  for (const [folder, stat] of statAll(target, folders, disk))
    if (stat.isSymbolicLink())
      throw new WriteError(`${quotePath(join(target, folder))} is a link.`, 'Remove it and build again.')
}

async function takeOut(path: string, disk: Disk): Promise<void> {
  // There is a folder when the file had not come yet, and what is in the folder was to make room for it.
  if ((await statOf(path, disk))?.isDirectory() === false) await disk.unlink(path)
}

async function restore(path: string, target: string, { backup, back }: Staging, disk: Disk): Promise<void> {
  const [from, between, to] = [join(backup, path), join(back, path), join(target, path)]
  // Nothing is kept only if the power failed; the comparison that follows will find out what is in the target.
  if (!(await statOf(from, disk))?.isFile() || (await isSame(from, to, disk))) return
  await disk.mkdir(dirname(between), { recursive: true })
  await disk.mkdir(dirname(to), { recursive: true })
  await hardLink(from, between, disk)
  await disk.rename(between, to)
}

async function isSame(left: string, right: string, disk: Disk): Promise<boolean> {
  const [one, other] = [await statOf(left, disk), await statOf(right, disk)]
  if (!one?.isFile() || !other?.isFile() || one.size !== other.size) return false
  if (one.ino === other.ino && one.dev === other.dev) return true
  const [bytes, others] = [await disk.readFile(left), await disk.readFile(right)]
  return bytes.equals(others)
}

/**
 * Cleans up after builds that were killed: a half replaced target becomes the old one again, the rest is removed. Whoever
 * does this holds the lock.
 */
export async function recoverSite({ target, lock }: SitePaths, disk: Disk): Promise<void> {
  const exists = await statOf(target, disk)
  for (const staging of await findStagings(target, disk)) {
    const journal = exists && (await readJournal(staging, disk))
    if (journal) await takeBack(journal, target, staging, disk)
    await disk.rm(staging.folder, { recursive: true, force: true })
  }
  for (const name of await namesBeside(target, disk))
    if (name.startsWith(`${basename(lock)}-`) || name.startsWith(`${basename(prefix(target))}link-`))
      await disk.rm(join(dirname(target), name), { force: true })
}

/** Moves the staged files into the target, each by one rename, and removes old ones. Undoes all of it when any step fails. */
export async function installStaged(journal: Journal, places: SitePaths, disk: Disk): Promise<void> {
  await writeJournal(journal, places.staging, disk)
  try {
    await replace(journal, places, disk)
    await disk.unlink(places.staging.journal)
  } catch (fault) {
    await rollBack(journal, places.target, places.staging, disk)
    throw fault
  }
}

/** A page is added after the assets it shows and removed before the manifest no longer lists it. */
async function replace(journal: Journal, { target, staging }: SitePaths, disk: Disk): Promise<void> {
  const coming = [...journal.added, ...journal.changed].filter((path) => !isManifest(path))
  const place = (path: string) => disk.rename(join(staging.coming, path), join(target, path))
  const first = makingRoom(journal)
  const rest = journal.removed.filter((path) => !first.has(path))

  await removeAll(target, [...first], disk)
  for (const folder of ancestorFolders(journal.added)) await disk.mkdir(join(target, folder), { recursive: true })
  await runInParallel(
    coming.filter((path) => !isPage(path)),
    place,
  )
  await runInParallel(coming.filter(isPage), place)
  await removeAll(target, rest, disk)
  await place(manifestName)
}

const isPage = (path: string): boolean => path.endsWith('.html')

/** Removed files that are in the place of a new file or folder, if only on a disk that ignores case. */
function makingRoom({ added, removed }: Journal): ReadonlySet<string> {
  const files = new Set(added.map(pathKey))
  const folders = new Set(ancestorFolders(added).map(pathKey))
  const isInTheWay = (path: string) =>
    files.has(path) || folders.has(path) || ancestorFolders([path]).some((folder) => files.has(folder))
  return new Set(removed.filter((path) => isInTheWay(pathKey(path))))
}

/** Where one publication works. All of it is beside the target, so a rename never crosses to another disk. */
export interface SitePaths {
  /** Absolute, its parent free of links. */
  readonly target: string
  readonly lock: string
  readonly staging: Staging
}

/** What is prepared and backed up while a site is replaced. */
export interface Staging {
  readonly folder: string
  /** Files on their way into the target. */
  readonly coming: string
  /** Files of the target as they were. */
  readonly backup: string
  /** Files of the backup on their way back. */
  readonly back: string
  /** While it exists, the target is half replaced and `backup` is needed. */
  readonly journal: string
}

/** The places beside a target. */
export function sitePaths(target: string): SitePaths {
  const beside = prefix(target)
  return { target, lock: `${beside}lock`, staging: stagingIn(`${beside}${process.pid}`) }
}

const stagingIn = (folder: string): Staging => ({
  folder,
  coming: join(folder, 'new'),
  backup: join(folder, 'old'),
  back: join(folder, 'back'),
  journal: join(folder, 'journal.json'),
})

/** True for the name of a staging folder of this target, whichever process made it. */
function isStaging(name: string, target: string): boolean {
  const start = basename(prefix(target))
  return name.startsWith(start) && /^\d+$/.test(name.slice(start.length))
}

const prefix = (target: string): string => join(dirname(target), `.${basename(target)}.rolebook-`)

/** True when a publication is under way or was killed halfway; then the next one restores the target. */
export async function isHalfReplaced(target: string, disk: Pick<Disk, 'lstat' | 'readdir'>): Promise<boolean> {
  for (const { journal } of await findStagings(target, disk)) if (await statOf(journal, disk)) return true
  return false
}

/** True when a build that was killed left anything beside a target, or one is under way. */
export const hasLeftovers = async (target: string, disk: Pick<Disk, 'readdir'>): Promise<boolean> =>
  (await namesBeside(target, disk)).length > 0

/** The staging folders beside a target. Whoever holds the lock knows that builds which were killed left them. */
async function findStagings(target: string, disk: Pick<Disk, 'readdir'>): Promise<readonly Staging[]> {
  const names = await namesBeside(target, disk)
  return names.filter((name) => isStaging(name, target)).map((name) => stagingIn(join(dirname(target), name)))
}

/** What is beside a target for its sake. */
async function namesBeside(target: string, disk: Pick<Disk, 'readdir'>): Promise<readonly string[]> {
  const names = await disk.readdir(dirname(target)).catch((fault) => {
    if (errorCode(fault) === 'ENOENT') return []
    throw fault
  })
  return names.filter((name) => name.startsWith(basename(prefix(target))))
}
