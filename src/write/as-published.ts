import { type Disk, realDisk } from './disk.ts'
import { hashOf } from './hash-of.ts'
import { readManifest } from './manifest.ts'
import { statAll } from './stat-all.ts'

/**
 * A name for the site that a folder holds, the same for the same files; undefined when there is none or when a file of it
 * was touched since it was published. Reads the manifest and no other file.
 */
export async function asPublished(
  target: string,
  disk: Disk = realDisk,
): Promise<{ site: string; files: number } | undefined> {
  const manifest = await readManifest(target, disk)
  if (!manifest || manifest === 'damaged') return undefined
  const stats = statAll(target, new Set(manifest.files.keys()), disk)
  for (const path of manifest.files.keys()) {
    const stat = stats.get(path)
    if (!stat?.isFile() || stat.ctimeMs >= manifest.changed) return undefined
  }
  return { site: hashOf(manifest.text), files: manifest.files.size }
}
