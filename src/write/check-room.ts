import type { Stats } from 'node:fs'
import { join } from 'node:path'
import { fold } from '../fold.ts'
import type { Disk } from './disk.ts'
import { quoted } from './quoted.ts'
import { WriteError } from './write-error.ts'

interface Room {
  readonly target: string
  /** Paths at which nothing of ours is. */
  readonly added: readonly string[]
  readonly removed: readonly string[]
  /** What is at the paths, and at their folders. */
  readonly stats: ReadonlyMap<string, Stats>
  readonly folders: ReadonlyMap<string, Stats>
}

/** Throws when something that is not ours is where a file or a folder of the site has to be. */
export async function checkRoom(room: Room, disk: Pick<Disk, 'readdir'>): Promise<void> {
  const removed = new Set(room.removed)
  const leaves = isLeaving(room)
  for (const [folder, stat] of room.folders)
    if (!stat.isDirectory() && !leaves(folder, stat)) throw inTheWay(folder, room.target)
  for (const path of room.added) {
    const stat = room.stats.get(path)
    if (!stat || leaves(path, stat)) continue
    const foreign = stat.isDirectory() ? await foreignIn(path) : path
    if (foreign !== undefined) throw inTheWay(foreign, room.target)
  }

  /** The first thing in a folder that would still be there when what is ours has left. */
  async function foreignIn(folder: string): Promise<string | undefined> {
    const entries = await disk.readdir(join(room.target, folder), { withFileTypes: true })
    if (entries.length === 0) return folder
    for (const entry of entries) {
      const path = `${folder}/${entry.name}`
      const foreign = entry.isDirectory() ? await foreignIn(path) : removed.has(path) ? undefined : path
      if (foreign !== undefined) return foreign
    }
    return undefined
  }
}

/** On a disk that ignores case, `roles` is there because `Roles` is: the same file, which is ours and leaves. */
function isLeaving({ removed, stats }: Room): (path: string, stat: Stats) => boolean {
  const leaving = new Map(removed.map((path) => [fold(path), stats.get(path)]))
  return (path, stat) => {
    const twin = leaving.get(fold(path))
    return twin !== undefined && twin.ino === stat.ino && twin.dev === stat.dev
  }
}

const inTheWay = (path: string, target: string): WriteError =>
  new WriteError(
    `Something that rolebook did not write is in the way: ${quoted(join(target, path))}.`,
    'Move it out of the folder of the site, or rename the page that needs its place.',
  )
