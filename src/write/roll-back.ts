import { dirname, join } from 'node:path'
import type { Disk } from './disk.ts'
import { foldersOf } from './folders-of.ts'
import { inParallel } from './in-parallel.ts'
import type { Journal } from './journal.ts'
import { keep } from './keep.ts'
import type { Staging } from './places.ts'
import { quoted } from './quoted.ts'
import { removeEmpty } from './remove-all.ts'
import { statAll } from './stat-all.ts'
import { statOf } from './stat-of.ts'
import { WriteError } from './write-error.ts'

/**
 * Makes the target what it was before the journal's publication began. It may have stopped anywhere, and so may an earlier
 * attempt at this: what is kept is copied back, not moved, and what is in place already is not touched.
 */
export async function rollBack(journal: Journal, target: string, staging: Staging, disk: Disk): Promise<void> {
  const leaving = [...journal.changed, ...journal.removed]
  await checkFolders(target, foldersOf([...journal.added, ...leaving]), disk)
  await disk.rm(staging.back, { recursive: true, force: true })
  await inParallel(journal.added, (path) => takeOut(join(target, path), disk))
  await removeEmpty(target, journal.folders, disk)
  await inParallel(leaving, (path) => restore(path, target, staging, disk))
  await disk.rm(staging.journal, { force: true })
}

/** A journal may come with a repository someone else wrote: it must not lead out of the target through a link. */
async function checkFolders(target: string, folders: readonly string[], disk: Disk): Promise<void> {
  for (const [folder, stat] of statAll(target, folders, disk))
    if (stat.isSymbolicLink())
      throw new WriteError(`${quoted(join(target, folder))} is a link.`, 'Remove it and build again.')
}

async function takeOut(path: string, disk: Disk): Promise<void> {
  // A folder is there when the file had not come yet, and what is in the folder leaves to make room for it.
  if ((await statOf(path, disk))?.isDirectory() === false) await disk.unlink(path)
}

async function restore(path: string, target: string, { kept, back }: Staging, disk: Disk): Promise<void> {
  const [from, between, to] = [join(kept, path), join(back, path), join(target, path)]
  // Nothing is kept only if the power failed; the comparison that follows will find out what is in the target.
  if (!(await statOf(from, disk))?.isFile() || (await isSame(from, to, disk))) return
  await disk.mkdir(dirname(between), { recursive: true })
  await disk.mkdir(dirname(to), { recursive: true })
  await keep(from, between, disk)
  await disk.rename(between, to)
}

async function isSame(left: string, right: string, disk: Disk): Promise<boolean> {
  const [one, other] = [await statOf(left, disk), await statOf(right, disk)]
  if (!one?.isFile() || !other?.isFile() || one.size !== other.size) return false
  if (one.ino === other.ino && one.dev === other.dev) return true
  const [bytes, others] = [await disk.readFile(left), await disk.readFile(right)]
  return bytes.equals(others)
}
