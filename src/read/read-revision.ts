import { decodeConfig } from '../config.ts'
import type { PluginFile } from '../types.ts'
import { blob, type Environment } from './git.ts'
import { gitTree, readable } from './git-tree.ts'
import { listTree } from './list-tree.ts'
import { type NoRevision, noFolder, noObjects, noRef, noRepository } from './no-revision.ts'
import { readBlobs } from './read-blobs.ts'
import type { ReadHandbook } from './read-handbook.ts'
import { readTree } from './read-tree.ts'
import { type Repository, repository } from './repository.ts'
import { verified } from './verified.ts'
import { withoutPlugins } from './without-plugins.ts'

interface Options {
  /** The variables that git is started with. */
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
  { env, plugins = [] }: Options,
): Promise<ReadHandbook | NoRevision> {
  const place = await repository(folder, env)
  if (place.kind !== 'repository') return noRepository(place)
  const commit = await verified(`${ref}^{commit}`, place, env)
  if (commit === undefined) return noRef(ref, place)
  const tree = await verified(`${commit}:${place.prefix.replace(/\/$/, '')}`, place, env)
  if (tree === undefined) return noFolder(ref, place)
  return (await readGitTree(tree, place, { env, plugins })) ?? noObjects(ref)
}

/** Reads a handbook by the id of its folder in git; undefined when git does not have all of it. */
export async function readGitTree(
  tree: string,
  { top: folder }: Repository,
  { env, plugins = [] }: Options,
): Promise<ReadHandbook | undefined> {
  const list = await listTree(tree, { folder, env })
  if (!list) return undefined
  const written = list.find(({ path, kind }) => path === 'handbook.yaml' && kind === 'file')
  const yaml = written && (await readBlobs([written.oid], { folder, env })).get(written.oid)
  if (written && !yaml) return undefined
  const read = decodeConfig((yaml?.toString('utf8') ?? '').replace(/^\uFEFF/, ''))
  const { config } = read
  const wanted = list.filter(
    ({ path, kind, size }) =>
      kind === 'link' || (kind === 'file' && size <= config.limits.fileBytes && /\.(md|markdown)$/i.test(path)),
  )
  const blobs = await readBlobs(
    wanted.map(({ oid }) => oid),
    { folder, env },
  )
  const input = readTree(gitTree(list, blobs), config)
  return {
    ...read,
    input: { ...input, assets: withoutPlugins(input.assets, config) },
    plugins,
    readBlob: (oid) => readable(blob(oid, { folder, env })),
  }
}
