import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Dependency } from '../project/dependency.ts'
import { findRepository, runGit } from '../read/git.ts'
import { hintText, type Terminal } from '../reporters/terminal.ts'

// What people do next in a project that was written: what they install packages with, and what of its surroundings keeps it
// from working.

interface PackageManager {
  readonly lockFile: string
  /** What installs a project, and what adds a package that it needs for its development. */
  readonly install: string
  readonly add: string
}

const npm: PackageManager = { lockFile: 'package-lock.json', install: 'npm install', add: 'npm install --save-dev' }

const others: readonly PackageManager[] = [
  { lockFile: 'pnpm-lock.yaml', install: 'pnpm install', add: 'pnpm add --save-dev' },
  { lockFile: 'yarn.lock', install: 'yarn install', add: 'yarn add --dev' },
]

/** Files of package managers that may be in the folder of a project before rolebook is. */
export const lockFileNames: readonly string[] = [npm, ...others].map(({ lockFile }) => lockFile)

/** What the people of a project install packages with, by the lock file that it has: npm unless there is one of another. */
export const findPackageManager = (folder: string): PackageManager =>
  others.find(({ lockFile }) => existsSync(join(folder, lockFile))) ?? npm

/** Says what of the repository around a project keeps files that were written from doing their work. */
export async function printProjectNotes(folder: string, { tarball }: Dependency, terminal: Terminal): Promise<void> {
  const { out, colors, env } = terminal
  const note = (what: string, hint: string) => out(`${colors.cyan('note')} ${what}\n  ${hintText(hint, terminal)}`)
  const place = await findRepository(folder, env)
  if (place.kind === 'repository' && place.prefix !== '') {
    const top = relative(terminal.folder, place.top) || '.'
    note(
      `GitHub and GitLab read workflows at the top of a repository only, which is ${top}.`,
      `Move .github/workflows and .gitlab-ci.yml there and let their commands run in ${place.prefix}, or give the handbook a repository of its own.`,
    )
  }
  if (tarball && (await isIgnored(tarball.path, folder, terminal)))
    note(
      `Git ignores ${tarball.path}, without which nobody else can install rolebook.`,
      `Add it all the same: git add --force ${tarball.path}`,
    )
}

/** Whether git leaves a file out that is not in the repository yet. */
async function isIgnored(path: string, folder: string, { env }: Terminal): Promise<boolean> {
  const question = ['ls-files', '--others', '--ignored', '--exclude-standard', '--', path]
  const { code, text } = await runGit(question, { folder, env })
  return code === 0 && text !== ''
}
