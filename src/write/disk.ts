import { lstatSync, readFileSync, type Stats } from 'node:fs'
import * as promises from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { errorCode } from '../base/errors.ts'
import { runInParallel } from '../base/files.ts'
import { ancestorFolders } from '../base/paths.ts'

/** All that writing a site asks of a file system. Tests pass one with faults. */
export type Disk = Pick<
  typeof promises,
  | 'copyFile'
  | 'link'
  | 'lstat'
  | 'mkdir'
  | 'open'
  | 'readFile'
  | 'readdir'
  | 'rename'
  | 'rm'
  | 'rmdir'
  | 'unlink'
  | 'writeFile'
> & { readonly lstatSync: typeof lstatSync; readonly readFileSync: typeof readFileSync }

/** The real one. */
export const realDisk: Disk = { ...promises, lstatSync, readFileSync }

/** Where a path of the handbook is on the disk, which may write letters with accents in another way. */
export async function resolveOnDisk(
  root: string,
  path: string,
  disk: Pick<Disk, 'lstat' | 'readdir'>,
): Promise<string> {
  let found = root
  for (const segment of path.split('/')) {
    const next = join(found, segment)
    if (await statOf(next, disk)) found = next
    else found = join(found, (await namesIn(found)).find((name) => name.normalize('NFC') === segment) ?? segment)
  }
  return found

  async function namesIn(folder: string): Promise<readonly string[]> {
    return (await statOf(folder, disk))?.isDirectory() ? disk.readdir(folder) : []
  }
}

/** What is at each of these paths of a folder, without following links; those where nothing is are left out. */
export function statAll(folder: string, paths: Iterable<string>, { lstatSync }: Disk): ReadonlyMap<string, Stats> {
  const stats = new Map<string, Stats>()
  // Asked one by one: the answers are in memory, and a thread pool takes five times as long to hand them over.
  for (const path of paths)
    try {
      const stat = lstatSync(join(folder, path), { throwIfNoEntry: false })
      if (stat) stats.set(path, stat)
    } catch (fault) {
      if (errorCode(fault) !== 'ENOTDIR') throw fault
    }
  return stats
}

/** What is at a path, without following a link; undefined when there is nothing. */
export async function statOf(path: string, disk: Pick<Disk, 'lstat'>): Promise<Stats | undefined> {
  try {
    return await disk.lstat(path)
  } catch (fault) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(fault) ?? '')) return undefined
    throw fault
  }
}

/** Removes files from a folder, and the folders in it that this leaves empty. */
export async function removeAll(target: string, paths: readonly string[], disk: Disk): Promise<void> {
  await runInParallel(paths, (path) => disk.unlink(join(target, path)))
  await removeEmpty(target, ancestorFolders(paths), disk)
}

/** Removes those of the folders that are empty. */
export async function removeEmpty(target: string, folders: readonly string[], disk: Disk): Promise<void> {
  for (const folder of folders.toReversed())
    await disk.rmdir(join(target, folder)).catch((fault) => {
      if (!toBeLeft.has(errorCode(fault) ?? '')) throw fault
    })
}

/** It is not empty, no folder, or another program is in it: then it stays, which harms nobody. */
const toBeLeft: ReadonlySet<string> = new Set(['ENOTEMPTY', 'EEXIST', 'ENOENT', 'ENOTDIR', 'EBUSY', 'EPERM'])

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

/** The places inside a staging folder. */
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

/** True when a publication is under way or was killed half-way; then the next one puts the target right. */
export async function isHalfReplaced(target: string, disk: Pick<Disk, 'lstat' | 'readdir'>): Promise<boolean> {
  for (const { journal } of await findStagings(target, disk)) if (await statOf(journal, disk)) return true
  return false
}

/** The staging folders beside a target. Whoever holds the lock knows that builds which were killed left them. */
export async function findStagings(target: string, disk: Pick<Disk, 'readdir'>): Promise<readonly Staging[]> {
  const parent = dirname(target)
  const names = await disk.readdir(parent).catch((fault) => {
    if (errorCode(fault) === 'ENOENT') return []
    throw fault
  })
  return names.filter((name) => isStaging(name, target)).map((name) => stagingIn(join(parent, name)))
}
