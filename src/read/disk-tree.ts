import { type Dirent, lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { Entry, FileTree } from './file-tree.ts'
import { notPointer } from './not-pointer.ts'

/** A folder on the disk. Reads synchronously: for hundreds of small files that takes a third of the time. */
export const diskTree = (root: string): FileTree => ({
  entriesOf: (folder) =>
    readdirSync(join(root, folder), { withFileTypes: true }).map((entry) => ({
      name: entry.name,
      kind: kindOf(entry),
    })),
  leadsInside(link) {
    try {
      return realpathSync(join(root, link)).startsWith(realpathSync(root) + sep)
    } catch {
      return false
    }
  },
  sizeOf: (page) => lstatSync(join(root, page)).size,
  bytesOf: (page) => notPointer(readFileSync(join(root, page)), 'Run `git lfs pull` in the repository.'),
  from: (file) => join(root, file),
})

function kindOf(entry: Dirent): Entry['kind'] {
  if (entry.isFile()) return 'file'
  if (entry.isDirectory()) return 'folder'
  return entry.isSymbolicLink() ? 'link' : 'device'
}
