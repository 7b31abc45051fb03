import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { UserError } from '../base/errors.ts'
import { countThings, joinWithAnd, quoteForShell, replaceControls } from '../base/text.ts'
import type { NewFile } from '../project/adopted.ts'
import { askRegistry, packTool } from '../project/dependency.ts'
import { emptyWords } from '../project/own-handbook.ts'
import { readOwnWords } from '../project/own-words.ts'
import { joinWithPresent } from '../project/present-files.ts'
import { type Beginning, makeProject } from '../project/project.ts'
import { isSheetFile, readSheet } from '../project/sheet.ts'
import { readDuties, type SheetDuties } from '../project/sheet-duties.ts'
import { findProject } from '../project/update.ts'
import { baselineFile } from '../read/tree.ts'
import { isFolder, type Terminal } from '../reporters/terminal.ts'
import { changeFiles } from '../write/change-files.ts'
import { askForWords } from './ask.ts'
import { recoverStoppedChanges } from './command.ts'
import { findPackageManager, printProjectNotes } from './project-steps.ts'

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

/** `rolebook init`: starts a project with a handbook. */
export async function runInit(options: Options, terminal: Terminal): Promise<number> {
  const { into, from, registry, today } = options
  const { colors, out, env } = terminal
  const folder = resolve(terminal.folder, into)
  await recoverStoppedChanges(folder, terminal)
  requireRoom(folder, into)
  const sheet = from !== undefined && isSheetFile(from) && !isFolder(resolve(terminal.folder, from))
  const source = from === undefined || sheet ? undefined : sourceOf(from, folder, terminal)
  const beginning = sheet ? sheetOf(from, options, terminal) : await beginningOf(options, terminal)
  const dependency = registry ? askRegistry() : await packTool(env)
  const { files, ...adopted } = await makeProject(folder, { beginning, from: source, dependency, today })
  const { changes, remarks } = joinWithPresent(folder, files, dependency)
  await changeFiles(folder, changes)
  const place = relative(terminal.folder, folder) || '.'
  const pages = countThings(pagesIn(files), 'page')
  out(`${colors.green('✓')} ${place} holds a handbook of ${pages}, and what checks and publishes it.`)
  for (const line of 'duties' in beginning ? aboutSheet(beginning) : []) out(`  ${line}`)
  for (const line of aboutAdopted(adopted)) out(`  ${terminal.nameCommands(line)}`)
  for (const line of remarks) out(`  ${line}`)
  await printProjectNotes(folder, dependency, terminal)
  const steps = [findPackageManager(folder).install, startCommand(folder)]
  out(`\n${[...(place === '.' ? [] : [`cd ${quoteForShell(place)}`]), ...steps].map((line) => `  ${line}`).join('\n')}`)
  const isOwnReadme = !changes.some(({ path }) => path === 'README.md')
  out(`\n${whatToRead(files, isOwnReadme)}`)
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

/** What serves the handbook: the script, unless the package had another of its name before. */
function startCommand(folder: string): string {
  const { scripts } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8').replace(/^\uFEFF/, ''))
  return scripts?.start?.startsWith('rolebook dev') ? 'npm start' : 'npx rolebook dev handbook'
}

function whatToRead(files: readonly NewFile[], isOwnReadme: boolean): string {
  if (files.some(({ path }) => path === 'handbook/using/README.md'))
    return 'Then open handbook/using/README.md, or the same page in the browser: it says how to make the handbook yours.'
  return isOwnReadme
    ? 'The manual comes along: npx rolebook dev node_modules/rolebook/handbook shows it, and how to make the handbook yours.'
    : 'Then open README.md: it says how to make the handbook yours.'
}

const pagesIn = (files: readonly NewFile[]): number =>
  files.filter(({ path }) => /^handbook\/.*\.md$/.test(path)).length

/** Throws where there is a handbook or a project already. All other files may be there. */
function requireRoom(folder: string, written: string): void {
  const stat = statSync(folder, { throwIfNoEntry: false })
  if (!stat) return
  if (!stat.isDirectory()) throw new UserError(`\`${written}\` is a file, not a folder.`, 'Name another folder.')
  const project = findProject(folder)
  if (project === folder)
    throw new UserError(
      `\`${written}\` is a project with rolebook already: its package.json names it.`,
      'Bring it to this version by rolebook init --update, add pages by rolebook new, or name another folder: rolebook init <folder>',
    )
  if (existsSync(join(folder, 'handbook.yaml')))
    throw new UserError(
      `\`${written}\` is a handbook already: there is handbook.yaml.`,
      'Add pages to it by rolebook new, or name another folder: rolebook init <folder>',
    )
  if (project !== undefined && /^handbook(?:[\\/]|$)/.test(relative(project, folder)))
    throw new UserError(
      `\`${written}\` is in the handbook of a project with rolebook.`,
      'Add pages to it by rolebook new, or name another folder: rolebook init <folder>',
    )
  const handbook = statSync(join(folder, 'handbook'), { throwIfNoEntry: false })
  if (!handbook || (handbook.isDirectory() && readdirSync(join(folder, 'handbook')).length === 0)) return
  throw new UserError(
    `There is \`handbook\` in \`${written}\` already, where the new handbook would be.`,
    handbook.isDirectory()
      ? 'Rolebook reads it as it is: rolebook build. To start a project with its pages, move it and name it: mv handbook docs, then rolebook init --from docs'
      : 'Give that file another name, or name another folder: rolebook init <folder>',
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
