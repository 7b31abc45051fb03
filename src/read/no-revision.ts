import type { Fault } from '../types.ts'
import type { NoRepository, Repository } from './repository.ts'
import { shellQuoted } from './shell-quoted.ts'

/** Why a handbook cannot be read as it is at a revision, and the command that may help. */
export interface NoRevision extends Fault {
  readonly reason: 'git' | 'repository' | 'unsafe' | 'ref' | 'folder' | 'history'
}

/** What keeps a folder from being asked about its revisions. */
export function noRepository(reason: NoRepository): NoRevision {
  switch (reason.kind) {
    case 'missing':
      return {
        reason: 'git',
        message: `Revisions cannot be read: ${reason.why}`,
        mend: 'Install git, and see that `git log` runs in the folder of the handbook.',
      }
    case 'unsafe':
      return {
        reason: 'unsafe',
        message: 'Revisions cannot be read: the repository belongs to somebody else',
        mend: `If you trust it, run \`git config --global --add safe.directory ${shellQuoted(reason.top)}\`.`,
      }
    case 'none':
      return {
        reason: 'repository',
        message: 'Revisions cannot be read: the handbook is in no work tree of git that has a commit',
        mend: 'Run `git init` and commit the handbook; of a bare repository, make a work tree with `git worktree add`.',
      }
  }
}

/** Nothing in the repository has this name. */
export function noRef(ref: string, { edges }: Repository): NoRevision {
  const [part, command] =
    edges.size > 0
      ? [', and this clone has only a part of the history', 'git fetch --unshallow --tags']
      : ['', 'git fetch --tags']
  const ci = edges.size > 0 ? '; in GitHub Actions, give actions/checkout `fetch-depth: 0`' : ''
  return {
    reason: 'ref',
    message: `Nothing in the repository is called \`${shown(ref)}\`${part}`,
    mend: `Expected a tag, a branch or the id of a commit. If others have it, run \`${command}\`${ci}.`,
  }
}

/** The revision is there, the handbook is not. */
export function noFolder(ref: string, { prefix }: Repository): NoRevision {
  const folder = prefix.replace(/\/$/, '')
  return {
    reason: 'folder',
    message: `At \`${shown(ref)}\` there is no folder \`${folder}\``,
    mend: `See what it was called: \`git ls-tree ${shellQuoted(ref)}\`.`,
  }
}

/** Git does not have all objects, or cannot read them. */
export const noObjects = (ref: string): NoRevision => ({
  reason: 'history',
  message: `Git cannot read all that it holds at \`${shown(ref)}\``,
  mend: 'Clone the repository anew, without `--filter`; if that is no help, see what `git fsck` says.',
})

/** A name may be anything that somebody typed. */
const shown = (ref: string): string => ref.replace(/\p{Cc}/gu, '\uFFFD').slice(0, 200)
