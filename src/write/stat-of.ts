import type { Stats } from 'node:fs'
import { codeOf } from './code-of.ts'
import type { Disk } from './disk.ts'

/** What is at a path, without following a link; undefined when there is nothing. */
export async function statOf(path: string, disk: Pick<Disk, 'lstat'>): Promise<Stats | undefined> {
  try {
    return await disk.lstat(path)
  } catch (fault) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(fault) ?? '')) return undefined
    throw fault
  }
}
