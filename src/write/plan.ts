import { checkRoom } from './check-room.ts'
import type { Disk } from './disk.ts'
import { foldersOf } from './folders-of.ts'
import { hashOf } from './hash-of.ts'
import type { Journal } from './journal.ts'
import { manifestName, manifestText, readManifest } from './manifest.ts'
import { hashOfFile, type SiteFile } from './site-file.ts'
import { statAll } from './stat-all.ts'
import { unchangedOf } from './unchanged-of.ts'

/** What has to happen to a target so that it holds the files. */
export interface Plan {
  /** Added and changed files, the manifest last. Empty when the target is as it should be. */
  readonly coming: readonly SiteFile[]
  readonly unchanged: number
  readonly journal: Journal
  /** A name for the files, as `asPublished` tells it. */
  readonly site: string
}

/** Compares the files with what the target holds. Throws when something that is not ours is in the way. */
export async function plan(files: readonly SiteFile[], target: string, disk: Disk): Promise<Plan> {
  const found = await readManifest(target, disk)
  const manifest = found === 'damaged' ? undefined : found // `refusal` would not have let it pass
  const before = manifest?.files ?? new Map<string, string>()
  const after = new Map(files.map((file) => [file.path, hashOfFile(file)]))
  const stats = statAll(target, new Set([...after.keys(), ...before.keys()]), disk)
  const isOurs = (path: string) => before.has(path) && stats.get(path)?.isFile() === true

  const unchanged = manifest ? await unchangedOf(files, { target, manifest, after, stats }, disk) : new Set()
  const coming = files.filter(({ path }) => !unchanged.has(path))
  const changed = coming.map(({ path }) => path).filter(isOurs)
  const added = coming.map(({ path }) => path).filter((path) => !isOurs(path))
  const removed = [...before.keys()].filter((path) => !after.has(path) && isOurs(path))
  const folders = statAll(target, foldersOf([...after.keys(), ...removed]), disk)
  await checkRoom({ target, added, removed, stats, folders }, disk)

  const text = manifestText(after)
  if (coming.length > 0 || manifest?.text !== text) {
    coming.push({ path: manifestName, contents: text })
    const list = manifest ? changed : added
    list.push(manifestName)
  }
  const missing = foldersOf(added).filter((folder) => !folders.get(folder)?.isDirectory())
  return {
    coming,
    unchanged: unchanged.size,
    journal: { added, changed, removed, folders: missing },
    site: hashOf(text),
  }
}
