import { join } from 'node:path'
import type { Disk } from './disk.ts'
import { statOf } from './stat-of.ts'

/** Where a path of the handbook is on the disk, which may write letters with accents in another way. */
export async function onDisk(root: string, path: string, disk: Pick<Disk, 'lstat' | 'readdir'>): Promise<string> {
  let found = root
  for (const segment of path.split('/')) {
    const next = join(found, segment)
    if (await statOf(next, disk)) found = next
    else found = join(found, (await namesIn(found)).find((name) => name.normalize('NFC') === segment) ?? segment)
  }
  return found

  async function namesIn(folder: string): Promise<readonly string[]> {
    return (await statOf(folder, disk))?.isDirectory() ? disk.readdir(folder) : []
  }
}
