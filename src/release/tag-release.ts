import { type Environment, git } from '../read/git.ts'
import type { Repository } from '../read/repository.ts'

/** A file of the commit that a release is. */
interface File {
  /** From the top of the repository. */
  readonly path: string
  readonly contents: string
}

interface Release {
  readonly file: File
  /** Of the commit. */
  readonly title: string
  readonly tag: string
  /** Of the tag: what changed. */
  readonly notes: string
}

/** Git could not do it, in its own words. Nothing was committed and nothing tagged. */
export class GitError extends Error {}

/**
 * Commits one file on top of what is checked out and tags that commit: both or neither, since git sets the branch and the
 * tag in one transaction. The file itself is written by the caller. Runs no hook. Throws a GitError.
 */
export async function tagRelease({ top: folder, head }: Repository, release: Release, env: Environment): Promise<void> {
  const { file, title, tag, notes } = release
  const blob = await ask(['hash-object', '-w', '--stdin'], file.contents)
  try {
    await ask(['update-index', '--add', '--cacheinfo', `100644,${blob},${file.path}`])
    const tree = await ask(['write-tree'])
    const commit = await ask(['commit-tree', tree, '-p', head, '-F', '-'], `${title}\n`)
    const tagger = await ask(['var', 'GIT_COMMITTER_IDENT'])
    const object = `object ${commit}\ntype commit\ntag ${tag}\ntagger ${tagger}\n\n${title}\n\n${notes}\n`
    const tagged = await ask(['mktag'], object)
    const changes = [`update HEAD ${commit} ${head}`, `create refs/tags/${tag} ${tagged}`]
    await ask(['update-ref', '-m', title, '--stdin'], ['start', ...changes, 'prepare', 'commit', ''].join('\n'))
  } catch (error) {
    // What is staged is again what is checked out: the caller has made sure that it was.
    await git(['read-tree', head], { folder, env })
    throw error
  }

  async function ask(args: readonly string[], input = ''): Promise<string> {
    let text = ''
    const { code, error } = await git(args, {
      folder,
      env,
      input,
      onText: (more) => {
        text += more
      },
    })
    if (code !== 0) throw new GitError(error.trim() || `git ${args[0]} failed`)
    return text.trim()
  }
}

/** Whether a repository has changes that are not committed, and how git lists them. */
export async function uncommitted({ top: folder }: Repository, env: Environment): Promise<readonly string[]> {
  let text = ''
  await git(['status', '--porcelain=v1', '--untracked-files=normal', '--ignore-submodules'], {
    folder,
    env,
    onText: (more) => {
      text += more
    },
  })
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => line.slice(3))
}
