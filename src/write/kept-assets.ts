import type { Stats } from 'node:fs'
import { join } from 'node:path'
import { hashContents, type StoredFile } from '../base/files.ts'
import { ancestorFolders, isHashedAsset, parentFolder, pathKey } from '../base/paths.ts'
import type { Disk } from './disk.ts'
import { isUnchanged, type NamedFile, type SiteManifest } from './manifest.ts'

/** A published folder, and the files in it that are ours and that are not asked for any more. */
export interface PublishedSite {
  readonly folder: string
  readonly manifest: SiteManifest
  readonly others: ReadonlyMap<string, Stats>
}

/**
 * What readers who have a page of the published site open may still load: scripts, style sheets and the data of the search
 * are named after their contents, so that the new site has none of the old names. They stay until the publication after the
 * next; one that changes nothing is none. Nothing stays of a version that the site has lost. `others` are the files of the
 * published site that the new one has not.
 */
export async function findKept(
  files: ReadonlyMap<string, NamedFile>,
  { folder, manifest, others }: PublishedSite,
  disk: Disk,
): Promise<readonly StoredFile[]> {
  const isSame =
    files.size === manifest.files.size && [...files.values()].every(({ key, hash }) => manifest.files.get(key) === hash)
  const staying = isSame ? manifest.kept : manifest.files
  const candidates = [...others].filter(([path]) => isHashedAsset(path) && staying.has(hashContents(path)))
  if (candidates.length === 0) return []
  const isFree = findRoomBeside([...files.keys()])
  const kept: StoredFile[] = []
  for (const [path, stat] of candidates) {
    const key = hashContents(path)
    const hash = staying.get(key)!
    if (!isFree(path) || !(await isUnchanged(path, { key, hash, stat }, { folder, manifest }, disk))) continue
    kept.push({ path, hash, size: stat.size, read: () => disk.readFileSync(join(folder, path)) })
  }
  return kept
}

/** A test of whether a file fits into a site besides its own, on any disk: into a folder that the site has, under a name that is free. */
function findRoomBeside(paths: readonly string[]): (path: string) => boolean {
  const folders = new Set(ancestorFolders(paths))
  const taken = new Set([...paths, ...folders].map(pathKey))
  return (path) => folders.has(parentFolder(path)) && !taken.has(pathKey(path))
}
