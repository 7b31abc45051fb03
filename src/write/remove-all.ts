import { join } from 'node:path'
import { codeOf } from './code-of.ts'
import type { Disk } from './disk.ts'
import { foldersOf } from './folders-of.ts'
import { inParallel } from './in-parallel.ts'

/** Removes files from a folder, and the folders in it that this leaves empty. */
export async function removeAll(target: string, paths: readonly string[], disk: Disk): Promise<void> {
  await inParallel(paths, (path) => disk.unlink(join(target, path)))
  await removeEmpty(target, foldersOf(paths), disk)
}

/** Removes those of the folders that are empty. */
export async function removeEmpty(target: string, folders: readonly string[], disk: Disk): Promise<void> {
  for (const folder of folders.toReversed())
    await disk.rmdir(join(target, folder)).catch((fault) => {
      if (!toBeLeft.has(codeOf(fault) ?? '')) throw fault
    })
}

/** It is not empty, no folder, or another program is in it: then it stays, which harms nobody. */
const toBeLeft: ReadonlySet<string> = new Set(['ENOTEMPTY', 'EEXIST', 'ENOENT', 'ENOTDIR', 'EBUSY', 'EPERM'])
