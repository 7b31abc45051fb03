import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { findPackageFolder } from '../base/store.ts'
import { kinds } from '../schema/front-matter.ts'

/**
 * The files of a folder people have already, in a folder of the handbook that bears its name. Its pages are guides, and
 * the links between them hold, because they stay where they were to each other.
 */
function adopted(folder: string, beside: readonly ProjectFile[]): ProjectFile[] {
  const target = folderFor(basename(folder), beside)
  return filesBelow(folder).map((path) => ({
    path: `${target}/${path}`,
    contents: readFileSync(join(folder, path)),
  }))
}

/** A folder whose pages are of another kind, or that the handbook has already, would mix the two. */
function folderFor(name: string, beside: readonly ProjectFile[]): string {
  const taken = new Set<string>(Object.values(kinds).flatMap(({ folder }) => folder ?? []))
  for (const { path } of beside) taken.add(path.split('/')[1]!)
  return taken.has(name.toLowerCase()) ? `handbook/guides/${name}` : `handbook/${name}`
}

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

/** Documents rolebook itself, so a handbook of one's own has no use for it. */
const ofRolebook = ['reference']

/** Made-up teams, people and stories, there to be replaced. */
const samples = ['aors', 'cases', 'people', 'portraits', 'releases', 'teams']

/** The files of the starter handbook, in the folder `handbook`, without what documents rolebook; `bare` leaves the samples out too. */
function starter({ bare }: { readonly bare: boolean }): ProjectFile[] {
  const folder = join(findPackageFolder(), 'handbook')
  const left = new Set(bare ? [...ofRolebook, ...samples] : ofRolebook)
  return filesBelow(folder)
    .filter((path) => !left.has(path.split('/')[0]!))
    .map((path) => ({ path: `handbook/${path}`, contents: readFileSync(join(folder, path)) }))
}

/** Paths of the ordinary files below a folder with forward slashes, in order; hidden ones and what npm installs do not belong to a handbook. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((path) => !path.split('/').some((part) => part.startsWith('.') || part === 'node_modules'))
    .sort()
}
