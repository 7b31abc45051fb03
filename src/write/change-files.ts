import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { errorCode } from '../base/errors.ts'
import { type FileChange, hashContents } from '../base/files.ts'
import { resolveRealPath } from '../base/paths.ts'
import { quotePath } from '../base/text.ts'
import {
  closeChangeJournal,
  lockFiles,
  recoverLocked,
  removeChangeJournal,
  writeChangeJournal,
} from './change-journal.ts'
import { type Disk, hardLink, realDisk, resolveOnDisk, statOf, WriteError } from './disk.ts'

/**
 * Changes, moves, adds and removes files of a folder, which it makes if need be: all of them or, whatever fails, none; if the
 * process is killed, the next command takes back what was done. Refuses what leads out of the folder, files that are no longer
 * as they were read, and new ones where something is. Throws a WriteError when it changed nothing.
 */
export async function changeFiles(
  folder: string,
  changes: readonly FileChange[],
  disk: Disk = realDisk,
): Promise<void> {
  if (changes.length === 0) return
  const undo: (() => Promise<unknown>)[] = []
  const sweep: (() => Promise<unknown>)[] = []
  try {
    const root = await resolveRealPath(resolve(folder))
    // For a folder that is not there yet, lock and journal are where it will be.
    const [outermost] = await listMissing(root, disk)
    const base = outermost === undefined ? root : dirname(outermost)
    const unlock = await lockFiles(base, disk)
    sweep.push(unlock)
    await recoverLocked(base, disk)
    const plans: PlannedChange[] = []
    for (const change of changes) plans.push(await planChange(root, change, disk))
    sweep.push(() => removeChangeJournal(base, disk))
    await writeChangeJournal(
      base,
      plans.map((plan) => asEntry(plan, base)),
      disk,
    )
    for (const plan of plans) await prepare(plan, { undo, sweep }, disk)
    for (const plan of plans) await exchange(plan, undo, disk)
    await closeChangeJournal(base, disk)
  } catch (fault) {
    const restored = await runAll(undo.toReversed())
    // What could not be put back the next command tries again.
    if (restored) await runAll(sweep.toReversed())
    else await sweep[0]?.()
    throw describeFault(fault, restored)
  }
  await runAll(sweep.toReversed())
}

const asEntry = ({ from, to, fresh, backup, before, contents, folders }: PlannedChange, base: string) => {
  const inside = (path: string) => relative(base, path).replaceAll(sep, '/')
  return {
    from: inside(from),
    to: inside(to),
    fresh: inside(fresh),
    backup: inside(backup),
    before,
    after: contents === undefined ? '' : hashContents(contents),
    folders: folders.map(inside),
  }
}

interface PlannedChange {
  /** Where it is and where it goes, without links. */
  readonly from: string
  readonly to: string
  readonly fresh: string
  readonly backup: string
  /** Missing for a new file. */
  readonly mode?: number
  /** Hash of what it holds; '' where there is no file yet. */
  readonly before: string
  /** Undefined where the file is to go. */
  readonly contents: string | Uint8Array | undefined
  /** Those that have to be made, outermost first. */
  readonly folders: readonly string[]
}

async function planChange(
  root: string,
  { path, to = path, before, after }: FileChange,
  disk: Disk,
): Promise<PlannedChange> {
  if (before === undefined) return planNewFile(root, path, after, disk)
  const from = await inside(root, await resolveOnDisk(root, path, disk))
  const target = to === path ? from : await notThroughLink(root, await resolveOnDisk(root, to, disk))
  const stat = await disk.lstat(from)
  if (!stat.isFile()) throw new WriteError(`${quotePath(path)} is not an ordinary file.`, 'Change it by hand.')
  const bytes = await disk.readFile(from)
  const text = bytes.toString('utf8')
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : ''
  if (typeof before === 'string' ? text !== mark + before : !bytes.equals(before))
    throw new WriteError(`${quotePath(path)} has been changed meanwhile.`, 'Save your work and try again.')
  const there = target === from ? undefined : await statOf(target, disk)
  // On a disk that ignores case, this may be the file itself.
  if (there && (there.ino !== stat.ino || there.dev !== stat.dev)) throw somethingAt(to)
  return {
    from,
    to: target,
    ...namesBeside(from),
    mode: stat.mode & 0o7777,
    before: hashContents(bytes),
    contents: typeof after === 'string' ? mark + after : after,
    folders: await listMissing(dirname(target), disk),
  }
}

async function planNewFile(
  root: string,
  path: string,
  contents: PlannedChange['contents'],
  disk: Disk,
): Promise<PlannedChange> {
  const to = await notThroughLink(root, await resolveOnDisk(root, path, disk))
  if (await statOf(to, disk)) throw somethingAt(path)
  return { from: to, to, ...namesBeside(to), before: '', contents, folders: await listMissing(dirname(to), disk) }
}

const somethingAt = (path: string): WriteError =>
  new WriteError(`There is something at ${quotePath(path)} already.`, 'Choose another name.')

function namesBeside(path: string): Pick<PlannedChange, 'fresh' | 'backup'> {
  const beside = (what: string) => join(dirname(path), `.${basename(path)}.${what}.rolebook-${process.pid}`)
  return { fresh: beside('new'), backup: beside('old') }
}

/** The path without links, if it is in the folder. */
async function inside(root: string, path: string): Promise<string> {
  const real = await resolveRealPath(path)
  if (real.startsWith(join(root, '/'))) return real
  throw new WriteError(`${quotePath(path)} leads out of the handbook.`, 'Change the file where it is.')
}

/** Where a file goes, since it would be lost in a folder that is a link: pages are not read through one. */
async function notThroughLink(root: string, path: string): Promise<string> {
  const real = await inside(root, path)
  if (dirname(real).toLowerCase() === dirname(path).toLowerCase()) return path
  throw new WriteError(`${quotePath(path)} is in a folder that is a link.`, 'Choose another folder.')
}

/** The folders that are not there, outermost first. */
async function listMissing(folder: string, disk: Disk): Promise<string[]> {
  return (await statOf(folder, disk)) ? [] : [...(await listMissing(dirname(folder), disk)), folder]
}

type Steps = Record<'undo' | 'sweep', (() => Promise<unknown>)[]>

/** Everything that is likely to fail, while the files are still untouched. */
async function prepare(plan: PlannedChange, { undo, sweep }: Steps, disk: Disk): Promise<void> {
  const { from, fresh, backup, contents, mode, before } = plan
  for (const path of [fresh, backup]) sweep.push(() => disk.rm(path, { force: true }))
  for (const folder of plan.folders) {
    undo.push(() => disk.rmdir(folder).catch(() => undefined))
    await disk.mkdir(folder, { recursive: true })
  }
  // It may be in a folder that is to go again.
  undo.push(() => disk.rm(fresh, { force: true }))
  if (contents !== undefined) await disk.writeFile(fresh, contents, { flag: 'wx', mode, flush: true })
  if (before !== '') await hardLink(from, backup, disk)
}

async function exchange(
  { from, to, fresh, backup, before, contents }: PlannedChange,
  undo: Steps['undo'],
  disk: Disk,
): Promise<void> {
  if (before === '') {
    await placeNewFile(fresh, to, disk)
    undo.push(() => disk.unlink(to))
    return
  }
  undo.push(() => disk.rename(backup, from))
  await (contents === undefined ? disk.unlink(from) : disk.rename(fresh, from))
  if (to === from) return
  undo.push(() => disk.rename(to, from))
  await disk.rename(from, to)
}

/** Gives a file its name, which nothing may have yet. */
async function placeNewFile(fresh: string, to: string, disk: Disk): Promise<void> {
  try {
    await disk.link(fresh, to)
  } catch {
    if (await statOf(to, disk)) throw somethingAt(to)
    await disk.rename(fresh, to) // a disk without hard links
  }
}

/** Runs every step, even when one fails. Says whether none did. */
async function runAll(steps: readonly (() => Promise<unknown>)[]): Promise<boolean> {
  let sound = true
  for (const step of steps) await step().catch((fault) => (sound &&= errorCode(fault) === 'ENOENT'))
  return sound
}

function describeFault(fault: unknown, restored: boolean): unknown {
  const outcome = restored
    ? 'Every file is as it was.'
    : 'Not every file could be put back; the next command tries it again.'
  if (fault instanceof WriteError) return new WriteError(`${fault.message} ${outcome}`, fault.hint)
  const code = errorCode(fault)
  if (code === undefined) return fault
  const { path, dest } = fault as { path?: string; dest?: string }
  const [why, hint] = reasons[code] ?? [`The disk reports the fault ${code}`, 'Try again.']
  return new WriteError(`${why}, at ${quotePath(dest ?? path ?? 'the folder')}. ${outcome}`, hint, { cause: fault })
}

const permission = ['There is no permission to write', 'Get permission to write the files and their folders.'] as const
const reasons: Readonly<Record<string, readonly [string, string]>> = {
  ENOSPC: ['There is no space left on the disk', 'Free some space and try again.'],
  ENOENT: ['A file is gone', 'Try again.'],
  ENOTDIR: ['A part of the path is a file, not a folder', 'Choose another name, or move the file away.'],
  EACCES: permission,
  EPERM: permission,
  EROFS: permission,
}
