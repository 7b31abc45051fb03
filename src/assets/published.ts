import { statSync } from 'node:fs'
import type { OutputFile } from '../base/files.ts'
import type { Fault } from '../base/messages.ts'
import { ancestorFolders, pathKey } from '../base/paths.ts'
import { isOwnAddress } from '../model/generated.ts'
import type { Handbook } from '../model/types.ts'
import { explainUnreadable, readDiskFile } from '../read/tree.ts'
import { type Active, findActive } from './active.ts'

// Files that the site has as they are, at the address that is their path: `publish` in `handbook.yaml` names them.

/** A file of `publish`, or why it could not be read. */
export interface PublishedFile {
  readonly path: string
  readonly contents?: Uint8Array
  readonly fault?: Fault
  /** A browser or a server may run it. */
  readonly active?: Active | undefined
}

/** Reads them, from the disk, as long as they are not too large together. */
export function readPublished({ assets, config }: Pick<Handbook, 'assets' | 'config'>): readonly PublishedFile[] {
  const most = config.limits.publishedBytes
  let size = 0
  return [...assets.values()].flatMap(({ path, from, published }) => {
    if (!published || typeof from !== 'string') return []
    try {
      size += statSync(from).size
      if (size > most) return { path, fault: tooLarge(most) }
      const contents = readDiskFile(from)
      return { path, contents, active: findActive(path, contents) }
    } catch (error) {
      return { path, fault: explainUnreadable('file', error) }
    }
  })
}

const tooLarge = (most: number): Fault => ({
  message: `The files of \`publish\` are larger together than ${most} bytes`,
  hint: 'Publish large files elsewhere and link to them, or raise `limits.publishedBytes` in handbook.yaml.',
})

/** A published file whose place in the site is taken, by a file or by a folder of this path. */
export interface Clash {
  readonly path: string
  readonly other: string
}

/** Divides published files into those that have a place beside the files of a site, and those that have not. */
export function findClashes(
  published: readonly PublishedFile[] = [],
  files: readonly Pick<OutputFile, 'path'>[],
): { readonly free: readonly OutputFile[]; readonly clashes: readonly Clash[] } {
  if (published.length === 0) return { free: [], clashes: [] }
  const taken = new Map<string, string>()
  const folders = new Map<string, string>()
  const take = (path: string) => {
    taken.set(pathKey(path), path)
    for (const folder of ancestorFolders([path])) if (!folders.has(pathKey(folder))) folders.set(pathKey(folder), path)
  }
  for (const { path } of files) take(path)
  const free: OutputFile[] = []
  const clashes: Clash[] = []
  for (const { path, contents } of published) {
    const places = [path, ...ancestorFolders([path])].map(pathKey)
    const own = isOwnAddress(path) ? `${path.split('/')[0]}/` : undefined
    const other = places.map((place) => taken.get(place)).find(Boolean) ?? folders.get(pathKey(path)) ?? own
    if (other !== undefined) clashes.push({ path, other })
    else if (contents) {
      take(path)
      free.push({ path, contents })
    }
  }
  return { free, clashes }
}
