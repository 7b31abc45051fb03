import { pathFault } from '../path-fault.ts'
import type { Disk } from './disk.ts'
import type { Staging } from './places.ts'
import { quoted } from './quoted.ts'
import { statOf } from './stat-of.ts'
import { WriteError } from './write-error.ts'

/** What a publication does to the target, by path: all that is needed to undo it. */
export interface Journal {
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly removed: readonly string[]
  /** Folders that were not there before, outer ones first. */
  readonly folders: readonly string[]
}

/** Writes the journal down, whole and for good, before the target is touched. */
export async function writeJournal(journal: Journal, { journal: path }: Staging, disk: Disk): Promise<void> {
  await disk.writeFile(`${path}.tmp`, JSON.stringify({ rolebook: 1, ...journal }), { flush: true })
  await disk.rename(`${path}.tmp`, path)
}

/** The journal of a publication that did not finish, or undefined when it touched nothing. */
export async function readJournal({ journal: path, folder }: Staging, disk: Disk): Promise<Journal | undefined> {
  if (!(await statOf(path, disk))?.isFile()) return undefined
  const journal = decode(await disk.readFile(path, 'utf8'))
  if (journal) return journal
  const why = 'is not one that this version of rolebook writes'
  throw new WriteError(`The journal ${quoted(path)} ${why}.`, `Delete the folder ${quoted(folder)} and build again.`)
}

// A staging folder may come with a repository someone else wrote, so its paths are not to be trusted.
function decode(text: string): Journal | undefined {
  try {
    const journal = JSON.parse(text)
    const lists: unknown[] = [journal.added, journal.changed, journal.removed, journal.folders]
    return journal.rolebook === 1 && lists.every(isPaths) ? journal : undefined
  } catch {
    return undefined
  }
}

const isPaths = (list: unknown): boolean =>
  Array.isArray(list) && list.every((path) => typeof path === 'string' && !pathFault(path))
