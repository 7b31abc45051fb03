import { dirname, join } from 'node:path'
import { codeOf } from './code-of.ts'
import type { Disk } from './disk.ts'
import { isStaging, type Staging, stagingIn } from './places.ts'

/** The staging folders beside a target. Whoever holds the lock knows that builds which were killed left them. */
export async function strays(target: string, disk: Pick<Disk, 'readdir'>): Promise<readonly Staging[]> {
  const parent = dirname(target)
  const names = await disk.readdir(parent).catch((fault) => {
    if (codeOf(fault) === 'ENOENT') return []
    throw fault
  })
  return names.filter((name) => isStaging(name, target)).map((name) => stagingIn(join(parent, name)))
}
