import { type Environment, git } from '../read/git.ts'
import type { Repository } from '../read/repository.ts'
import { gitOutput } from './git-output.ts'

interface Release {
  /** The file of the commit, from the top of the repository. */
  readonly path: string
  /** Of the commit. */
  readonly title: string
  readonly tag: string
  /** Of the tag: what changed. */
  readonly notes: string
}

/**
 * Commits one file, as it is on the disk, on top of what is checked out and tags that commit: both or neither, since git
 * sets the branch and the tag in one transaction. Runs no hook. Throws a GitError: nothing was committed and nothing tagged.
 */
export async function tagRelease({ top: folder, head }: Repository, release: Release, env: Environment): Promise<void> {
  const { path, title, tag, notes } = release
  const ask = async (args: readonly string[], input = '') => (await gitOutput(args, { folder, env, input })).trim()
  try {
    // From the disk, so that line ends are committed as the repository has them. That they change is no fault here.
    await ask(['-c', 'core.safecrlf=false', 'update-index', '--add', '--', path])
    const tree = await ask(['write-tree'])
    const commit = await ask(['commit-tree', tree, '-p', head, '-F', '-'], `${title}\n`)
    const tagger = await ask(['var', 'GIT_COMMITTER_IDENT'])
    const object = `object ${commit}\ntype commit\ntag ${tag}\ntagger ${tagger}\n\n${title}\n\n${notes}\n`
    const tagged = await ask(['mktag'], object)
    const changes = [`update HEAD ${commit} ${head}`, `create refs/tags/${tag} ${tagged}`]
    await ask(['update-ref', '-m', title, '--stdin'], ['start', ...changes, 'prepare', 'commit', ''].join('\n'))
  } catch (error) {
    // What is staged is again what is checked out: the caller has made sure that it was.
    await git(['reset', '--quiet', head, '--', path], { folder, env })
    throw error
  }
}
