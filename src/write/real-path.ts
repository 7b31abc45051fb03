import { realpath } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { codeOf } from './code-of.ts'

/** A path without links in it, also for one that does not exist yet: then its nearest parent that does is resolved. */
export async function realPath(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch (fault) {
    if (codeOf(fault) !== 'ENOENT' || dirname(path) === path) throw fault
    return join(await realPath(dirname(path)), basename(path))
  }
}
