import { dirname, join } from 'node:path'
import { errorCode } from '../base/errors.ts'
import { hashContents } from '../base/files.ts'
import { findPathFault, resolveRealPath } from '../base/paths.ts'
import { type Disk, realDisk, statOf } from './disk.ts'
import { acquireLock } from './lock.ts'

// What a command that changes files of a handbook leaves in its folder for the case that it is killed: a lock, and a journal
// from which the next command of any kind makes the handbook what it was, or sees that all was done.

/** One file while it is changed, by paths from the handbook's folder. */
interface JournalEntry {
  readonly from: string
  readonly to: string
  /** Beside it: its new text and its old one. */
  readonly fresh: string
  readonly backup: string
  /** Hashes of its bytes; '' for no file, where it is added or removed. */
  readonly before: string
  readonly after: string
  /** Folders that were not there before, outer ones first. */
  readonly folders: readonly string[]
}

type ChangeJournal = readonly JournalEntry[]

const lockName = '.rolebook-edit-lock'
const journalName = '.rolebook-edit.json'
const doneName = '.rolebook-edit-done.json'

/** Writes the journal, completely and safe from a power failure, before any file is touched. */
export async function writeChangeJournal(root: string, entries: ChangeJournal, disk: Disk): Promise<void> {
  const path = join(root, journalName)
  await disk.writeFile(`${path}.tmp`, JSON.stringify({ rolebook: 1, entries }), { flush: true })
  await disk.rename(`${path}.tmp`, path)
}

/** Says that all is done: from now on only what is beside the files has to go. */
export const closeChangeJournal = (root: string, disk: Disk): Promise<void> =>
  disk.rename(join(root, journalName), join(root, doneName))

/** Removes the journal, when nothing is left that it speaks of. */
export async function removeChangeJournal(root: string, disk: Disk): Promise<void> {
  for (const name of [journalName, `${journalName}.tmp`, doneName]) await disk.rm(join(root, name), { force: true })
}

/** Lets one process at a time change files of a handbook. Call what it returns when that is done. */
export async function lockHandbook(root: string, disk: Disk, patience = 10_000): Promise<() => Promise<void>> {
  const doing = 'command is changing files of the same handbook'
  const unlock = await acquireLock(join(root, lockName), patience, disk, doing)
  // Others notice that it is stale when this process has ended.
  return () => unlock().catch(() => undefined)
}

/**
 * Takes back what a command that was killed did to files of a handbook, unless it had done all. True if it took back
 * anything. Throws a WriteError when another command is changing the handbook for longer than `patience`, in milliseconds.
 */
export async function recoverChanges(folder: string, disk: Disk = realDisk, patience = 2_000): Promise<boolean> {
  const root = await resolveRealPath(folder)
  const names = await disk.readdir(root)
  if (!names.some((name) => name.startsWith('.rolebook-edit'))) return false
  const unlock = await lockHandbook(root, disk, patience)
  try {
    return await recoverLocked(root, disk)
  } finally {
    await unlock()
  }
}

/** The same for whoever holds the lock. */
export async function recoverLocked(root: string, disk: Disk): Promise<boolean> {
  for (const entry of await readEntries(doneName, root, disk)) await sweep(entry, root, disk)
  const entries = await readEntries(journalName, root, disk)
  const isDone = (await Promise.all(entries.map((entry) => isApplied(entry, root, disk)))).every(Boolean)
  let tookBack = false
  for (const entry of entries.toReversed()) {
    if (!isDone && (await takeBack(entry, root, disk))) tookBack = true
    await sweep(entry, root, disk)
    if (!isDone)
      for (const path of entry.folders.toReversed()) await disk.rmdir(join(root, path)).catch(() => undefined)
  }
  await removeChangeJournal(root, disk)
  for (const name of await disk.readdir(root))
    if (name.startsWith(`${lockName}-`)) await disk.rm(join(root, name), { force: true })
  return tookBack
}

async function sweep({ fresh, backup }: JournalEntry, root: string, disk: Disk): Promise<void> {
  for (const path of [fresh, backup]) await disk.rm(join(root, path), { force: true })
}

async function readEntries(name: string, root: string, disk: Disk): Promise<ChangeJournal> {
  const path = join(root, name)
  if (!(await statOf(path, disk))?.isFile()) return []
  const inside: JournalEntry[] = []
  for (const entry of decode(await disk.readFile(path, 'utf8')))
    if (await isInside(entry, root, disk)) inside.push(entry)
  return inside
}

// A journal may come with a repository someone else wrote, so its paths are not to be trusted.
function decode(text: string): ChangeJournal {
  try {
    const { rolebook, entries } = JSON.parse(text)
    return rolebook === 1 && Array.isArray(entries) ? entries.filter(isEntry) : []
  } catch {
    return []
  }
}

function isEntry(entry: JournalEntry): boolean {
  const { from, to, fresh, backup, before, after, folders } = entry
  return (
    [before, after].every((hash) => typeof hash === 'string') &&
    Array.isArray(folders) &&
    [from, to, fresh, backup, ...folders].every((path) => typeof path === 'string' && !findPathFault(path)) &&
    [fresh, backup].every((path) => /(?:^|\/)\.[^/]*\.(?:new|old)\.rolebook-\d+$/.test(path))
  )
}

/** Whether no folder on the way to its files is a link. */
async function isInside({ from, to, fresh, backup }: JournalEntry, root: string, disk: Disk): Promise<boolean> {
  for (const path of [from, to, fresh, backup])
    for (let folder = dirname(path); folder !== '.'; folder = dirname(folder))
      if ((await statOf(join(root, folder), disk))?.isSymbolicLink()) return false
  return true
}

async function isApplied({ from, to, after }: JournalEntry, root: string, disk: Disk): Promise<boolean> {
  if ((await hashAt(join(root, to), disk)) !== after) return false
  return to === from || (await isSameFile(from, to, root, disk)) || (await hashAt(join(root, from), disk)) === ''
}

/** On a disk that ignores case, both names are those of one file. */
async function isSameFile(from: string, to: string, root: string, disk: Disk): Promise<boolean> {
  const [one, other] = [await statOf(join(root, from), disk), await statOf(join(root, to), disk)]
  return one !== undefined && one.ino === other?.ino && one.dev === other.dev
}

/** Touches nothing that has another text than the command read or wrote. */
async function takeBack(entry: JournalEntry, root: string, disk: Disk): Promise<boolean> {
  const { from, to, backup, before, after } = entry
  const [place, kept] = [join(root, from), join(root, backup)]
  const now = await hashAt(place, disk)
  if (before === '') {
    const isAdded = now !== '' && now === after
    if (isAdded) await disk.unlink(place)
    return isAdded
  }
  const isChanged = now !== before && (now === after || now === '') && (await hashAt(kept, disk)) === before
  if (isChanged) await disk.rename(kept, place)
  const isMoved = to !== from && (await hashAt(join(root, to), disk)) === after
  if (isMoved && !(await isSameFile(from, to, root, disk))) await disk.unlink(join(root, to))
  return isChanged || isMoved
}

/** Of what a file holds; '' where there is no file. */
async function hashAt(path: string, disk: Disk): Promise<string> {
  if (!(await statOf(path, disk))?.isFile()) return ''
  return hashContents(
    await disk.readFile(path).catch((fault) => {
      if (errorCode(fault) === 'ENOENT') return Buffer.alloc(0)
      throw fault
    }),
  )
}
