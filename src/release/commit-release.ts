import { existsSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { UserError } from '../base/errors.ts'
import { readOrdinaryFile } from '../base/ordinary-files.ts'
import { findPathFault } from '../base/paths.ts'
import { askGit, type Environment, failedGit, findRepository, type Repository, runGit } from '../read/git.ts'
import { changeFiles } from '../write/change-files.ts'
import { realDisk, WriteError } from '../write/disk.ts'
import { acquireLock } from '../write/lock.ts'

// The part of making a release that changes something: its page, a commit and a tag, all or none. A journal in the folder
// of the handbook says what was begun, so that the next command takes back what a killed one left.

/** A file of the handbook as a release makes it: `before` is missing where there is none yet. */
export interface ReleasePage {
  readonly path: string
  readonly before?: string
  readonly after: string
}

/** What is committed and tagged. */
interface Release {
  /** The folder of the handbook. */
  readonly folder: string
  readonly place: Repository
  readonly title: string
  readonly tag: string
  /** The message of the tag: what changed. */
  readonly notes: string
}

/** Writes the page of a release, commits it and tags the commit. Throws a UserError when it did none of these. */
export async function commitRelease(page: ReleasePage, release: Release, env: Environment): Promise<void> {
  const { folder, place, tag } = release
  await withReleaseLock(place, env, async () => {
    requireSameHead(place, (await askGit(['rev-parse', 'HEAD'], { folder: place.top, env })).trim())
    const begun = { page, tag, head: place.head, isFirst: !existsSync(dirname(join(folder, page.path))) }
    writeReleaseJournal(folder, begun)
    try {
      await writeReleasePage(folder, page)
      await tagRelease(place.prefix + page.path, release, env)
    } catch (error) {
      await removeReleasePage(folder, begun)
      throw error
    } finally {
      rmSync(join(folder, journalName), { force: true })
    }
  })
}

/**
 * Commits one file, as it is on the disk, on top of what is checked out and tags that commit: both or neither, since git
 * sets the branch and the tag in one transaction. Runs no hook. `path` is from the top of the repository.
 */
async function tagRelease(path: string, { place, title, tag, notes }: Release, env: Environment): Promise<void> {
  const { top: folder, head } = place
  const ask = async (args: readonly string[], input = '') => (await gitOutput(args, { folder, env, input })).trim()
  try {
    // From the disk, so that line ends are committed as the repository has them. That git converts them is fine here.
    await ask(['-c', 'core.safecrlf=false', 'update-index', '--add', '--', path])
    const tree = await ask(['write-tree'])
    const commit = await ask(['commit-tree', tree, '-p', head, '-F', '-'], `${title}\n`)
    const tagger = await ask(['var', 'GIT_COMMITTER_IDENT'])
    const object = `object ${commit}\ntype commit\ntag ${tag}\ntagger ${tagger}\n\n${title}\n\n${notes}\n`
    const tagged = await ask(['mktag'], object)
    const changes = [`update HEAD ${commit} ${head}`, `create refs/tags/${tag} ${tagged}`]
    await ask(['update-ref', '-m', title, '--stdin'], ['start', ...changes, 'prepare', 'commit', ''].join('\n'))
  } catch (error) {
    await unstage(path, place, env)
    throw error
  }
}

function requireSameHead({ head }: Repository, now: string): void {
  if (now !== head)
    throw new WriteError('Nothing was released: something else was committed here meanwhile.', 'Run it again.')
}

/** A release that was begun. */
interface BegunRelease {
  readonly page: ReleasePage
  readonly tag: string
  readonly head: string
  /** The folder of its page was not there. */
  readonly isFirst: boolean
}

const journalName = '.rolebook-release.json'
const lockName = 'rolebook-release'

function writeReleaseJournal(folder: string, begun: BegunRelease): void {
  const file = join(folder, journalName)
  writeFileSync(`${file}.tmp`, JSON.stringify({ rolebook: 1, ...begun }), { flush: true })
  renameSync(`${file}.tmp`, file)
}

function readReleaseJournal(folder: string): BegunRelease | undefined {
  try {
    const begun = JSON.parse(String(readOrdinaryFile(join(folder, journalName))))
    const { path, after, before } = begun.page
    const texts = [path, after, before ?? '', begun.tag, begun.head]
    // It may come with a repository that someone else wrote.
    const isSound = begun.rolebook === 1 && texts.every((text) => typeof text === 'string') && !findPathFault(path)
    return isSound && /^[0-9a-f]{40,64}$/.test(begun.head) && path.endsWith('.md') ? begun : undefined
  } catch {
    return undefined
  }
}

/** Takes back a release that was stopped before it was committed. Returns its tag; undefined when there is none. */
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
    if (begun && place.kind === 'repository' && !(await tagIsThere(begun.tag, place, env))) {
      await unstage(place.prefix + begun.page.path, { ...place, head: begun.head }, env)
      await removeReleasePage(folder, begun)
      tookBack = begun.tag
    }
    rmSync(join(folder, journalName), { force: true })
  }
  if (place.kind === 'repository') await withReleaseLock(place, env, recover, 2_000)
  else await recover()
  return tookBack
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

/** Puts the page back to what it was, unless somebody has changed it since. */
async function removeReleasePage(folder: string, { page, isFirst }: BegunRelease): Promise<void> {
  const { path, before, after } = page
  const file = join(folder, path)
  if (before !== undefined) {
    const isWritten = existsSync(file) && readFileSync(file, 'utf8').replace(/^\uFEFF/, '') === after
    if (isWritten && before !== after) await changeFiles(folder, [{ path, before: after, after: before }])
    return
  }
  if (!existsSync(dirname(file))) return
  if (existsSync(file) && readFileSync(file, 'utf8') === after) rmSync(file)
  if (isFirst && readdirSync(dirname(file)).length === 0) rmdirSync(dirname(file))
}

async function writeReleasePage(folder: string, { path, before, after }: ReleasePage): Promise<void> {
  if (before !== after) await changeFiles(folder, [{ path, before, after }])
}

/** So that nothing is staged: whoever began the release has made sure that nothing was. */
async function unstage(path: string, { top: folder, head }: Repository, env: Environment): Promise<void> {
  await runGit(['reset', '--quiet', head, '--', path], { folder, env })
}

/** Whether there is a tag of this name, whatever it is of. */
export async function tagIsThere(tag: string, { top: folder }: Repository, env: Environment): Promise<boolean> {
  return (await answerOf(['show-ref', '--verify', '--quiet', `refs/tags/${tag}`], { folder, env })) !== undefined
}

/** What git says, undefined when it says no. */
export async function answerOf(
  args: readonly string[],
  options: Parameters<typeof runGit>[1],
): Promise<string | undefined> {
  const ended = await runGit(args, options)
  if (ended.code === 0) return ended.text
  if (ended.code === 1) return undefined
  throw failedGit(args, ended)
}

/** What git says. Throws a UserError when it cannot do what it is asked to. */
export async function gitOutput(args: readonly string[], options: Parameters<typeof runGit>[1]): Promise<string> {
  const { code, error, text } = await runGit(args, options)
  if (code === 0) return text
  const said = error.trim() || `git ${args[0]} failed`
  const hint = /identity|ident|user\.email|tell me who you are/i.test(said)
    ? 'Say who you are: git config user.name "Your Name", git config user.email you@example.com'
    : 'See that `git commit` works here, then run it again.'
  throw new UserError(`Nothing was released. Git says: ${said}`, hint)
}

/**
 * Does something while no other process makes a release here: when one of two fails, it could undo the work of the other.
 * Throws a WriteError when another does for longer than `patience`, in milliseconds.
 */
async function withReleaseLock(
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
