/**
 * From a folder, or a revision in git, to everything a handbook is made of. The entries are `readHandbook` and
 * `readRevision`.
 *
 * - `tree.ts` finds the files, on the disk or in git, and says which cannot be read or published.
 * - `git.ts` runs git; `git-history.ts` asks it who changed a page, and when; `tags.ts` asks for the tags that are versions.
 * - `plugins.ts` finds the modules of the configuration; none of them is run here.
 */

import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { posix } from 'node:path'
import { type Message, report, topOf } from '../base/messages.ts'
import { byCodePoint } from '../base/text.ts'
import { type Config, decodeConfig, type ReadConfig, readConfig } from '../schema/config.ts'
import {
  askGit,
  type Environment,
  explainGitError,
  explainMissingFolder,
  explainNoRepository,
  explainUnknownRef,
  findRepository,
  GitError,
  listTree,
  lostObject,
  type Repository,
  type RevisionFault,
  readBlobSync,
  readBlobs,
  resolveObject,
} from './git.ts'
import type { GitFacts } from './git-history.ts'
import { findPlugins, type PluginFile } from './plugins.ts'
import {
  type Asset,
  type FileTree,
  lfsInGit,
  makeDiskTree,
  makeGitTree,
  refuseLfsPointer,
  reportBadByte,
  reportUnreadable,
  walkTree,
} from './tree.ts'

/** Gives the bytes that git knows by an id. Throws when they cannot be had. */
export type ReadBlob = (oid: string) => Buffer

/** One Markdown file as read: valid UTF-8, without a byte order mark. */
export interface Source {
  /** `roles/tl.md`: forward slashes, NFC. */
  readonly path: string
  readonly text: string
  /** SHA-256 of the bytes, in hex. */
  readonly hash: string
}

interface Input {
  readonly sources: readonly Source[]
  readonly assets: readonly Asset[]
  readonly messages: readonly Message[]
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

interface Options {
  /** What git is finding out meanwhile. */
  readonly git?: Promise<GitFacts>
  /** Whether the handbook's plugins, which are code, may run. They do unless this is false. */
  readonly plugins?: boolean
}

/** Reads `handbook.yaml` and, by what it says, the rest of the folder, while git is at work on its facts. */
export async function readHandbook(
  folder: string,
  { git: asked, plugins: run = true }: Options,
): Promise<ReadHandbook> {
  // Awaited below; when the folder cannot be read, that is what there is to say.
  asked?.catch(() => undefined)
  const read = await readConfig(folder)
  const { config, text } = read
  const { plugins, messages: inPlugins } = findPlugins({ folder, config, text, run })
  const { sources, assets, messages: inFolder } = readFolder(folder, config)
  const git = await asked
  const input = {
    sources,
    assets: withoutPlugins(assets, config),
    messages: [...inFolder, ...inPlugins, ...(git?.message ? [git.message] : [])],
  }
  return { ...read, input, plugins, git }
}

/** Reads every Markdown file below `root` and lists the other files, in order of path by code point. */
export const readFolder = (root: string, config: Config): Input => readTree(makeDiskTree(root), config)

/**
 * Reads every page of a tree and lists the other files, in order of path by code point. A file that cannot be a page is
 * a message.
 */
function readTree(tree: FileTree, config: Config): Input {
  const { pages, files, messages } = walkTree(tree, config)
  const sources: Source[] = []
  const seen = new Set<string>()
  for (const written of pages.sort(byCodePoint)) {
    const path = written.normalize('NFC')
    if (!isFirst(path)) continue
    const source = readSource(written, path)
    if (source) sources.push(source)
  }
  const assets = files
    .map((written) => ({ path: written.normalize('NFC'), written }))
    .sort((a, b) => byCodePoint(a.path, b.path) || byCodePoint(a.written, b.written))
    .filter(({ path }) => isFirst(path))
    .map(({ path, written }) => ({ path, from: tree.from(written) }))
  return { sources, assets, messages }

  function isFirst(path: string): boolean {
    if (!seen.has(path)) return Boolean(seen.add(path))
    const message = `Unexpected second file \`${path}\`, whose name differs only in its Unicode form`
    messages.push(report('id-duplicate', topOf(path), message, { hint: 'Rename one of the two files.' }))
    return false
  }

  function readSource(written: string, path: string): Source | undefined {
    try {
      const size = tree.sizeOf(written)
      if (size > config.limits.fileBytes) messages.push(tooLarge(path, size, config.limits.fileBytes))
      else return asSource(path, tree.bytesOf(written), messages)
    } catch (error) {
      messages.push(reportUnreadable(path, 'file', error))
    }
    return undefined
  }
}

const tooLarge = (path: string, size: number, limit: number): Message =>
  report('file-too-large', topOf(path), `Unexpected size of ${size} bytes, expected at most ${limit}`, {
    hint: 'Split the page, or raise `limits.fileBytes` in handbook.yaml.',
  })

function asSource(path: string, bytes: Buffer, messages: Message[]): Source | undefined {
  if (!isUtf8(bytes) || bytes.includes(0)) {
    messages.push(reportBadByte(bytes, path))
    return undefined
  }
  const text = bytes.toString('utf8')
  return {
    path,
    text: text.startsWith('\uFEFF') ? text.slice(1) : text,
    hash: createHash('sha256').update(bytes).digest('hex'),
  }
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
    const folder = place.prefix.replace(/\/$/, '')
    const tree = await resolveObject(`${commit}:${folder}`, place, env)
    if (tree !== undefined) return await readGitTree(tree, place, { env, plugins })
    // It fails when the folder may be there, in a part of the tree that cannot be read.
    await askGit(['ls-tree', '-d', '--full-tree', commit, '--', folder], { folder: place.top, env })
    return explainMissingFolder(ref, place)
  } catch (error) {
    if (error instanceof GitError) return explainGitError(ref, error)
    throw error
  }
}

async function explainNoCommit(ref: string, place: Repository, env: Environment): Promise<RevisionFault> {
  const named = await resolveObject(ref, place, env)
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
  const wanted = list.filter(
    ({ path, kind, size }) =>
      kind === 'link' || (kind === 'file' && size! <= config.limits.fileBytes && /\.(md|markdown)$/i.test(path)),
  )
  const blobs = await readBlobs(
    wanted.map(({ oid }) => oid),
    { folder, env },
  )
  const input = readTree(makeGitTree(list, blobs), config)
  return {
    ...read,
    input: { ...input, assets: withoutPlugins(input.assets, config) },
    plugins,
    readBlob: (oid) => refuseLfsPointer(readBlobSync(oid, { folder, env }), lfsInGit),
  }
}
