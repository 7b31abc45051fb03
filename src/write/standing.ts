import { join } from 'node:path'
import { type Disk, realDisk } from './disk.ts'
import { readManifest } from './manifest.ts'

/**
 * Says of a file whether it stands in a published folder with contents of this hash, untouched since. Asks the manifest
 * and the state of the file; reads no contents, so that in doubt the answer is no.
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
    return stat?.isFile() === true && stat.ctimeMs < manifest.changed
  }
}
