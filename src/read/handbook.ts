/**
 * From a folder, or a revision in git, to everything a handbook is made of. The entries are `readHandbook` and
 * `readRevision`.
 *
 * - `tree.ts` finds the files, on the disk or in git, and says which cannot be read or published.
 * - `other-config.ts` finds settings where they are not read.
 * - `known-pages.ts` remembers what was read, so that a page that has not changed is not read again.
 * - `folder-kinds.ts` decides what the names of folders say.
 * - `git.ts` runs git; `git-history.ts` asks it who changed a page, and when; `tags.ts` asks for the tags that are versions.
 * - `plugins.ts` finds the modules of the configuration; none of them is run here.
 */

import { isUtf8 } from 'node:buffer'
import { posix } from 'node:path'
import { withLazy } from '../base/lazy.ts'
import { type Message, report, topOf } from '../base/messages.ts'
import { explainSystemError } from '../base/ordinary-files.ts'
import { byCodePoint } from '../base/text.ts'
import { type Config, decodeConfig, defaults, type ReadConfig, readConfig } from '../schema/config.ts'
import type { Kind } from '../schema/front-matter.ts'
import { isRecord, readYaml } from '../yaml/yaml.ts'
import { decideFolderKinds } from './folder-kinds.ts'
import {
  askGit,
  type Environment,
  explainGitError,
  explainMissingFolder,
  explainNoCommitAt,
  explainNoRepository,
  explainUnknownRef,
  findRepository,
  GitError,
  type GitTreeEntry,
  listTree,
  lostObject,
  type Repository,
  type RevisionFault,
  readBlobSync,
  readBlobs,
  resolveObject,
  resolveObjects,
} from './git.ts'
import type { GitFacts } from './git-history.ts'
import { hashBytes, type KnownPages, textOf, type UnplacedSource } from './known-pages.ts'
import { type LeftOut, reportConfigBeside } from './left-out.ts'
import { findPlugins, type PluginFile } from './plugins.ts'
import { findHandbooks } from './tags.ts'
import {
  type Asset,
  baselineFile,
  explainUnreadable,
  type FileTree,
  isWithin,
  type Located,
  lfsInGit,
  makeDiskTree,
  makeGitTree,
  refuseLfsPointer,
  reportBadByte,
  trimNamed,
  walkTree,
} from './tree.ts'

/** Gives the bytes that git knows by an id. Throws when they cannot be had. */
export type ReadBlob = (oid: string) => Buffer

/** A page as read, and where it belongs. */
export interface Source extends UnplacedSource {
  /** What the page is by its folder, which depends on the whole handbook. */
  readonly folderKind: Kind
}

interface Input {
  readonly sources: readonly Source[]
  readonly assets: readonly Asset[]
  /** What is in the folder and none of these. */
  readonly leftOut: readonly LeftOut[]
  readonly messages: readonly Message[]
  /** The text of the file that names old problems, if there is one. */
  readonly baseline?: string | undefined
}

/** Everything of a handbook that is in its folder, as it is on the disk or as git holds it. */
export interface ReadHandbook extends ReadConfig {
  readonly input: Input
  readonly plugins: readonly PluginFile[]
  /** Missing when nobody asked. */
  readonly git?: GitFacts
  /** Gives the bytes of files that git holds. Missing when all are on the disk. */
  readonly readBlob?: ReadBlob
}

/** What authors wrote, by path: the pages, the configuration and the baseline. */
export const textsOf = ({ text, input }: Pick<ReadHandbook, 'text' | 'input'>): ReadonlyMap<string, string> =>
  new Map([
    ...(text === '' ? [] : [['handbook.yaml', text] as const]),
    ...(input.baseline === undefined ? [] : [[baselineFile, input.baseline] as const]),
    ...input.sources.map(({ path, text }) => [path, text] as const),
  ])

/** The same for whoever asks for few of them: pages that are known are read when they are asked for. */
export type Texts = Pick<ReadonlyMap<string, string>, 'get'>

export function lazyTextsOf({ text, input }: Pick<ReadHandbook, 'text' | 'input'>): Texts {
  const sources = new Map(input.sources.map((source) => [source.path, source]))
  const others = textsOf({ text, input: { ...input, sources: [] } })
  return { get: (path) => others.get(path) ?? sources.get(path)?.text }
}

interface Options {
  /** What git is finding out meanwhile. */
  readonly git?: Promise<GitFacts>
  /** Whether the handbook's plugins, which are code, may run. They do unless this is false. */
  readonly plugins?: boolean
  /** What was read the last time. */
  readonly known?: KnownPages | undefined
}

/** A handbook without a page, as it is before anybody begins one. */
export const emptyHandbook: ReadHandbook = {
  ...decodeConfig(''),
  input: { sources: [], assets: [], leftOut: [], messages: [] },
  plugins: [],
}

/** Reads `handbook.yaml` and, by what it says, the rest of the folder, while git is at work on its facts. */
export async function readHandbook(
  folder: string,
  { git: asked, plugins: run = true, known }: Options,
): Promise<ReadHandbook> {
  // Awaited below; when the folder cannot be read, that is what there is to say.
  asked?.catch(() => undefined)
  const read = readConfig(folder)
  const { config, text } = read
  const { plugins, messages: inPlugins } = findPlugins({ folder, config, text, run })
  const { sources, assets, leftOut, baseline, messages: inFolder } = readFolder(folder, config, text, known)
  const git = await asked
  const input = {
    sources,
    assets: withoutPlugins(assets, config),
    leftOut,
    baseline,
    messages: [...reportConfigBeside(folder), ...inFolder, ...inPlugins, ...(git?.message ? [git.message] : [])],
  }
  return { ...read, input, plugins, git }
}

/** Reads every Markdown file below `root` and lists the other files, in order of path by code point. */
export function readFolder(root: string, config: Config, configText = '', known?: KnownPages): Input {
  const tree = makeDiskTree(root)
  try {
    return readTree(tree, walkTree(tree, config), { config, text: configText }, known)
  } catch (error) {
    throw explainSystemError(error, root)
  }
}

/**
 * Reads every page of a tree and lists the other files, in order of path by code point. A file that cannot be a page is
 * a message.
 */
function readTree(
  tree: FileTree,
  found: ReturnType<typeof walkTree>,
  { config, text }: Pick<ReadConfig, 'config' | 'text'>,
  known?: KnownPages,
): Input {
  const { pages, files, leftOut, messages, isConfigured } = found
  if (pages.length > config.limits.pages) {
    const tooMany = reportTooMany(pages, config.limits.pages, text)
    return { sources: [], assets: [], leftOut: [], messages: [...messages, tooMany] }
  }
  const published = config.publish.map(trimNamed)
  const isPublished = (path: string) => published.some((one) => isWithin(path, one))
  const sources: UnplacedSource[] = []
  const seen = new Set<string>()
  for (const { path: written, at } of pages.sort((a, b) => byCodePoint(a.path, b.path))) {
    const path = written.normalize('NFC')
    if (!isFirst(path)) continue
    const source = readSource(path, at)
    if (source) sources.push(source)
  }
  const assets = files
    .map(({ path, at }) => ({ path: path.normalize('NFC'), written: path, at }))
    .sort((a, b) => byCodePoint(a.path, b.path) || byCodePoint(a.written, b.written))
    .filter(({ path }) => isFirst(path))
    .map(({ path, at }): Asset => ({ path, from: tree.from(at), ...(isPublished(path) && { published: true }) }))
  for (const path of known?.keys() ?? []) if (!seen.has(path)) known!.delete(path)
  const baseline = readBaselineText(tree, messages)
  const { kindAt, messages: inFolders } = decideFolderKinds(sources, config, isConfigured)
  return {
    // Not copied, which would read them all.
    sources: sources.map((source) => {
      const { path, hash } = source
      return withLazy({ path, hash, folderKind: kindAt(path) }, { text: () => source.text })
    }),
    assets,
    leftOut,
    baseline,
    messages: [...messages, ...inFolders],
  }

  function isFirst(path: string): boolean {
    if (!seen.has(path)) return Boolean(seen.add(path))
    const message = `Unexpected second file \`${path}\`, whose name differs only in its Unicode form`
    messages.push(report('id-duplicate', topOf(path), message, { hint: 'Rename one of the two files.' }))
    return false
  }

  function readSource(path: string, at: string): UnplacedSource | undefined {
    const wrong = readable(path, at)
    if (!('rule' in wrong)) return wrong
    known?.delete(path)
    messages.push(wrong)
    leftOut.push({ path, why: 'could not be read', hint: wrong.hint ?? '', reported: wrong.rule })
    return undefined
  }

  function readable(path: string, at: string): UnplacedSource | Message {
    try {
      // Asked before the bytes, so that a change in between is seen the next time.
      const { size, status, changed = 0 } = tree.statusOf(at)
      if (size > config.limits.fileBytes) return tooLarge(path, size, config.limits.fileBytes)
      const before = known?.get(path)
      if (before && before.at === at && before.status === status) return before.source
      const source = asSource(path, tree.bytesOf(at))
      if (status !== undefined && !('rule' in source)) known?.set(path, { at, status, changed, source })
      return source
    } catch (error) {
      const { message, hint } = explainUnreadable('file', error)
      return report('file-unreadable', topOf(path), message, { hint })
    }
  }
}

// Fifty thousand problems.
const mostBaselineBytes = 5 * 1024 * 1024

/** Whatever is excluded, a baseline is read. What is wrong with the file is added to `messages`. */
function readBaselineText(tree: FileTree, messages: Message[]): string | undefined {
  const found = tree.entriesOf('').find(({ name, kind }) => name === baselineFile && kind !== 'folder')
  if (!found) return undefined
  const source = baselineSource(tree, found.kind)
  if ('text' in source) return source.text
  messages.push(source)
  return undefined
}

function baselineSource(tree: FileTree, kind: string): Pick<Source, 'text'> | Message {
  const at = topOf(baselineFile)
  if (kind !== 'file')
    return report('file-unreadable', at, 'Unexpected link or device, expected an ordinary file', {
      hint: 'Put the file in its place.',
    })
  try {
    const { size } = tree.statusOf(baselineFile)
    return size > mostBaselineBytes
      ? report('file-too-large', at, `Unexpected size of ${size} bytes, expected at most ${mostBaselineBytes}`, {
          hint: 'Fix what many of its problems have in common, then run `rolebook check --baseline --renew`.',
        })
      : asSource(baselineFile, tree.bytesOf(baselineFile))
  } catch (error) {
    const { message, hint } = explainUnreadable('file', error)
    return report('file-unreadable', at, message, { hint })
  }
}

const tooLarge = (path: string, size: number, limit: number): Message =>
  report('file-too-large', topOf(path), `Unexpected size of ${size} bytes, expected at most ${limit}`, {
    hint: 'Split the page, or raise `limits.fileBytes` in handbook.yaml.',
  })

/** Placed where the limit is written, else at the first page beyond it. */
function reportTooMany(pages: readonly Located[], most: number, text: string): Message {
  const path = pages.map(({ path }) => path.normalize('NFC')).sort(byCodePoint)[most]!
  const yaml = text === '' ? undefined : readYaml(text, 'handbook.yaml', 1, defaults.limits)
  const limit = yaml?.place(['limits', 'pages'])
  const isSet = isRecord(yaml?.data) && isRecord(yaml.data.limits) && yaml.data.limits.pages !== undefined
  const message = `Unexpected ${pages.length} pages, expected at most ${most}: none of them was read`
  const hint = 'List what is not for readers under `exclude` in handbook.yaml, or raise `limits.pages` there.'
  const at = limit && isSet ? { file: 'handbook.yaml', place: limit } : topOf(path)
  return report('pages-too-many', at, message, { hint })
}

function asSource(path: string, bytes: Buffer): UnplacedSource | Message {
  if (!isUtf8(bytes) || bytes.includes(0)) return reportBadByte(bytes, path)
  return { path, text: textOf(bytes), hash: hashBytes(bytes) }
}

/** All about plugins that pages may depend on: what was made with others, or by other options, is another. */
export const pluginsKey = (plugins: readonly PluginFile[]): readonly unknown[] =>
  plugins.map(({ kind, name, options, hash }) => [kind, name, options, hash])

function withoutPlugins(assets: readonly Asset[], { plugins }: Config): readonly Asset[] {
  const named = [...plugins.remark, ...plugins.rehype].map((item) => (typeof item === 'string' ? item : item.name))
  if (named.length === 0) return assets
  const own = new Set(named.map((name) => posix.normalize(name).normalize('NFC')))
  return assets.filter(({ path }) => !own.has(path))
}

interface RevisionOptions {
  readonly env: Environment
  /** Plugins to run on its pages: those that are on the disk, never those of the revision. None unless they are given. */
  readonly plugins?: readonly PluginFile[]
}

/**
 * Reads the handbook in `folder` as it is at a revision: a tag, a branch or the id of a commit. All of it comes from
 * what git holds; nothing is checked out, and the folder stays as it is. Never throws for what a repository is like.
 */
export async function readRevision(
  folder: string,
  ref: string,
  { env, plugins = [] }: RevisionOptions,
): Promise<ReadHandbook | RevisionFault> {
  const place = await findRepository(folder, env)
  if (place.kind !== 'repository') return explainNoRepository(place)
  try {
    const commit = await resolveObject(`${ref}^{commit}`, place, env)
    if (commit === undefined) return await explainNoCommit(ref, place, env)
    const path = place.prefix.replace(/\/$/, '')
    const tree = await resolveObject(`${commit}:${path}`, place, env)
    if (tree !== undefined) return await readGitTree(tree, place, { env, plugins })
    // It fails when the folder may be there, in a part of the tree that cannot be read.
    await askGit(['ls-tree', '-d', '--full-tree', commit, '--', path], { folder: place.top, env })
    const then = (await findHandbooks([commit], { folder, place, env, nameOf: () => ref })).get(commit)
    return then ? await readGitTree(then.tree, place, { env, plugins }) : explainMissingFolder(ref, place)
  } catch (error) {
    if (error instanceof GitError) return explainGitError(ref, error)
    throw error
  }
}

async function explainNoCommit(ref: string, place: Repository, env: Environment): Promise<RevisionFault> {
  const named = await resolveObject(ref, place, env)
  const [object] = named === undefined || /[\n]/.test(ref) ? [] : await resolveObjects([`${named}^{}`], place, env)
  if (object && object.type !== 'commit') return explainNoCommitAt(ref, object.type)
  // A whole id and the name of a file stand for something too.
  if (named === undefined || named === ref || (await resolveObject(`${named}^{}`, place, env)))
    return explainUnknownRef(ref, place)
  throw lostObject(named)
}

/** Reads a handbook by the id of its folder in git. Throws a GitError when git does not have all of it. */
export async function readGitTree(
  tree: string,
  { top: folder }: Repository,
  { env, plugins = [] }: RevisionOptions,
): Promise<ReadHandbook> {
  const list = await listTree(tree, { folder, env })
  const lost = list.find(({ size }) => size === undefined)
  if (lost) throw lostObject(lost.oid, lost.path)
  const written = list.find(({ path, kind }) => path === 'handbook.yaml' && kind === 'file')
  const yaml = written && (await readBlobs([written.oid], { folder, env })).get(written.oid)
  const read = decodeConfig((yaml?.toString('utf8') ?? '').replace(/^\uFEFF/, ''))
  const { config } = read
  const contentsOf = async (listed: readonly GitTreeEntry[]) =>
    readBlobs(
      listed.map(({ oid }) => oid),
      { folder, env },
    )
  // Where links lead says which files are pages.
  const links = await contentsOf(list.filter(({ kind }) => kind === 'link'))
  const found = walkTree(makeGitTree(list, links), config)
  const paths = new Set([...found.pages.map(({ at }) => at), baselineFile])
  const pages = await contentsOf(list.filter(({ path, size }) => paths.has(path) && size! <= config.limits.fileBytes))
  const input = readTree(makeGitTree(list, pages), found, read)
  return {
    ...read,
    input: { ...input, assets: withoutPlugins(input.assets, config) },
    plugins,
    readBlob: (oid) => refuseLfsPointer(readBlobSync(oid, { folder, env }), lfsInGit),
  }
}
