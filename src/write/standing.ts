import { join } from 'node:path'
import { type Disk, realDisk } from './disk.ts'
import { hashOf } from './hash-of.ts'
import { readManifest } from './manifest.ts'

/**
 * Says of a file whether it stands in a published folder with contents of this hash, untouched since. Asks the manifest
 * and the state of the file, and reads it only where its clock leaves a doubt.
 */
export async function standing(
  target: string,
  disk: Disk = realDisk,
): Promise<(path: string, hash: string) => boolean> {
  const manifest = await readManifest(target, disk)
  if (!manifest || manifest === 'damaged') return () => false
  return (path, hash) => {
    if (manifest.files.get(path) !== hash) return false
    const stat = disk.lstatSync(join(target, path), { throwIfNoEntry: false })
    if (!stat?.isFile() || stat.ctimeMs > manifest.changed) return false
    // As in `asPublished`: of the files in the last tick of the clock only the contents can tell.
    return stat.ctimeMs < manifest.changed || hashOf(disk.readFileSync(join(target, path))) === hash
  }
}
