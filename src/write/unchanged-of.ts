import type { Stats } from 'node:fs'
import { join } from 'node:path'
import type { Disk } from './disk.ts'
import { hashOf } from './hash-of.ts'
import { inParallel } from './in-parallel.ts'
import type { Manifest } from './manifest.ts'
import { type SiteFile, sizeOf } from './site-file.ts'

interface Known {
  readonly target: string
  readonly manifest: Manifest
  /** Path → hash of what is to be published there. */
  readonly after: ReadonlyMap<string, string>
  /** What is at each path now. */
  readonly stats: ReadonlyMap<string, Stats>
}

/**
 * The paths whose files are on disk as they are to be published. A manifest is placed after all files, so a file whose status
 * is older was not touched since; any other is read, which also notices an edit by hand that kept the size. The time of the
 * status counts, not that of the contents: `cp -p` and `touch` cannot turn it back.
 */
export async function unchangedOf(
  files: readonly SiteFile[],
  { target, manifest, after, stats }: Known,
  disk: Pick<Disk, 'readFile'>,
): Promise<ReadonlySet<string>> {
  const unchanged = new Set<string>()
  await inParallel(files, async (file) => {
    const { path } = file
    const stat = stats.get(path)
    const hash = after.get(path)!
    if (!stat?.isFile() || manifest.files.get(path) !== hash || stat.size !== sizeOf(file)) return
    if (stat.ctimeMs < manifest.changed || hashOf(await disk.readFile(join(target, path))) === hash) unchanged.add(path)
  })
  return unchanged
}
