import { existsSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { readOrdinaryFile } from '../base/ordinary-files.ts'
import { findPathFault } from '../base/paths.ts'
import { askGit, type Environment, findRepository, type Repository } from '../read/git.ts'
import { changeFiles } from '../write/change-files.ts'
import { realDisk, WriteError } from '../write/disk.ts'
import { acquireLock } from '../write/lock.ts'
import { answerOf, refIsThere, unstage } from './release-git.ts'

// A journal in the folder of the handbook says which release was begun, so that the next command takes back what a killed one
// left. A lock keeps two of them apart.

/** A file of the handbook as a release makes it: `before` is missing where there is none yet, `after` where it is to go. */
export interface ReleaseFile {
  readonly path: string
  readonly before?: string | undefined
  readonly after?: string | undefined
}

/** A release that was begun. */
interface BegunRelease {
  /** Its page, and what has to change with it. */
  readonly files: readonly ReleaseFile[]
  /** The tag or the branch that stands for it, once it is made. */
  readonly ref: string
  readonly head: string
  /** The folder of its page was not there. */
  readonly isFirst: boolean
}

const journalName = '.rolebook-release.json'
const lockName = 'rolebook-release'

/** Says in the folder of the handbook what is begun. */
export function writeReleaseJournal(folder: string, begun: BegunRelease): void {
  const file = join(folder, journalName)
  writeFileSync(`${file}.tmp`, JSON.stringify({ rolebook: 1, ...begun }), { flush: true })
  renameSync(`${file}.tmp`, file)
}

/** Says that nothing is begun any more. */
export const removeReleaseJournal = (folder: string): void => rmSync(join(folder, journalName), { force: true })

function readReleaseJournal(folder: string): BegunRelease | undefined {
  try {
    const begun = JSON.parse(String(readOrdinaryFile(join(folder, journalName))))
    // It may come with a repository that someone else wrote.
    const isSound = begun.rolebook === 1 && Array.isArray(begun.files) && begun.files.every(isReleaseFile)
    return isSound && /^[0-9a-f]{40,64}$/.test(begun.head) && /^refs\/(?:tags|heads)\//.test(begun.ref)
      ? begun
      : undefined
  } catch {
    return undefined
  }
}

const isReleaseFile = ({ path, before = '', after = '' }: Partial<Record<keyof ReleaseFile, unknown>>): boolean =>
  typeof path === 'string' &&
  [before, after].every((text) => typeof text === 'string') &&
  !findPathFault(path) &&
  (path.endsWith('.md') || path === 'handbook.yaml')

/**
 * Takes back a release that was stopped before it was committed. Returns the name of its tag or branch; undefined when there is
 * none.
 */
export async function recoverRelease(folder: string, env: Environment): Promise<string | undefined> {
  rmSync(join(folder, `${journalName}.tmp`), { force: true })
  if (!existsSync(join(folder, journalName))) {
    await sweepReleaseLock(folder)
    return undefined
  }
  const place = await findRepository(folder, env)
  const begun = readReleaseJournal(folder)
  let tookBack: string | undefined
  const recover = async () => {
    if (begun && place.kind === 'repository') {
      if (await refIsThere(begun.ref, place, env)) await finishSwitch(begun, place, env)
      else {
        const paths = begun.files.map(({ path }) => place.prefix + path)
        await unstage(paths, { ...place, head: begun.head }, env)
        await restoreFiles(folder, begun)
        tookBack = begun.ref.replace(/^refs\/[a-z]+\//, '')
      }
    }
    removeReleaseJournal(folder)
  }
  if (place.kind === 'repository') await withReleaseLock(place, env, recover, 2_000)
  else await recover()
  return tookBack
}

/** Checks out the branch of a release whose page is committed there, if that is all that was left to do. */
async function finishSwitch({ ref, head }: BegunRelease, place: Repository, env: Environment): Promise<void> {
  if (!ref.startsWith('refs/heads/') || place.head !== head) return
  const made = await answerOf(['rev-parse', '--verify', '--quiet', `${ref}^`], { folder: place.top, env })
  if (made?.trim() === head) await askGit(['symbolic-ref', 'HEAD', ref], { folder: place.top, env })
}

/** Removes the lock of a release that was killed before it began anything. Of one that is still running it stays. */
async function sweepReleaseLock(folder: string): Promise<void> {
  let top = resolve(folder)
  while (!existsSync(join(top, '.git')) && dirname(top) !== top) top = dirname(top)
  const lock = join(top, '.git', lockName)
  if (!existsSync(lock)) return
  const unlock = await acquireLock(lock, 0, realDisk).catch(() => undefined)
  await unlock?.()
}

/** Puts files back to what they were, unless somebody has changed them since. */
export async function restoreFiles(
  folder: string,
  { files, isFirst }: Pick<BegunRelease, 'files' | 'isFirst'>,
): Promise<void> {
  const changes = files.flatMap(({ path, before, after }): ReleaseFile[] => {
    const file = join(folder, path)
    const now = existsSync(file) ? readFileSync(file, 'utf8').replace(/^\uFEFF/, '') : undefined
    return now === after && before !== after ? [{ path, before: after, after: before }] : []
  })
  await changeFiles(
    folder,
    changes.map(({ path, before, after }) => ({ path, before, after })),
  )
  const own = join(folder, 'releases')
  if (isFirst && existsSync(own) && readdirSync(own).length === 0) rmdirSync(own)
}

/**
 * Does something while no other process makes a release here: when one of two fails, it could undo the work of the other.
 * Throws a WriteError when another does for longer than `patience`, in milliseconds.
 */
export async function withReleaseLock(
  { top: folder }: Repository,
  env: Environment,
  make: () => Promise<void>,
  patience = 10_000,
): Promise<void> {
  const file = (await askGit(['rev-parse', '--git-path', lockName], { folder, env })).trim()
  const unlock = await acquireLock(resolve(folder, file), patience, realDisk, 'release is being made here').catch(
    (fault) => {
      if (fault instanceof WriteError) throw fault
      // Where the lock cannot be written, git cannot write either, and says why.
      return async () => undefined
    },
  )
  try {
    await make()
  } finally {
    await unlock().catch(() => undefined) // others notice that it is stale when this process has ended
  }
}
