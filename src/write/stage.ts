import { join } from 'node:path'
import type { Disk } from './disk.ts'
import { foldersOf } from './folders-of.ts'
import { inParallel } from './in-parallel.ts'
import { keep } from './keep.ts'
import { manifestName } from './manifest.ts'
import type { Places } from './places.ts'
import type { Plan } from './plan.ts'
import { contentsOf, type SiteFile } from './site-file.ts'

/** Prepares everything that can fail beside the target, which stays untouched: new files are written, old ones kept. */
export async function stage({ coming, journal }: Plan, { target, staging }: Places, disk: Disk): Promise<void> {
  const leaving = [...journal.changed, ...journal.removed]
  await makeFolders(
    staging.coming,
    coming.map(({ path }) => path),
    disk,
  )
  await makeFolders(staging.kept, leaving, disk)
  const put = async (file: SiteFile) =>
    disk.writeFile(join(staging.coming, file.path), contentsOf(file), { flag: 'wx', flush: file.path === manifestName })
  // The manifest comes last, so that every file older than it is as it was published.
  await inParallel(
    coming.filter(({ path }) => path !== manifestName),
    put,
  )
  await inParallel(
    coming.filter(({ path }) => path === manifestName),
    put,
  )
  await inParallel(leaving, (path) => keep(join(target, path), join(staging.kept, path), disk))
}

async function makeFolders(top: string, paths: readonly string[], disk: Disk): Promise<void> {
  await disk.mkdir(top, { recursive: true })
  for (const folder of foldersOf(paths)) await disk.mkdir(join(top, folder))
}
