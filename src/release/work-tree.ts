import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Environment, git } from '../read/git.ts'
import type { Repository } from '../read/repository.ts'
import { gitOutput } from './git-output.ts'

/** What may keep a release from being just what is checked out. */
export interface WorkTree {
  /** What was begun and is not done, such as `merge`. */
  readonly begun?: string
  /** Files that are not committed as they are. */
  readonly uncommitted: readonly string[]
  /** Files of the handbook that differ from what is committed, or may, and that git was told not to look at. */
  readonly unseen: readonly string[]
  /** Missing when a commit is checked out and no branch. */
  readonly branch?: string
}

/** Looks at the work tree of a handbook. `pages` are the paths of those that were read. Throws a GitError. */
export async function workTree(place: Repository, pages: readonly string[], env: Environment): Promise<WorkTree> {
  const { top: folder, prefix } = place
  const ask = (args: readonly string[]) => gitOutput(args, { folder, env })
  const signs = await ask(['rev-parse', ...Object.keys(begun).flatMap((name) => ['--git-path', name])])
  const sign = Object.keys(begun).find((_, at) => existsSync(resolve(folder, signs.split('\n')[at]!)))
  const status = await ask(['status', '--porcelain=v1', '-z', '--untracked-files=normal', '--ignore-submodules'])
  const listed = (await ask(['ls-files', '-v', '-z', '--', ...(prefix === '' ? [] : [prefix])])).split('\0')
  const known = new Set(listed.map((entry) => entry.slice(2).normalize('NFC')))
  const isUnseen = (entry: string) => /^[a-zS] /.test(entry)
  const { code, text } = await git(['symbolic-ref', '--quiet', '--short', 'HEAD'], { folder, env })
  return {
    ...(sign !== undefined && { begun: begun[sign] }),
    uncommitted: inStatus(status),
    unseen: [
      ...listed.filter(isUnseen).map((entry) => entry.slice(2)),
      ...pages.map((path) => prefix + path).filter((path) => !known.has(path.normalize('NFC'))),
    ],
    ...(code === 0 && { branch: text.trim() }),
  }
}

/** What git keeps while something is not done. */
const begun: Readonly<Record<string, string>> = {
  MERGE_HEAD: 'merge',
  'rebase-merge': 'rebase',
  'rebase-apply': 'rebase',
  CHERRY_PICK_HEAD: 'cherry-pick',
  REVERT_HEAD: 'revert',
  BISECT_LOG: 'bisect',
}

/** Behind a file that was moved stands the name it had. */
function inStatus(text: string): string[] {
  const entries = text.split('\0')
  return entries.flatMap((entry, at) => {
    const isOldName = /^[RC]|^.[RC]/.test(entries[at - 1]?.slice(0, 2) ?? '')
    return entry === '' || isOldName ? [] : [entry.slice(3)]
  })
}
