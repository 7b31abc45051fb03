import { join } from 'node:path'
import { byText } from '../order.ts'
import { pathFault } from '../path-fault.ts'
import type { Disk } from './disk.ts'
import { statOf } from './stat-of.ts'

/** The file that makes a folder ours. It lists what is ours in it; nothing else is ever overwritten or removed. */
export const manifestName = '.rolebook-site.json'

export interface Manifest {
  /** Path → hash of what was published there. */
  readonly files: ReadonlyMap<string, string>
  readonly text: string
  /** When it was put in place, in milliseconds. What is older is as it was published. */
  readonly changed: number
}

/** The manifest of a published folder; undefined when there is none, `damaged` when it is not one of ours. */
export async function readManifest(
  target: string,
  disk: Pick<Disk, 'lstat' | 'readFile'>,
): Promise<Manifest | 'damaged' | undefined> {
  const path = join(target, manifestName)
  const stat = await statOf(path, disk)
  if (!stat) return undefined
  if (!stat.isFile()) return 'damaged'
  const text = await disk.readFile(path, 'utf8')
  const files = decode(text)
  return files ? { files, text, changed: stat.ctimeMs } : 'damaged'
}

/** The manifest's text: the same files give the same bytes, whatever their order. */
export function manifestText(files: ReadonlyMap<string, string>): string {
  const sorted = [...files].sort(([left], [right]) => byText(left, right))
  return `${JSON.stringify({ rolebook: 1, files: Object.fromEntries(sorted) }, null, 1)}\n`
}

// A manifest may come with a repository someone else wrote, so its paths are not to be trusted.
function decode(text: string): Manifest['files'] | undefined {
  try {
    const { rolebook, files } = JSON.parse(text)
    if (rolebook !== 1 || typeof files !== 'object') return undefined
    const entries = Object.entries<unknown>(files)
    const sound = entries.every(([path, hash]) => !pathFault(path) && typeof hash === 'string')
    return sound ? new Map(entries as [string, string][]) : undefined
  } catch {
    return undefined
  }
}
