import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join, relative, resolve } from 'node:path'
import { UserError } from '../base/errors.ts'
import { findPackageFolder } from '../base/files.ts'
import { isFolder, type Terminal } from '../reporters/terminal.ts'
import { kindFolders } from '../schema/front-matter.ts'
import { createFiles, type NewFile } from '../write/change-files.ts'

interface Options {
  readonly into: string
  readonly bare: boolean
  /** A folder of Markdown to copy. */
  readonly from?: string | undefined
}

/** What npm and git may have put into the folder already. These files stay as they are. */
const expected = new Set([
  '.git',
  '.gitignore',
  'node_modules',
  'package-lock.json',
  'package.json',
  'README.md',
  'LICENSE',
])

/** `rolebook init`: starts a project with the starter handbook. */
export async function runInit({ into, bare, from }: Options, terminal: Terminal): Promise<number> {
  const { colors, out } = terminal
  const folder = resolve(terminal.folder, into)
  const there = present(folder, into)
  const all = project(folder, bare, from === undefined ? undefined : sourceOf(from, folder, terminal))
  const files = all.filter(({ path }) => !there.has(path))
  createFiles(folder, files)
  const place = relative(terminal.folder, folder) || '.'
  const kept = all.filter(({ path }) => there.has(path)).map(({ path }) => path)
  out(`${colors.green('✓')} ${place} holds a handbook of ${pagesIn(files)} pages, and what checks and publishes it.`)
  if (kept.length > 0) out(`  Left as ${kept.length === 1 ? 'it was' : 'they were'}: ${kept.join(', ')}.`)
  out(`\n${[...(place === '.' ? [] : [`cd ${place}`]), ...next(kept)].map((line) => `  ${line}`).join('\n')}`)
  out('\nThen open handbook/using/README.md, or the same page in the browser: it says how to make the handbook yours.')
  return 0
}

const next = (kept: readonly string[]): string[] =>
  kept.includes('package.json') ? ['npx rolebook dev handbook'] : ['npm install', 'npm start']

const pagesIn = (files: readonly NewFile[]): number =>
  files.filter(({ path }) => /^handbook\/.*\.md$/.test(path)).length

/** The names in the folder. Throws when something is there that must not be. */
function present(folder: string, written: string): Set<string> {
  const stat = statSync(folder, { throwIfNoEntry: false })
  if (stat && !stat.isDirectory())
    throw new UserError(`\`${written}\` is a file, not a folder.`, 'Name another folder.')
  const names = stat ? readdirSync(folder) : []
  const foreign = names.filter((name) => !expected.has(name)).sort()
  if (foreign.length === 0) return new Set(names)
  const some = foreign.slice(0, 3).join(', ')
  throw new UserError(
    `\`${written}\` is not empty: there is ${foreign.length > 3 ? `${some} and more` : some}.`,
    foreign.includes('handbook')
      ? 'Add to the handbook you have by `rolebook new`, or name another folder: rolebook init <folder>'
      : 'Name a folder that is empty or does not exist yet: rolebook init <folder>. Pages you have come along with --from <folder>.',
  )
}

function sourceOf(from: string, target: string, { folder }: Terminal): string {
  const source = resolve(folder, from)
  if (!isFolder(source))
    throw new UserError(`There is no folder \`${from}\`.`, 'Name the folder that holds your pages.')
  if (!relative(source, target).startsWith('..'))
    throw new UserError(
      `The new handbook would be inside \`${from}\`.`,
      'Name another folder for it: rolebook init <folder>',
    )
  return source
}

/** Every file of a new project: a handbook, and what checks and publishes it. `from` is a folder to copy. */
function project(folder: string, bare: boolean, from: string | undefined): NewFile[] {
  const pages = starter(bare)
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

/** Invented teams, people and stories, to be replaced. */
const samples = ['aors', 'cases', 'people', 'portraits', 'releases', 'teams']

/** The files of the starter handbook, in the folder `handbook`, without what documents rolebook; `bare` leaves the samples out too. */
function starter(bare: boolean): NewFile[] {
  const folder = join(findPackageFolder(), 'handbook')
  const left = new Set(['reference', ...(bare ? samples : [])])
  return filesBelow(folder)
    .filter((path) => !left.has(path.split('/')[0]!))
    .map((path) => ({ path: `handbook/${path}`, contents: readFileSync(join(folder, path)) }))
}

/**
 * The files of an existing folder, in a folder of the handbook with the same name. Its pages are guides, and
 * the links between them still work, because they are where they were relative to each other.
 */
function withAdopted(pages: readonly NewFile[], from: string): NewFile[] {
  const name = basename(from)
  // The two would be mixed with what is there already, also on a disk that ignores case.
  const isTaken = pages.some(({ path }) => path.split('/')[1] === name.toLowerCase())
  const target = isTaken ? `handbook/guides/${name}` : `handbook/${name}`
  const adopted = filesBelow(from).map((path) => ({
    path: `${target}/${path}`,
    contents: readFileSync(join(from, path)),
  }))
  return [...(isTaken || !kindFolders.includes(name) ? pages : pages.map((file) => withGuides(file, name))), ...adopted]
}

/** The configuration that says of a folder that its pages are guides, whatever its name. */
const withGuides = (file: NewFile, folder: string): NewFile =>
  file.path === 'handbook/handbook.yaml'
    ? {
        ...file,
        contents: `${file.contents}\n# Its pages are guides, although the folder has the name of a kind of page.\nguides: [${folder}]\n`,
      }
    : file

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
