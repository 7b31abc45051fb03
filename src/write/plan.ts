import type { Stats } from 'node:fs'
import { join } from 'node:path'
import type { OutputFile } from '../types.ts'
import { checkRoom } from './check-room.ts'
import type { Disk } from './disk.ts'
import { foldersOf } from './folders-of.ts'
import { hashOf } from './hash-of.ts'
import { inParallel } from './in-parallel.ts'
import { isUnchanged } from './is-unchanged.ts'
import type { Journal } from './journal.ts'
import { type Manifest, manifestName, manifestText, readManifest } from './manifest.ts'
import { statOf } from './stat-of.ts'

/** What has to happen to a target. */
export interface Plan {
  /** Added and changed files, the manifest included. */
  readonly coming: readonly OutputFile[]
  readonly unchanged: number
  readonly journal: Journal
}

/** Compares the files with what the target holds. Throws when a file that is not ours is in the way. */
export async function plan(files: readonly OutputFile[], target: string, disk: Disk): Promise<Plan> {
  const found = await readManifest(target, disk)
  const manifest = found === 'damaged' ? undefined : found // `refusal` saw to that
  const hashes = new Map(files.map(({ path, contents }) => [path, hashOf(contents)]))
  const stats = await statAll([...new Set([...hashes.keys(), ...(manifest?.files.keys() ?? [])])], target, disk)

  const unchanged = new Set<string>()
  await inParallel(files, async (file) => {
    const stat = stats.get(file.path)
    if (!manifest || !stat?.isFile()) return
    const hash = hashes.get(file.path)!
    if (await isUnchanged({ file, hash, target, manifest, stat }, disk)) unchanged.add(file.path)
  })

  const text = manifestText(hashes)
  const coming = files.filter(({ path }) => !unchanged.has(path))
  if (manifest?.text !== text) coming.push({ path: manifestName, contents: text })
  const isOurs = (path: string) => Boolean(isListed(path, manifest) && stats.get(path)?.isFile())
  const [added, changed] = split(coming, ({ path }) => (path === manifestName ? !manifest : !isOurs(path)))
  const removed = [...(manifest?.files.keys() ?? [])].filter((path) => !hashes.has(path) && isOurs(path))

  const folders = await statAll(foldersOf([...hashes.keys(), ...removed]), target, disk)
  await checkRoom({ added: added.filter((path) => stats.has(path)), removed, stats, folders, target }, disk)
  const missing = foldersOf(added).filter((folder) => !folders.get(folder)?.isDirectory())
  return { coming, unchanged: unchanged.size, journal: { added, changed, removed, folders: missing } }
}
