import { resolve } from 'node:path'
import { inc, valid } from 'semver'
import { UserError } from '../base/errors.ts'
import { hashTool } from '../base/files.ts'
import { quoteForShell } from '../base/text.ts'
import { allProblems, type Compiled, createCompiler } from '../compile.ts'
import { findRepository, type RevisionFault, resolveObject } from '../read/git.ts'
import { emptyHandbook, type ReadHandbook, readHandbook, readRevision } from '../read/handbook.ts'
import type { PluginFile } from '../read/plugins.ts'
import type { Comparison } from '../reporters/diff-words.ts'
import { isFolder, prefixOf, showPluginOutput, type Terminal } from '../reporters/terminal.ts'
import { diffHandbooks, problemsBetween } from '../views/diff/diff.ts'
import type { Bump, PageDiff } from '../views/diff/types.ts'
import { forgeAddress } from '../views/frame.ts'
import { type HandbookOptions, prepareHandbook } from './command.ts'

/** `handbook` is the one that revisions are of, and the newer side when no other is named. */
interface Options extends HandbookOptions {
  readonly from: string
  readonly to: string | undefined
  readonly format: 'people' | 'markdown' | 'json'
  /** Address of a site that shows the newer handbook, such as a preview. */
  readonly links?: string
}

/** `rolebook diff`: says what changed between two handbooks, for whom, and how large a step that is. */
export async function runDiff(options: Options, terminal: Terminal): Promise<number> {
  const { keepIn, today } = options
  const [from, to] = [sideOf(options.from, options, terminal), sideOf(options.to, options, terminal)]
  const { compile, save } = createCompiler({
    ...{ keepIn, tool: hashTool(), today },
    onOutput: showPluginOutput(terminal),
  })
  const now = await readSide(to, [], options, terminal)
  if ('reason' in now) throw new UserError(`${now.message}.`, now.hint)
  const then = await readSide(from, now.plugins, options, terminal)
  const before = 'reason' in then ? emptyHandbook : then
  const newer = await compile(now)
  // Pages that did not change are not parsed twice. Those of the older side are not kept: the next run is rarely about them.
  save()
  const older = await compile(before)
  const diff = diffHandbooks(older.handbook, newer.handbook, { from: older.assets.files, to: newer.assets.files })
  const comparison: Comparison = {
    diff,
    from: from.name,
    to: to.name,
    versions: versionsOf(from, newer.handbook.config.versions.tags, diff.bump),
    isFirst: 'reason' in then,
    errors: { from: errorsIn(older), to: errorsIn(newer) },
    ...problemsBetween(allProblems(older), allProblems(newer), diff.pages),
    prefix: await prefixOfSide(to, options, terminal),
    prefixBefore: await prefixOfSide(from, options, terminal),
  }
  switch (options.format) {
    case 'people': {
      const { diffPeople } = await import('../reporters/diff-people.ts')
      terminal.out(diffPeople(comparison, terminal))
      break
    }
    case 'markdown': {
      const { diffMarkdown } = await import('../reporters/diff-markdown.ts')
      terminal.out(diffMarkdown(comparison, await linkTo(to, newer, comparison.prefix, options, terminal)))
      break
    }
    case 'json': {
      const { diffJson } = await import('../reporters/machines.ts')
      terminal.out(JSON.stringify(diffJson(comparison), null, 2))
    }
  }
  return 0
}

async function prefixOfSide({ folder }: Side, { format }: Options, terminal: Terminal): Promise<string> {
  // A comment has no working folder, so its paths are those of the repository.
  const place = format === 'markdown' ? await findRepository(folder, terminal.env) : undefined
  return place?.kind === 'repository' ? place.prefix : prefixOf(folder, terminal)
}

const errorsIn = ({ messages }: Compiled): number => messages.filter(({ severity }) => severity === 'error').length

/** The version that a tag names, and the one that the bump makes of it. `pattern`: `handbook-v*`. */
function versionsOf({ name }: Side, pattern: string, bump: Bump): Comparison['versions'] {
  const [before = '', after = ''] = pattern.split('*')
  if (bump === 'none' || !name.startsWith(before) || !name.endsWith(after)) return undefined
  const from = valid(name.slice(before.length, name.length - after.length))
  const to = from && inc(from, bump)
  return from && to ? { from, to } : undefined
}

/** Where the pages of the newer handbook can be read: on a site, else in the repository that the configuration names. */
async function linkTo(
  to: Side,
  { handbook: { config } }: Compiled,
  prefix: string,
  { links }: Options,
  { env }: Terminal,
): Promise<(page: PageDiff) => string | undefined> {
  if (links !== undefined) {
    const base = links.replace(/\/*$/, '/')
    return (page) => (page.subject.href === undefined ? undefined : base + encodeURI(page.subject.href))
  }
  if (!config.repository) return () => undefined
  const place = await findRepository(to.folder, env)
  if (place.kind !== 'repository') return () => undefined
  // A branch moves, and a forge does not know `HEAD~1`.
  const at = to.ref === undefined ? place.head : ((await resolveObject(`${to.ref}^{commit}`, place, env)) ?? to.ref)
  const base = `${forgeAddress(config.repository.url)}/blob`
  return ({ fate, subject }) =>
    fate === 'removed'
      ? undefined
      : [base, ...[at, ...(prefix + subject.path).split('/')].map(encodeURIComponent)].join('/')
}

/** One of two handbooks to compare: what is in a folder or, with a `ref`, what git has of it. */
interface Side {
  readonly name: string
  readonly folder: string
  readonly ref?: string
}

/** What a name means: a folder if there is one, else a revision. Without a name, the handbook as it is now. */
function sideOf(name: string | undefined, { folder }: Options, terminal: Terminal): Side {
  if (name === undefined) return { name: 'the working tree', folder }
  // Most often an unset variable on a build server; it would mean the working folder.
  if (name === '') throw new UserError('One of the names to compare is empty.', 'Expected a tag, a branch or a folder.')
  const path = resolve(terminal.folder, name)
  return isFolder(path) ? { name, folder: path } : { name, folder, ref: name }
}

/** Reads one side, if it is there; `plugins` are for pages of a revision. An error says what to run instead. */
async function readSide(
  { folder, ref }: Side,
  plugins: readonly PluginFile[],
  options: Options,
  terminal: Terminal,
): Promise<ReadHandbook | RevisionFault> {
  if (!isFolder(folder))
    throw new UserError(
      `There is no folder \`${options.handbook}\`.`,
      'Name the folder that holds the pages: rolebook diff <from> --handbook <folder>',
    )
  if (ref === undefined) {
    await prepareHandbook({ ...options, folder }, terminal)
    return readHandbook(folder, { plugins: options.plugins })
  }
  const read = await readRevision(folder, ref, { env: terminal.env, plugins })
  if (!('reason' in read) || read.reason === 'folder') return read
  const [older, newer] = ref.split(/\.{2,3}/)
  if (read.reason === 'ref' && older && newer)
    throw new UserError(
      `${read.message}.`,
      `Name the two apart: rolebook diff ${quoteForShell(older)} ${quoteForShell(newer)}`,
    )
  const nor = read.reason === 'ref' ? ', and there is no such folder' : ''
  throw new UserError(`${read.message}${nor}.`, read.hint)
}
