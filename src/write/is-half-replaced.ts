import type { Disk } from './disk.ts'
import { statOf } from './stat-of.ts'
import { strays } from './strays.ts'

/** True when a publication is under way or was killed half-way; then the next one puts the target right. */
export async function isHalfReplaced(target: string, disk: Pick<Disk, 'lstat' | 'readdir'>): Promise<boolean> {
  for (const { journal } of await strays(target, disk)) if (await statOf(journal, disk)) return true
  return false
}
