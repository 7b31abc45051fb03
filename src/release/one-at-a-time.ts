import { resolve } from 'node:path'
import { type Environment, git } from '../read/git.ts'
import type { Repository } from '../read/repository.ts'
import { realDisk } from '../write/disk.ts'
import { lock } from '../write/lock.ts'
import { WriteError } from '../write/write-error.ts'

/**
 * Makes a release while no other process makes one here, and only if what is checked out is still what it was. What one
 * that fails takes back could be the work of the other. Throws a WriteError when it did nothing.
 */
export async function oneAtATime<T>(place: Repository, env: Environment, make: () => Promise<T>): Promise<T> {
  const file = await answer(['rev-parse', '--git-path', 'rolebook-release'])
  const unlock = await lock(resolve(place.top, file), 10_000, realDisk, 'release is being made here').catch((fault) => {
    if (fault instanceof WriteError) throw fault
    // Where that cannot be written git cannot write either, and says why.
    return async () => undefined
  })
  try {
    if ((await answer(['rev-parse', 'HEAD'])) !== place.head)
      throw new WriteError('Nothing was released: something else was committed here meanwhile.', 'Run it again.')
    return await make()
  } finally {
    await unlock().catch(() => undefined) // it is seen to be stale when this process has ended
  }

  async function answer(args: readonly string[]): Promise<string> {
    return (await git(args, { folder: place.top, env })).text.trim()
  }
}
