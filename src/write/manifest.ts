import type { Stats } from 'node:fs'
import { join } from 'node:path'
import { hashContents } from '../base/files.ts'
import { findPathFault } from '../base/paths.ts'
import { byText } from '../base/text.ts'
import { type Disk, realDisk, statAll, statOf } from './disk.ts'

/** The file that makes a folder ours. It lists what is ours in it; nothing else is ever overwritten or removed. */
export const manifestName = '.rolebook-site.json'

interface Manifest {
  /** Path → hash of what was published there. */
  readonly files: ReadonlyMap<string, string>
  readonly text: string
  /** When it was put in place, in milliseconds. Files that are older are unchanged since. */
  readonly changed: number
}

// A hundred thousand files need a tenth of it.
const mostBytes = 100 * 1024 * 1024

/** The manifest of a published folder; undefined when there is none, `damaged` when it is not one of ours. */
export async function readManifest(
  target: string,
  disk: Pick<Disk, 'lstat' | 'readFile'>,
): Promise<Manifest | 'damaged' | undefined> {
  const path = join(target, manifestName)
  const stat = await statOf(path, disk)
  if (!stat) return undefined
  if (!stat.isFile() || stat.size > mostBytes) return 'damaged'
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
    const sound = entries.every(([path, hash]) => !findPathFault(path) && typeof hash === 'string')
    return sound ? new Map(entries as [string, string][]) : undefined
  } catch {
    return undefined
  }
}

/**
 * Whether a file of the target has the contents of this hash. The manifest is put in place after all files, so a file whose
 * status is older was not touched since; any other is read, which also notices an edit by hand that kept the size. The time
 * of the status counts, not that of the contents: `cp -p` and `touch` cannot turn it back.
 */
export async function isUnchanged(
  { path, hash, stat }: { readonly path: string; readonly hash: string; readonly stat: Stats | undefined },
  target: string,
  manifest: Manifest,
  disk: Pick<Disk, 'readFile'>,
): Promise<boolean> {
  if (!stat?.isFile() || manifest.files.get(path) !== hash) return false
  return stat.ctimeMs < manifest.changed || hashContents(await disk.readFile(join(target, path))) === hash
}

/** Makes a function that says of a file whether the target has it with contents of this hash, as they were published. */
export async function makeFreshnessTest(
  target: string,
  disk: Disk = realDisk,
): Promise<(path: string, hash: string) => Promise<boolean>> {
  const manifest = await readManifest(target, disk)
  if (!manifest || manifest === 'damaged') return async () => false
  return (path, hash) =>
    isUnchanged({ path, hash, stat: statAll(target, [path], disk).get(path) }, target, manifest, disk)
}

/**
 * A name for the site that a folder holds, the same for the same files; undefined when there is none or when a file of it
 * was changed since it was published. Reads the manifest and hardly any other file.
 */
export async function readPublishedSite(
  target: string,
  disk: Disk = realDisk,
): Promise<{ site: string; files: number } | undefined> {
  const manifest = await readManifest(target, disk)
  if (!manifest || manifest === 'damaged') return undefined
  const stats = statAll(target, manifest.files.keys(), disk)
  for (const [path, hash] of manifest.files)
    if (!(await isUnchanged({ path, hash, stat: stats.get(path) }, target, manifest, disk))) return undefined
  return { site: hashContents(manifest.text), files: manifest.files.size }
}
