import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { findPackageFolder } from '../base/files.ts'
import type { NewFile } from '../write/change-files.ts'
import { withAdopted } from './adopted.ts'
import { starterFiles } from './starter.ts'

/** Every file of a new project: a handbook, and what checks and publishes it. `from` is a folder to copy. */
export function projectFiles(folder: string, bare: boolean, from: string | undefined): NewFile[] {
  const pages = starterFiles(bare)
  return [
    { path: 'package.json', contents: packageJson(folder) },
    { path: '.gitignore', contents: recipe('gitignore') },
    { path: 'README.md', contents: recipe('README.md') },
    { path: '.github/workflows/handbook.yml', contents: recipe('github.yml') },
    { path: '.gitlab-ci.yml', contents: recipe('gitlab.yml') },
    ...(from === undefined ? pages : withAdopted(pages, from)),
  ]
}

/** A file of `templates/project`. They have other names there, because npm leaves some names out of packages. */
const recipe = (name: string): string => readFileSync(join(findPackageFolder(), 'templates/project', name), 'utf8')

function packageJson(folder: string): string {
  const { version, engines } = JSON.parse(readFileSync(join(findPackageFolder(), 'package.json'), 'utf8'))
  const name = basename(folder)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  const contents = {
    name: name || 'handbook',
    private: true,
    scripts: {
      start: 'rolebook dev handbook',
      check: 'rolebook check handbook',
      build: 'rolebook build handbook --out site',
    },
    engines,
    devDependencies: { rolebook: `^${version}` },
  }
  return `${JSON.stringify(contents, null, 2)}\n`
}
