import { existsSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { validRange } from 'semver'
import type { Dependency } from '../project/dependency.ts'
import { parseManifest } from '../project/manifest.ts'
import { findRepository, runGit } from '../read/git.ts'
import { hintText, type Terminal } from '../reporters/terminal.ts'

// What people do next in a project that was written: what they install packages with, and what of its surroundings keeps it
// from working.

interface PackageManager {
  readonly lockFile: string
  /** What installs a project. */
  readonly install: string
}

const npm: PackageManager = { lockFile: 'package-lock.json', install: 'npm install' }

const others: readonly PackageManager[] = [
  { lockFile: 'pnpm-lock.yaml', install: 'pnpm install' },
  { lockFile: 'yarn.lock', install: 'yarn install' },
]

/** What the people of a project install packages with, by the lock file that it has: npm unless there is one of another. */
export const findPackageManager = (folder: string): PackageManager =>
  others.find(({ lockFile }) => existsSync(join(folder, lockFile))) ?? npm

/** Says what of the repository around a project keeps files that were written from doing their work. */
export async function printProjectNotes(
  folder: string,
  { spec, tarball }: Dependency,
  terminal: Terminal,
): Promise<void> {
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
  if (leavesOutDev(folder, env))
    note(
      'npm leaves out packages for development here, and rolebook is one of yours.',
      'Install it all the same: npm install --include=dev. Or move it to `dependencies` in package.json.',
    )
  if (validRange(spec) !== null)
    note(
      `Your registry has to have rolebook ${spec}, which no public one has.`,
      'Publish the file of a release there first: npm publish rolebook-<version>.tgz. Or leave out --registry: the project then carries rolebook.',
    )
  if (tarball && (await isIgnored(tarball.path, folder, terminal)))
    note(
      `Git ignores ${tarball.path}, without which nobody else can install rolebook.`,
      `Add it all the same: git add --force ${tarball.path}`,
    )
}

/** Whether npm installs the project without rolebook, by the variables that it listens to. */
function leavesOutDev(folder: string, { NODE_ENV, npm_config_omit = '' }: Terminal['env']): boolean {
  if (NODE_ENV !== 'production' && !/\bdev\b/.test(npm_config_omit)) return false
  const { devDependencies } = parseManifest(readFileSync(join(folder, 'package.json'), 'utf8').replace(/^\uFEFF/, ''))
  return devDependencies?.rolebook !== undefined
}

/** Whether git leaves a file out that is not in the repository yet. */
async function isIgnored(path: string, folder: string, { env }: Terminal): Promise<boolean> {
  const question = ['ls-files', '--others', '--ignored', '--exclude-standard', '--', path]
  const { code, text } = await runGit(question, { folder, env })
  return code === 0 && text !== ''
}
