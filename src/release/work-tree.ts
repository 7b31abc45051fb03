import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { UserError } from '../base/errors.ts'
import { replaceControls } from '../base/text.ts'
import type { Environment, Repository } from '../read/git.ts'
import { answerOf, gitOutput } from './release-git.ts'

/** What may make a release differ from what is checked out. */
export interface WorkTree {
  /** What was begun and is not done, such as `merge`. */
  readonly begun?: string
  /** Files that are not committed as they are. */
  readonly uncommitted: readonly string[]
  /** Files of the handbook that differ from what is committed, or may, and that git was configured not to look at. */
  readonly unseen: readonly string[]
  /** Missing when a commit is checked out and no branch. */
  readonly branch?: string
}

/** Looks at the work tree of a handbook. `pages` are the paths of those that were read. */
export async function workTree(place: Repository, pages: readonly string[], env: Environment): Promise<WorkTree> {
  const { top: folder, prefix } = place
  const ask = (args: readonly string[]) => gitOutput(args, { folder, env })
  const signs = await ask(['rev-parse', ...Object.keys(begun).flatMap((name) => ['--git-path', name])])
  const sign = Object.keys(begun).find((_, at) => existsSync(resolve(folder, signs.split('\n')[at]!)))
  const status = await ask(['status', '--porcelain=v1', '-z', '--untracked-files=normal', '--ignore-submodules'])
  const listed = (await ask(['ls-files', '-v', '-z', '--', ...(prefix === '' ? [] : [prefix])])).split('\0')
  const known = new Set(listed.map((entry) => entry.slice(2).normalize('NFC')))
  const isUnseen = (entry: string) => /^[a-zS] /.test(entry)
  const branch = await answerOf(['symbolic-ref', '--quiet', '--short', 'HEAD'], { folder, env })
  return {
    begun: sign === undefined ? undefined : begun[sign],
    uncommitted: inStatus(status).flatMap((path) => (path === `${prefix}releases/` ? filesIn(path, folder) : [path])),
    unseen: [
      ...listed.filter(isUnseen).map((entry) => entry.slice(2)),
      ...pages.map((path) => prefix + path).filter((path) => !known.has(path.normalize('NFC'))),
    ],
    branch: branch?.trim(),
  }
}

/** Of a folder that is new, git says its name. */
const filesIn = (path: string, top: string): string[] => readdirSync(join(top, path)).map((name) => path + name)

/** What git keeps while something is not done. */
const begun: Readonly<Record<string, string>> = {
  MERGE_HEAD: 'merge',
  'rebase-merge': 'rebase',
  'rebase-apply': 'rebase',
  CHERRY_PICK_HEAD: 'cherry-pick',
  REVERT_HEAD: 'revert',
  BISECT_LOG: 'bisect',
}

/** After a file that was moved comes its old name. */
function inStatus(text: string): string[] {
  const entries = text.split('\0')
  return entries.flatMap((entry, at) => {
    const isOldName = /^[RC]|^.[RC]/.test(entries[at - 1]?.slice(0, 2) ?? '')
    return entry === '' || isOldName ? [] : [entry.slice(3)]
  })
}

/** Makes sure that nothing is half done. Throws a UserError. */
export function requireFinished({ begun }: WorkTree): void {
  if (begun)
    throw new UserError(
      `A ${begun} was begun here and is not done.`,
      'See `git status`. Finish it or abort it, then run this again.',
    )
}

/** A release is what is committed. Throws a UserError when something else is there than that and what `isOwn`, the page it writes. */
export function requireCommitted({ uncommitted, unseen }: WorkTree, isOwn: (path: string) => boolean): void {
  const others = uncommitted.filter((path) => !isOwn(path))
  if (others.length > 0)
    throw new UserError(
      `${others.length === 1 ? 'A file has' : `${others.length} files have`} changes that are not committed: ${some(others)}.`,
      'A release is what is committed. Commit your changes or put them aside, then run it again.',
    )
  const hidden = unseen.filter((path) => !isOwn(path))
  if (hidden.length > 0)
    throw new UserError(
      `Git is set not to look at ${hidden.length === 1 ? 'a file' : `${hidden.length} files`} of the handbook, which may differ from what is committed: ${some(hidden)}.`,
      'A release is what is committed. See `git check-ignore -v <file>`, `git sparse-checkout list` and `git ls-files -v`.',
    )
}

const some = (files: readonly string[]): string =>
  `${files.slice(0, 3).map(replaceControls).join(', ')}${files.length > 3 ? ' and more' : ''}`
