import { dirname, resolve } from 'node:path'
import { checkPaths } from './check-paths.ts'
import { type Disk, realDisk } from './disk.ts'
import { exchange } from './exchange.ts'
import { inWords } from './in-words.ts'
import { isHalfReplaced } from './is-half-replaced.ts'
import { lock } from './lock.ts'
import { type Places, placesOf, type Staging } from './places.ts'
import { plan } from './plan.ts'
import { quoted } from './quoted.ts'
import { realPath } from './real-path.ts'
import { recover } from './recover.ts'
import { refusal } from './refusal.ts'
import type { SiteFile } from './site-file.ts'
import { stage } from './stage.ts'
import { statOf } from './stat-of.ts'
import { WriteError } from './write-error.ts'

/** What publishing did, in files; the manifest is not counted. */
export interface Published {
  readonly written: number
  readonly unchanged: number
  readonly removed: number
  /** A name for what the folder holds now, the same for the same files. */
  readonly site: string
}

interface PublishOptions {
  /** The folder to write to. */
  readonly target: string
  /** The folder the handbook was read from, which must survive. */
  readonly handbook: string
  readonly disk?: Disk
  /** How long to wait for another build that publishes to the same folder, in milliseconds. */
  readonly patience?: number
}

/**
 * Makes the target hold exactly these files. It ends with the whole new site or, whatever fails, with the old one; a build that
 * is killed leaves what the next one needs to say the same. Throws a WriteError when it did not publish.
 */
export async function publish(files: readonly SiteFile[], options: PublishOptions): Promise<Published> {
  const { target, handbook, disk = realDisk, patience = 2_000 } = options
  checkPaths(files)
  try {
    const refused = await refusal(target, handbook)
    if (refused) throw new WriteError(refused.message, refused.mend)
    const places = placesOf(await realPath(resolve(target)))
    await disk.mkdir(dirname(places.target), { recursive: true })
    const unlock = await lock(places.lock, patience, disk)
    try {
      return await publishAlone(files, places, disk)
    } finally {
      await unlock().catch(() => undefined) // it is seen to be stale when this process has ended
    }
  } catch (fault) {
    throw inWords(fault, await outcome(target, disk))
  }
}

async function publishAlone(files: readonly SiteFile[], places: Places, disk: Disk): Promise<Published> {
  await recover(places.target, disk)
  const todo = await plan(files, places.target, disk)
  if (todo.coming.length > 0)
    try {
      await stage(todo, places, disk)
      if (await statOf(places.target, disk)) await exchange(todo.journal, places, disk)
      else await disk.rename(places.staging.coming, places.target)
    } finally {
      await sweep(places.staging, disk)
    }
  const { unchanged, journal, site } = todo
  return { written: files.length - unchanged, unchanged, removed: journal.removed.length, site }
}

/** Removes the staging folder, unless undoing failed too and the next build needs it. */
async function sweep({ folder, journal }: Staging, disk: Disk): Promise<void> {
  try {
    if (!(await statOf(journal, disk))) await disk.rm(folder, { recursive: true, force: true })
  } catch {
    // What was published is published; the next build sweeps.
  }
}

async function outcome(target: string, disk: Disk): Promise<string> {
  if (await isHalfReplaced(resolve(target), disk).catch(() => true))
    return `The site at ${quoted(target)} may be half replaced; the next build puts it right.`
  const exists = await statOf(resolve(target), disk).catch(() => true)
  return exists ? `The site at ${quoted(target)} is as it was.` : `Nothing was written to ${quoted(target)}.`
}
