import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { UserError } from '../base/errors.ts'
import { countThings, joinWithAnd, quoteForShell, replaceControls } from '../base/text.ts'
import type { NewFile } from '../project/adopted.ts'
import { askRegistry, type Dependency, packTool } from '../project/dependency.ts'
import { emptyWords } from '../project/own-handbook.ts'
import { readOwnWords } from '../project/own-words.ts'
import { type Beginning, makeProject } from '../project/project.ts'
import { isSheetFile, readSheet } from '../project/sheet.ts'
import { readDuties, type SheetDuties } from '../project/sheet-duties.ts'
import { baselineFile } from '../read/tree.ts'
import { isFolder, type Terminal } from '../reporters/terminal.ts'
import { changeFiles } from '../write/change-files.ts'
import { askForWords } from './ask.ts'
import { recoverStoppedChanges } from './command.ts'
import { findPackageManager, lockFileNames, printProjectNotes } from './project-steps.ts'

interface Options {
  readonly into: string
  /** How much of the starter; the whole one without either. */
  readonly bare: boolean
  readonly empty: boolean
  readonly withHistory: boolean
  /** Roles and focus areas in place of the starter's, or whether to ask for them. */
  readonly roles?: string | undefined
  readonly focuses?: string | undefined
  readonly ask: boolean
  /** A folder of Markdown to copy, or a sheet of duties and roles. */
  readonly from?: string | undefined
  /** Whether the project asks a registry for rolebook, instead of carrying it. */
  readonly registry: boolean
  /** What dates are compared with, such as `2026-04-01`. */
  readonly today: string
}

/** What npm and git may have put into the folder already. These files stay as they are. */
const expected = new Set([
  '.git',
  '.gitignore',
  'node_modules',
  ...lockFileNames,
  '.npmrc',
  'package.json',
  'README.md',
  'LICENSE',
  'vendor',
])

/** `rolebook init`: starts a project with a handbook. */
export async function runInit(options: Options, terminal: Terminal): Promise<number> {
  const { into, from, registry, today } = options
  const { colors, out, env } = terminal
  const folder = resolve(terminal.folder, into)
  await recoverStoppedChanges(folder, terminal)
  const there = present(folder, into)
  const sheet = from !== undefined && isSheetFile(from) && !isFolder(resolve(terminal.folder, from))
  const source = from === undefined || sheet ? undefined : sourceOf(from, folder, terminal)
  const beginning = sheet ? sheetOf(from, options, terminal) : await beginningOf(options, terminal)
  const dependency = registry ? askRegistry() : await packTool(env)
  const { files: all, ...adopted } = await makeProject(folder, { beginning, from: source, dependency, today })
  const kept = all.map(({ path }) => path).filter((path) => there.has(path))
  const isOwnPackage = kept.includes('package.json')
  const files = all.filter((file) => !there.has(file.path) && !isThere(folder, file) && !(isOwnPackage && isLock(file)))
  await changeFiles(
    folder,
    files.map(({ path, contents }) => ({ path, after: contents })),
  )
  const place = relative(terminal.folder, folder) || '.'
  const pages = countThings(pagesIn(files), 'page')
  out(`${colors.green('✓')} ${place} holds a handbook of ${pages}, and what checks and publishes it.`)
  for (const line of 'duties' in beginning ? aboutSheet(beginning) : []) out(`  ${line}`)
  for (const line of aboutAdopted(adopted)) out(`  ${terminal.nameCommands(line)}`)
  if (kept.length > 0) out(`  Left as ${kept.length === 1 ? 'it was' : 'they were'}: ${kept.join(', ')}.`)
  await printProjectNotes(folder, dependency, terminal)
  const steps = isOwnPackage ? stepsInOwnPackage(folder, dependency) : ['npm install', 'npm start']
  out(`\n${[...(place === '.' ? [] : [`cd ${quoteForShell(place)}`]), ...steps].map((line) => `  ${line}`).join('\n')}`)
  out(`\n${whatToRead(files)}`)
  return 0
}

async function beginningOf(options: Options, terminal: Terminal): Promise<Beginning> {
  const { roles, focuses, ask, bare, empty, withHistory } = options
  if (ask) return askForWords(terminal)
  if (roles !== undefined || focuses !== undefined) return readOwnWords(roles, focuses)
  return empty ? emptyWords : { bare, withHistory }
}

function sheetOf(from: string, options: Options, { folder }: Terminal): SheetDuties {
  const { bare, empty, withHistory, roles, focuses, ask } = options
  if (bare || empty || withHistory || ask || roles !== undefined || focuses !== undefined)
    throw new UserError(
      'A sheet says what the handbook begins with, so no other option can.',
      'Leave out `--bare`, `--empty`, `--with-history`, `--roles`, `--focuses` and `--ask`.',
    )
  return readDuties(readSheet(resolve(folder, from)))
}

/** What was read in a sheet, and what it leaves open. */
function aboutSheet({ sheet, roles, focuses, duties, kind, remarks }: SheetDuties): string[] {
  const counts = [
    countThings(roles.length, 'role'),
    countThings(focuses.length, 'focus area'),
    duties.length === 1 ? '1 duty' : `${duties.length} duties`,
  ]
  const shown = remarks.slice(0, mostRemarks).map(({ cell, message }) => `${sheet} ${cell}: ${message}.`)
  const more = remarks.length - shown.length
  return [
    `${sheet} has ${joinWithAnd(counts)}, read as ${kind}.`,
    ...shown,
    ...(more > 0 ? [`And ${countThings(more, 'more cell')}.`] : []),
    ...(remarks.length > 0 ? ['handbook/left-open.md lists what is open, and each page says so.'] : []),
  ].map(replaceControls)
}

const mostRemarks = 20

/** What became of pages that were there before. */
function aboutAdopted({ leftOut, held = 0, errors = 0 }: Omit<Awaited<ReturnType<typeof makeProject>>, 'files'>) {
  const shown = leftOut.slice(0, mostLeftOut)
  const more = leftOut.length - shown.length
  return [
    ...shown.map((line) => `Left out ${replaceControls(line)}`),
    ...(more > 0 ? [`Left out ${countThings(more, 'more file')} and folders.`] : []),
    ...(held > 0
      ? [
          `The pages you had have ${countThings(held, 'problem')}, held in handbook/${baselineFile}: they stop no build, new ones do.`,
        ]
      : []),
    ...(errors > 0 ? [`${countThings(errors, 'error')} cannot wait: see \`rolebook check\`.`] : []),
  ]
}

const mostLeftOut = 10

/** What makes rolebook part of a package that was there before. */
const stepsInOwnPackage = (folder: string, { spec, tarball }: Dependency): string[] => [
  `${findPackageManager(folder).add} ${tarball ? `./${tarball.path}` : `rolebook@${spec}`}`,
  'npx rolebook dev handbook',
]

const isLock = ({ path }: NewFile): boolean => path === 'package-lock.json'

/** Whether the packed tool is there already, byte for byte. */
const isThere = (folder: string, { path, contents }: NewFile): boolean =>
  path.startsWith('vendor/') &&
  existsSync(join(folder, path)) &&
  readFileSync(join(folder, path)).equals(contents as Buffer)

const whatToRead = (files: readonly NewFile[]): string =>
  files.some(({ path }) => path === 'handbook/using/README.md')
    ? 'Then open handbook/using/README.md, or the same page in the browser: it says how to make the handbook yours.'
    : 'Then open README.md: it says how to make the handbook yours.'

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
