import { relative } from 'node:path'
import type { Dependency } from '../project/dependency.ts'
import { findRepository, runGit } from '../read/git.ts'
import { hintText, type Terminal } from '../reporters/terminal.ts'

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
