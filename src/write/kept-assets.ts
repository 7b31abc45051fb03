import { join } from 'node:path'
import { hashContents, type StoredFile } from '../base/files.ts'
import { ancestorFolders, isHashedAsset, parentFolder, pathKey } from '../base/paths.ts'
import type { Disk } from './disk.ts'
import { hashOfFile, isUnchanged, listOwnFiles, readManifest, type SiteFile } from './manifest.ts'

/**
 * What readers who have a page of the published site open may still load: scripts, style sheets and the data of the search
 * are named after their contents, so that the new site has none of the old names. They stay until the publication after the
 * next; one that changes nothing is none. Nothing stays of a version that the site has lost.
 */
export async function findKept(files: readonly SiteFile[], before: string, disk: Disk): Promise<readonly StoredFile[]> {
  const manifest = await readManifest(before, disk)
  if (!manifest || manifest === 'damaged') return []
  const isSame =
    files.length === manifest.files.size &&
    files.every((file) => manifest.files.get(hashContents(file.path)) === hashOfFile(file))
  const staying = isSame ? manifest.kept : manifest.files
  const isFree = findRoomBeside(files)
  const kept: StoredFile[] = []
  for (const [path, stat] of await listOwnFiles(before, manifest, disk)) {
    const hash = staying.get(hashContents(path))
    if (hash === undefined || !isHashedAsset(path) || !isFree(path)) continue
    if (!(await isUnchanged({ path, hash, stat }, before, manifest, disk))) continue
    kept.push({ path, hash, size: stat.size, read: () => disk.readFileSync(join(before, path)) })
  }
  return kept
}

/** A test of whether a file fits into a site besides its own, on any disk: into a folder that the site has, under a name that is free. */
function findRoomBeside(files: readonly SiteFile[]): (path: string) => boolean {
  const folders = new Set(ancestorFolders(files.map(({ path }) => path)))
  const taken = new Set([...files.map(({ path }) => path), ...folders].map(pathKey))
  return (path) => folders.has(parentFolder(path)) && !taken.has(pathKey(path))
}
