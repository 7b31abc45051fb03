import { join } from 'node:path'
import { fold } from '../fold.ts'
import type { Disk } from './disk.ts'
import { foldersOf } from './folders-of.ts'
import { inParallel } from './in-parallel.ts'
import { type Journal, writeJournal } from './journal.ts'
import { manifestName } from './manifest.ts'
import type { Places } from './places.ts'
import { removeAll } from './remove-all.ts'
import { rollBack } from './roll-back.ts'

/** Puts the staged files into the target, each by one rename, and takes out what leaves. Undoes all of it when any step fails. */
export async function exchange(journal: Journal, places: Places, disk: Disk): Promise<void> {
  await writeJournal(journal, places.staging, disk)
  try {
    await replace(journal, places, disk)
    await disk.unlink(places.staging.journal)
  } catch (fault) {
    await rollBack(journal, places.target, places.staging, disk)
    throw fault
  }
}

/** A page comes after the assets it shows and leaves before the manifest forgets it. */
async function replace(journal: Journal, { target, staging }: Places, disk: Disk): Promise<void> {
  const coming = [...journal.added, ...journal.changed].filter((path) => path !== manifestName)
  const place = (path: string) => disk.rename(join(staging.coming, path), join(target, path))
  const first = makingRoom(journal)
  const rest = journal.removed.filter((path) => !first.has(path))

  await removeAll(target, [...first], disk)
  for (const folder of foldersOf(journal.added)) await disk.mkdir(join(target, folder), { recursive: true })
  await inParallel(
    coming.filter((path) => !isPage(path)),
    place,
  )
  await inParallel(coming.filter(isPage), place)
  await removeAll(target, rest, disk)
  await place(manifestName)
}

const isPage = (path: string): boolean => path.endsWith('.html')

/** Removed files that are where a file or a folder has to come, be it only on a disk that ignores case. */
function makingRoom({ added, removed }: Journal): ReadonlySet<string> {
  const files = new Set(added.map(fold))
  const folders = new Set(foldersOf(added).map(fold))
  const isInTheWay = (path: string) =>
    files.has(path) || folders.has(path) || foldersOf([path]).some((folder) => files.has(folder))
  return new Set(removed.filter((path) => isInTheWay(fold(path))))
}
