import { type NewFile, withAdopted } from './adopted.ts'
import type { Dependency } from './dependency.ts'
import { manifestsOf } from './manifest.ts'
import { ownHandbook } from './own-handbook.ts'
import type { OwnWords } from './own-words.ts'
import { type StarterSize, starterFiles } from './starter.ts'
import { projectTemplate } from './templates.ts'

/** What a new handbook begins with: the starter, or a few pages about roles and focus areas of one's own. */
export type Beginning = StarterSize | OwnWords

interface Options {
  readonly beginning: Beginning
  /** A folder to copy. */
  readonly from: string | undefined
  readonly dependency: Dependency
}

/** Every file of a new project: a handbook, what checks and publishes it, and rolebook itself. */
export function projectFiles(folder: string, { beginning, from, dependency }: Options): NewFile[] {
  const pages = 'roles' in beginning ? ownHandbook(beginning) : starterFiles(beginning)
  const { json, lock } = manifestsOf(folder, projectTemplate('package.json'), dependency)
  const { tarball } = dependency
  return [
    { path: 'package.json', contents: json },
    ...(lock === undefined ? [] : [{ path: 'package-lock.json', contents: lock }]),
    ...(tarball ? [tarball] : []),
    { path: 'README.md', contents: readme(beginning) },
    ...Object.entries(recipes).map(([name, path]) => ({ path, contents: projectTemplate(name) })),
    ...(from === undefined ? pages : withAdopted(pages, from)),
  ]
}

/** What the project's README says of making the handbook one's own depends on what there is. */
function readme(beginning: Beginning): string {
  const size = 'roles' in beginning ? 'own' : beginning.bare ? 'bare' : 'whole'
  return projectTemplate('README.md').replace('{makeItYours}\n', () => projectTemplate(`make-it-yours/${size}.md`))
}

/**
 * Files of `templates/project` and their paths in a project, where `init --update` brings them up to date. They have other
 * names there, because npm leaves some names out of packages.
 */
export const recipes: Readonly<Record<string, string>> = {
  gitignore: '.gitignore',
  'github.yml': '.github/workflows/handbook.yml',
  'github-comment.yml': '.github/workflows/handbook-comment.yml',
  'gitlab.yml': '.gitlab-ci.yml',
}
