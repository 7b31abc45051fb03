import { constants, type Dirent, lstatSync, readdirSync, readFileSync, type Stats } from 'node:fs'
import * as promises from 'node:fs/promises'
import { join } from 'node:path'
import { errorCode, UserError } from '../base/errors.ts'
import { runInParallel } from '../base/files.ts'
import { ancestorFolders } from '../base/paths.ts'
import { quotePath } from '../base/text.ts'

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
  | 'readlink'
  | 'rename'
  | 'rm'
  | 'rmdir'
  | 'symlink'
  | 'unlink'
  | 'writeFile'
> & {
  readonly lstatSync: typeof lstatSync
  readonly readFileSync: typeof readFileSync
  readonly readdirSync: (folder: string, options: { readonly withFileTypes: true }) => Dirent[]
}

/** The disk of this machine. */
export const realDisk: Disk = { ...promises, lstatSync, readFileSync, readdirSync }

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
export function statAll(folder: string, paths: Iterable<string>, disk: Disk): ReadonlyMap<string, Stats> {
  const stats = new Map<string, Stats>()
  for (const path of paths) {
    const stat = statIn(folder, path, disk)
    if (stat) stats.set(path, stat)
  }
  return stats
}

/** The same of one path, at once: the answer is in memory, and a thread pool takes five times as long to hand it over. */
export function statIn(folder: string, path: string, { lstatSync }: Disk): Stats | undefined {
  try {
    return lstatSync(`${folder}/${path}`, { throwIfNoEntry: false })
  } catch (fault) {
    if (errorCode(fault) === 'ENOTDIR') return undefined
    throw fault
  }
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

/** The folder is not empty, not a folder, or in use: then it stays, which does no harm. */
const toBeLeft: ReadonlySet<string> = new Set(['ENOTEMPTY', 'EEXIST', 'ENOENT', 'ENOTDIR', 'EBUSY', 'EPERM'])

/** Makes a second entry for a file, which stays when the first is replaced. Costs no space where the disk has hard links. */
export async function hardLink(from: string, to: string, disk: Pick<Disk, 'link' | 'copyFile'>): Promise<void> {
  try {
    await disk.link(from, to)
  } catch (fault) {
    if (errorCode(fault) === 'EXDEV') throw fault // a copy would succeed, but no rename after it
    await disk.copyFile(from, to, constants.COPYFILE_EXCL)
  }
}

/** Files could not be written. */
export class WriteError extends UserError {
  override readonly name = 'WriteError'
}

/** What a fault of the file system means to a person. Any other error is a bug of ours and returned as it is. */
export function describeDiskFault(fault: unknown, outcome: string): unknown {
  const code = errorCode(fault)
  if (code === undefined) return fault
  const { path, dest } = fault as { path?: string; dest?: string }
  const at = quotePath(dest ?? path ?? 'the site')
  const [why, hint] = reasons[code]?.(at) ?? [`The disk reports the fault ${code} at ${at}`, 'Build again.']
  return new WriteError(`${why}. ${outcome}`, hint, { cause: fault })
}

type Reason = (at: string) => readonly [why: string, hint: string]

const space: Reason = () => ['There is no space left on the disk', 'Free some space and build again.']
const permission: Reason = (at) => [
  `There is no permission to write ${at}`,
  'Get permission to write the folder of the site and the folder it is in, or choose another.',
]
const tooManyFiles: Reason = () => ['Too many files are open', 'Close other programs or raise the limit (`ulimit -n`).']
const meddling: Reason = (at) => [`Something else changes the folder of the site, at ${at}`, 'Stop it and build again.']
const inUse: Reason = (at) => [`Another program uses ${at}`, 'Close it and build again.']

const reasons: Readonly<Record<string, Reason>> = {
  ENOSPC: space,
  EDQUOT: () => ['The disk quota is used up', 'Free some space and build again.'],
  EACCES: permission,
  EPERM: permission,
  EROFS: (at) => [`The disk of ${at} can only be read`, 'Choose a folder on another disk.'],
  EMFILE: tooManyFiles,
  ENFILE: tooManyFiles,
  ENAMETOOLONG: (at) => [
    `The path ${at} is too long for the disk`,
    'Shorten it, or choose a folder with a shorter path.',
  ],
  EXDEV: () => [
    'The folder of the site is mounted from elsewhere, and a site is prepared beside its folder',
    'Choose a folder inside it.',
  ],
  EIO: (at) => [`The disk failed at ${at}`, 'See whether the disk is sound and build again.'],
  EBUSY: inUse,
  ETXTBSY: inUse,
  ENOENT: meddling,
  ENOTDIR: meddling,
  EISDIR: meddling,
  EEXIST: meddling,
  ENOTEMPTY: meddling,
}
