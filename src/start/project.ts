import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { packageFolder } from '../tool-build.ts'
import { adopted } from './adopted.ts'
import { starter } from './starter.ts'

/** A file of a new project. `path` is from the project's folder, with forward slashes. */
export interface ProjectFile {
  readonly path: string
  readonly contents: string | Uint8Array
}

interface Options {
  /** The project's folder. */
  readonly folder: string
  /** Without samples. */
  readonly bare: boolean
  /** A folder of Markdown to take along as guides. */
  readonly from?: string | undefined
}

/** Every file of a new project: a handbook, and what checks and publishes it. */
export function project({ folder, bare, from }: Options): ProjectFile[] {
  const pages = starter({ bare })
  return [
    { path: 'package.json', contents: packageJson(folder) },
    { path: '.gitignore', contents: recipe('gitignore') },
    { path: 'README.md', contents: recipe('README.md') },
    { path: '.github/workflows/handbook.yml', contents: recipe('github.yml') },
    { path: '.gitlab-ci.yml', contents: recipe('gitlab.yml') },
    ...pages,
    ...(from === undefined ? [] : adopted(from, pages)),
  ]
}

/** A file of `templates/project`. None has the name it will have: npm leaves some names out of packages. */
const recipe = (name: string): string => readFileSync(join(packageFolder(), 'templates/project', name), 'utf8')

function packageJson(folder: string): string {
  const { version, engines } = JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8'))
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
