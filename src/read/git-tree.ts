import { posix } from 'node:path'
import type { Entry, FileTree } from './file-tree.ts'
import type { Listed } from './list-tree.ts'
import { notPointer } from './not-pointer.ts'
import { Unreadable } from './why-unreadable.ts'

/** A folder as git holds it, given what is listed below it and the bytes of its pages and links, by id. */
export function gitTree(list: readonly Listed[], blobs: ReadonlyMap<string, Buffer>): FileTree {
  const folders = foldersOf(list)
  const files = new Map(list.map((listed) => [listed.path, listed]))
  return {
    entriesOf: (folder) => folders.get(folder) ?? [],
    leadsInside: (link) => leads(link, 40),
    sizeOf: (page) => files.get(page)!.size,
    bytesOf: (page) => readable(blobs.get(files.get(page)!.oid)),
    from: (file) => ({ oid: files.get(file)!.oid }),
  }

  /** As many links after one another as a system follows. */
  function leads(path: string, most: number): boolean {
    const listed = files.get(path)
    if (listed?.kind !== 'link') return listed !== undefined || folders.has(path)
    const to = blobs.get(listed.oid)?.toString('utf8') ?? '/'
    return most > 0 && !to.startsWith('/') && leads(posix.join(posix.dirname(path), to).replace(/\/$/, ''), most - 1)
  }
}

/** The bytes of a file that git holds, if it does. */
export function readable(bytes: Buffer | undefined): Buffer {
  if (bytes) return notPointer(bytes, 'Keep the file in git itself: what Git LFS keeps cannot be read from a revision.')
  throw new Unreadable(
    'The file is not here: git does not have its contents',
    'Clone the repository anew, without `--filter`; if that is no help, see what `git fsck` says.',
  )
}

/** The entries of each folder by its path, each folder once. */
function foldersOf(list: readonly Listed[]): ReadonlyMap<string, readonly Entry[]> {
  const folders = new Map<string, Entry[]>([['', []]])
  for (const { path, kind } of list) entriesAbove(path).push({ name: posix.basename(path), kind })
  return folders

  function entriesAbove(path: string): Entry[] {
    const slash = path.lastIndexOf('/')
    const folder = path.slice(0, Math.max(0, slash))
    const known = folders.get(folder)
    if (known) return known
    const entries: Entry[] = []
    folders.set(folder, entries)
    entriesAbove(folder).push({ name: posix.basename(folder), kind: 'folder' })
    return entries
  }
}
