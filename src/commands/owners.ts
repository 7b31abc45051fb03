import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import { UserError } from '../base/errors.ts'
import { hasErrors } from '../base/messages.ts'
import { readOrdinaryFile } from '../base/ordinary-files.ts'
import { countThings, replaceControls } from '../base/text.ts'
import { ownersOf } from '../model/queries.ts'
import type { Handbook, RoleId } from '../model/types.ts'
import type { Page } from '../parse/types.ts'
import { findRepository } from '../read/git.ts'
import { hintText, prefixOf, type Terminal } from '../reporters/terminal.ts'
import { changeFiles } from '../write/change-files.ts'
import { compileHandbook, type HandbookOptions } from './command.ts'
import { listToolFiles } from './tool-files.ts'

interface Options extends HandbookOptions {
  readonly write?: boolean
  readonly check?: boolean
  readonly list?: boolean
}

/** Where forges look for the file, in the order in which they do. */
const places = ['.github/CODEOWNERS', '.gitlab/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS']

/** Lines for handbook.yaml that name the first roles, or where there are none, who answers for the whole. */
function exampleOwners({ roles }: Handbook): string {
  const lines = [...roles.keys()].slice(0, 2).map((id) => `      ${id}: "@acme/${id}"`)
  return lines.length > 0 ? ['    owners:', ...lines].join('\n') : '    maintainers: "@acme/handbook"'
}

/** `rolebook owners`: says who has to agree to a change of which page, for a forge. */
export async function runOwners(options: Options, terminal: Terminal): Promise<number> {
  const { folder, write, check } = options
  const { colors, env, err, out } = terminal
  if (write && check) throw new UserError('`--write` and `--check` exclude each other.', 'Write one of them.')
  const { handbook, messages } = await compileHandbook(options, terminal)
  if (options.list) {
    out(listPages(handbook))
    return 0
  }
  const { owners, maintainers } = handbook.config
  if (Object.keys(owners).length === 0 && maintainers === undefined)
    throw new UserError(
      'handbook.yaml does not say who the roles are on GitHub or GitLab.',
      `Add, for example:\n${exampleOwners(handbook)}`,
    )
  const place = await findRepository(folder, env)
  const [top, prefix] =
    place.kind === 'repository' ? [place.top, place.prefix] : [terminal.folder, prefixOf(folder, terminal)]
  const { part, covered, notes } = partOf(handbook, { folder, top, prefix })
  for (const line of notes) err(`${colors.yellow('note')} ${line}`)
  if (!write && !check) {
    out(part.trimEnd())
    return 0
  }
  const fail = (message: string, hint: string): number => {
    err(`${colors.red('error')} ${message}`)
    err(`  ${hintText(hint, terminal)}`)
    return 1
  }
  const file = codeOwnersFile(top, part)
  const name = relative(terminal.folder, join(top, file.path))
  if (file.before === file.after) {
    out(`${colors.green('✓')} ${name} is up to date.`)
    return 0
  }
  if (check)
    return fail(
      `${name} ${file.before === undefined ? 'does not exist' : 'is not what the handbook says'}.`,
      'Run `rolebook owners --write` and commit the file.',
    )
  if (hasErrors(messages))
    return fail(
      'Nothing was written: the handbook has errors, so some of its pages may be missing here.',
      'Run `rolebook check` and fix what it finds.',
    )
  await changeFiles(top, [file])
  out(`${colors.green('✓')} ${name} says who has to agree to a change of ${covered}.`)
  return 0
}

/** Every page with its id, its file and the roles that answer for it, a line each. */
function listPages(handbook: Handbook): string {
  const roles = new Map(pageOwners(handbook).map(({ path, sides }) => [path, sides.map(({ role }) => role).join(', ')]))
  const rows = [...handbook.pages.values()].map(({ id, path }) => [id, path, roles.get(path) ?? ''])
  const widths = [0, 1].map((column) => Math.max(0, ...rows.map((row) => row[column]!.length)))
  return rows
    .map((row) =>
      replaceControls(
        row
          .map((cell, at) => cell.padEnd(widths[at] ?? 0))
          .join('  ')
          .trimEnd(),
      ),
    )
    .join('\n')
}

interface Places {
  readonly folder: string
  /** The folder of the repository, and the path from there to the handbook. */
  readonly top: string
  readonly prefix: string
}

/** The part that is for a handbook, what it covers, in words, and what there is to say about the rest. */
function partOf(handbook: Handbook, { folder, top, prefix }: Places) {
  const { maintainers } = handbook.config
  const answered = pageOwners(handbook)
  const pages = answered.filter(({ sides }) => sides.some(({ owners }) => owners.length > 0))
  const notes = [...withoutOwner(answered), ...unknownRoles(handbook)]
  const tools = listToolFiles(handbook, folder, top)
  const ofPages = countThings(pages.length, 'page')
  if (maintainers === undefined)
    return { part: codeOwners(pages, prefix), covered: ofPages, notes: [...notes, withoutMaintainers(tools)] }
  const covered = `${ofPages}, and of what builds them: ${countThings(tools.length, 'file')}`
  return { part: codeOwners(pages, prefix, { paths: tools, owners: maintainers }), covered, notes }
}

/** The CODEOWNERS file as it is, if there is one, and as it is to be. `path` is from the top of the repository. */
function codeOwnersFile(top: string, part: string) {
  const found = places.find((path) => existsSync(join(top, path)))
  const before = found && readOrdinaryFile(join(top, found))?.toString('utf8')
  return { path: found ?? places[0]!, before, after: withCodeOwners(before ?? '', part) }
}

const unknownRoles = ({ config, roles }: Handbook): string[] =>
  Object.keys(config.owners)
    .filter((id) => !roles.has(id as RoleId))
    .map((id) => `\`owners\` in handbook.yaml names \`${id}\`, which is not a role.`)

/** Roles that answer for pages but have nobody on the forge. */
function withoutOwner(pages: readonly PageOwners[]): string[] {
  const missing = new Map<string, number>()
  for (const { role, owners } of pages.flatMap(({ sides }) => sides))
    if (owners.length === 0) missing.set(role, (missing.get(role) ?? 0) + 1)
  return [...missing].map(
    ([id, number]) =>
      `\`owners\` in handbook.yaml has nobody for \`${id}\`, who answers for ${number === 1 ? 'one page' : `${number} pages`}.`,
  )
}

const withoutMaintainers = (tools: readonly string[]): string =>
  `\`maintainers\` in handbook.yaml names nobody, so these lines ask nobody about a change of what builds the pages: ${tools.join(', ')}.`

/** A page with the roles that answer for what it defines: more than one where it is shared. */
interface PageOwners {
  readonly path: string
  readonly sides: readonly {
    readonly role: RoleId
    /** The role's teams or people on the forge, such as `@acme/tech-leads`; empty when the configuration names nobody. */
    readonly owners: readonly string[]
  }[]
}

/** Who has to agree when a page changes, by `owners` of the configuration. Pages that no role answers for are left out. */
export function pageOwners(handbook: Handbook): PageOwners[] {
  const { config, roles } = handbook
  return [...handbook.pages.values()].flatMap((page) => {
    const sides = sidesOf(handbook, page)
      .filter((role) => roles.has(role))
      .map((role) => ({ role, owners: config.owners[role]?.split(/\s+/) ?? [] }))
    return sides.length > 0 ? [{ path: page.path, sides }] : []
  })
}

function sidesOf({ responsibilities }: Handbook, { id, data }: Page): readonly string[] {
  const responsibility = data.kind === 'responsibility' ? responsibilities.get(id) : undefined
  const owners = responsibility ? ownersOf(responsibility) : []
  if (owners.length > 0) return owners
  return data.ownerRole === undefined ? [] : [data.ownerRole]
}

const begin = '# rolebook: begin. Made from ownerRole and handbook.yaml by `rolebook owners --write`; do not edit.'
const end = '# rolebook: end'

/** Files that are no pages, by their paths from the top of the repository, and who has to agree to a change of them. */
interface OwnedFiles {
  readonly paths: readonly string[]
  readonly owners: string
}

/**
 * The part of a CODEOWNERS file that says who has to agree to a change of which page, as GitHub and GitLab read it, and to
 * one of other files. `prefix` makes a page's path one from the top of the repository. A page whose roles have no team there
 * has no line.
 */
export function codeOwners(pages: readonly PageOwners[], prefix: string, files?: OwnedFiles): string {
  const ofPages = pages.map(
    ({ path, sides }) => [prefix + path, [...new Set(sides.flatMap(({ owners }) => owners))].join(' ')] as const,
  )
  const ofFiles = files?.paths.map((path) => [path, files.owners.replace(/\s+/g, ' ')] as const) ?? []
  const lines = [...ofFiles, ...ofPages]
    .map(([path, owners]) => [pattern(`/${path}`), owners] as const)
    .filter(([, owners]) => owners !== '')
  const widest = Math.max(0, ...lines.map(([path]) => path.length))
  return [begin, ...lines.map(([path, owners]) => `${path.padEnd(widest)} ${owners}`), end, ''].join('\n')
}

/** A path as a pattern that matches only it. White space would end it, and GitHub refuses a line with a bare bracket. */
const pattern = (path: string): string => path.replace(/[\\\s*?#[\]]/g, '\\$&')

/** A CODEOWNERS file with this part in it: in place of the last one, else at the end, where it overrides what is above. */
export function withCodeOwners(file: string, lfPart: string): string {
  // As the file has them: git may have checked it out with those of the system.
  const lineEnd = /\r?\n/.exec(file)?.[0] ?? '\n'
  const part = lfPart.replaceAll('\n', lineEnd)
  const lines = file.split('\n')
  const from = lines.findIndex((line) => line.startsWith('# rolebook: begin'))
  const to = lines.findIndex((line, at) => at > from && line.trim() === end)
  if (from >= 0 && to > from)
    return [...lines.slice(0, from), ...part.split('\n').slice(0, -1), ...lines.slice(to + 1)].join('\n')
  if (file.trim() === '') return part
  return `${file.replace(/[\r\n]*$/, lineEnd)}${lineEnd}${part}`
}
