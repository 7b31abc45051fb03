import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { askGit, type Environment, type Repository } from '../read/git.ts'
import { changeFiles } from '../write/change-files.ts'
import { WriteError } from '../write/disk.ts'
import { gitOutput, unstage } from './release-git.ts'
import {
  type ReleaseFile,
  removeReleaseJournal,
  restoreFiles,
  withReleaseLock,
  writeReleaseJournal,
} from './release-journal.ts'

// The part of making a release that changes something: its page, a commit and a tag, all or none. A journal in the folder
// of the handbook says what was begun, so that the next command takes back what a killed one left.

/** What is made. */
interface Release {
  /** The folder of the handbook. */
  readonly folder: string
  readonly place: Repository
  readonly title: string
  readonly makes: Tag | Branch
}

/** A release, with what changed as its message. */
interface Tag {
  readonly kind: 'tag'
  readonly name: string
  readonly notes: string
}

/** A release that is still to be agreed on: its page, on a branch of its own. */
interface Branch {
  readonly kind: 'branch'
  readonly name: string
}

const refOf = ({ kind, name }: Tag | Branch): string => `refs/${kind === 'tag' ? 'tags' : 'heads'}/${name}`

/**
 * Writes the page of a release, and what changes with it, and commits them: on the branch that is checked out, with a tag, or on a new branch, which is
 * checked out then. Throws a UserError when it did none of this.
 */
export async function commitRelease(files: readonly ReleaseFile[], release: Release, env: Environment): Promise<void> {
  const { folder, place, makes } = release
  await withReleaseLock(place, env, async () => {
    await requireSameHead(place, env)
    const isFirst = !existsSync(join(folder, 'releases'))
    const begun = { files, ref: refOf(makes), head: place.head, isFirst }
    writeReleaseJournal(folder, begun)
    try {
      await writeReleaseFiles(folder, files)
      await commitFiles(
        files.map(({ path }) => place.prefix + path),
        release,
        env,
      )
    } catch (error) {
      await restoreFiles(folder, begun)
      throw error
    } finally {
      removeReleaseJournal(folder)
    }
  })
}

/** Tags what is checked out, which has the page of the release. Throws a UserError when it could not. */
export async function tagRelease(
  { place, title, makes: tag }: Pick<Release, 'place' | 'title'> & { readonly makes: Tag },
  env: Environment,
): Promise<void> {
  const ask = asker(place, env)
  await withReleaseLock(place, env, async () => {
    await requireSameHead(place, env)
    const tagged = await makeTag(place.head, title, tag, ask)
    await ask(['update-ref', '--create-reflog', refOf(tag), tagged, ''.padEnd(place.head.length, '0')])
  })
}

/**
 * Commits files, as they are on the disk or gone from it, on top of what is checked out. With a tag it does both or neither,
 * since git sets the branch and the tag in one transaction. Runs no hook. `paths` are from the top of the repository.
 */
async function commitFiles(
  paths: readonly string[],
  { place, title, makes }: Release,
  env: Environment,
): Promise<void> {
  const ask = asker(place, env)
  try {
    // From the disk, so that line ends are committed as the repository has them. That git converts them is fine here.
    await ask(['-c', 'core.safecrlf=false', 'update-index', '--add', '--remove', '--', ...paths])
    const tree = await ask(['write-tree'])
    const commit = await ask(['commit-tree', tree, '-p', place.head, '-F', '-'], `${title}\n`)
    if (makes.kind === 'branch') return await switchTo(makes, commit, title, ask)
    const tagged = await makeTag(commit, title, makes, ask)
    const changes = [`update HEAD ${commit} ${place.head}`, `create ${refOf(makes)} ${tagged}`]
    await ask(['update-ref', '-m', title, '--stdin'], ['start', ...changes, 'prepare', 'commit', ''].join('\n'))
  } catch (error) {
    await unstage(paths, place, env)
    throw error
  }
}

type Ask = (args: readonly string[], input?: string) => Promise<string>

const asker =
  ({ top: folder }: Repository, env: Environment): Ask =>
  async (args, input = '') =>
    (await gitOutput(args, { folder, env, input })).trim()

async function makeTag(commit: string, title: string, { name, notes }: Tag, ask: Ask): Promise<string> {
  const tagger = await ask(['var', 'GIT_COMMITTER_IDENT'])
  return ask(['mktag'], `object ${commit}\ntype commit\ntag ${name}\ntagger ${tagger}\n\n${title}\n\n${notes}\n`)
}

/** What is on the disk and staged is what the commit has, so that only the name of the branch changes. */
async function switchTo(branch: Branch, commit: string, title: string, ask: Ask): Promise<void> {
  const ref = refOf(branch)
  await ask(['update-ref', '-m', title, '--stdin'], `create ${ref} ${commit}\n`)
  try {
    await ask(['symbolic-ref', '-m', title, 'HEAD', ref])
  } catch (error) {
    await ask(['update-ref', '-d', ref, commit])
    throw error
  }
}

async function requireSameHead({ head, top: folder }: Repository, env: Environment): Promise<void> {
  const now = await askGit(['rev-parse', 'HEAD'], { folder, env })
  if (now.trim() !== head)
    throw new WriteError('Nothing was released: something else was committed here meanwhile.', 'Run it again.')
}

async function writeReleaseFiles(folder: string, files: readonly ReleaseFile[]): Promise<void> {
  const changes = files.filter(({ before, after }) => before !== after)
  await changeFiles(
    folder,
    changes.map(({ path, before, after }) => ({ path, before, after })),
  )
}
