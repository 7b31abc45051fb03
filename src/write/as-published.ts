import { join } from 'node:path'
import { type Disk, realDisk } from './disk.ts'
import { hashOf } from './hash-of.ts'
import { readManifest } from './manifest.ts'
import { statAll } from './stat-all.ts'

/**
 * A name for the site that a folder holds, the same for the same files; undefined when there is none or when a file of it
 * was touched since it was published. Reads the manifest and hardly another file.
 */
export async function asPublished(
  target: string,
  disk: Disk = realDisk,
): Promise<{ site: string; files: number } | undefined> {
  const manifest = await readManifest(target, disk)
  if (!manifest || manifest === 'damaged') return undefined
  const stats = statAll(target, manifest.files.keys(), disk)
  for (const [path, hash] of manifest.files) {
    const stat = stats.get(path)
    if (!stat?.isFile() || stat.ctimeMs > manifest.changed) return undefined
    // A file system's clock may tick slower than files are written: of those in the last tick only the contents can tell.
    if (stat.ctimeMs === manifest.changed && hashOf(await disk.readFile(join(target, path))) !== hash) return undefined
  }
  return { site: hashOf(manifest.text), files: manifest.files.size }
}
