import type { Stats } from 'node:fs'
import { dirname, join, resolve, sep } from 'node:path'
import { errorCode } from '../base/errors.ts'
import { hashContents } from '../base/files.ts'
import { resolveRealPath } from '../base/paths.ts'
import { type Disk, realDisk, statOf } from './disk.ts'
import { acquireLock } from './lock.ts'

// What a command that changes files leaves in their folder for the case that it is killed: a lock, and a journal from which
// the next command of any kind makes the files what they were, or sees that all was done. The folder is that of the handbook,
// or one around it: `owners --write` works at the top of the repository, `init` where the new folder is to be.

/** One file while it is changed, by paths from the folder of the journal. */
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

/** Lets one process at a time change files of a folder. Call what it returns when that is done. */
export async function lockFiles(root: string, disk: Disk, patience = 10_000): Promise<() => Promise<void>> {
  const doing = 'command is changing files of the same folder'
  const unlock = await acquireLock(join(root, lockName), patience, disk, doing)
  // Others notice that it is stale when this process has ended.
  return () => unlock().catch(() => undefined)
}

/**
 * Takes back what commands that were killed did to files of a folder, or of those that it lies in up to the top of its
 * repository, unless they had done all. True if it took back anything. The folder need not exist. Throws a WriteError when
 * another command is changing files there for longer than `patience`, in milliseconds.
 */
export async function recoverAround(folder: string, disk: Disk = realDisk, patience = 2_000): Promise<boolean> {
  let tookBack = false
  for (const root of await listFoldersAround(await resolveRealPath(resolve(folder)), disk))
    if (await recoverChanges(root, disk, patience)) tookBack = true
  return tookBack
}

/** The folder first. Without a repository, all of them. */
async function listFoldersAround(folder: string, disk: Disk): Promise<string[]> {
  const isTop = dirname(folder) === folder || (await statOf(join(folder, '.git'), disk)) !== undefined
  return isTop ? [folder] : [folder, ...(await listFoldersAround(dirname(folder), disk))]
}

async function recoverChanges(root: string, disk: Disk, patience: number): Promise<boolean> {
  const names = await disk.readdir(root).catch(() => [])
  if (!names.some((name) => name.startsWith('.rolebook-edit'))) return false
  const unlock = await lockFiles(root, disk, patience)
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
  const stat = await statOf(path, disk)
  if (!stat?.isFile() || !(await isOurs(stat, root, disk))) return []
  const inside: JournalEntry[] = []
  for (const entry of decode(await disk.readFile(path, 'utf8')))
    if (await isInside(entry, root, disk)) inside.push(entry)
  return inside
}

/** In a folder where everybody may put files, such as `/tmp`, somebody else's journal could be about a folder of ours. */
async function isOurs({ uid }: Stats, root: string, disk: Disk): Promise<boolean> {
  const isShared = ((await disk.lstat(root)).mode & 0o1000) !== 0
  return !isShared || uid === process.getuid?.()
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
    [from, to, fresh, backup].every((path) => typeof path === 'string' && staysInside(path)) &&
    [fresh, backup].every((path) => /(?:^|\/)\.[^/]*\.(?:new|old)\.rolebook-\d+$/.test(path)) &&
    Array.isArray(folders) &&
    folders.every((path) => typeof path === 'string' && to.startsWith(`${path}/`))
  )
}

const staysInside = (path: string): boolean =>
  !path.split(/[\\/]/).some((part) => ['', '.', '..'].includes(part)) && !(sep === '\\' && path.includes(':'))

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
