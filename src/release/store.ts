import { closeSync, openSync, readdirSync, readSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import {
  forgetStored,
  hashContents,
  isOwnFile,
  readStoredValue,
  writeAtomically,
  writeStoredValue,
} from '../base/files.ts'
import type { ReleaseReport } from '../base/messages.ts'
import { DamagedRecords } from '../base/records.ts'
import type { HandbookDiff } from '../views/diff/types.ts'
import type { VersionPages } from '../views/frame.ts'
import type { VersionFile } from './versions.ts'

/** A release as made, whatever other versions there are. */
export interface StoredRelease {
  readonly pages: VersionPages
  readonly files: readonly VersionFile[]
  readonly report: ReleaseReport
}

/** Hash and size of each file of a release, in their order, with its holes filled. */
export type Stamped = readonly (readonly [hash: string, size: number])[]

/** Keeps releases between runs, each by a key that changes with all that it is made of. */
export type ReleaseStore = ReturnType<typeof releaseStore>

interface Index extends Pick<StoredRelease, 'pages' | 'report'> {
  readonly files: readonly (readonly [path: string, size: number, hash: string, holes: readonly number[]])[]
}

/**
 * A store in a folder: of each release a small file that says what there is, which is checked as it is read, and a large
 * one with the bytes one after another, of which each part is checked when it is read. Where one is damaged, all are forgotten.
 */
export function releaseStore(folder: string) {
  const fileOf = (key: string, ending: string) => join(folder, `${key}.${ending}`)
  const stampedOf = (key: string, place: string) => fileOf(key, `${place.replace('/', '') || 'top'}.stamped`)
  const named = (key: string) => `rolebook release 1 ${key}`
  const stampedName = (key: string, stamps: string) => `rolebook stamped 1 ${key} ${stamps}`
  const diffName = (key: string) => `rolebook diff 1 ${key}`
  // However many there are: `sweep` removes what is not needed.
  const keepValue = (file: string, name: string, value: unknown) =>
    writeStoredValue(file, name, value, Number.POSITIVE_INFINITY)

  return {
    recall(key: string): StoredRelease | undefined {
      const index = readStoredValue<Index>(fileOf(key, 'index'), named(key))
      return index && restored(index, fileOf(key, 'bytes'))
    },
    /** Keeps a release. Returns it as it is kept, so that its bytes need no memory, if it could be kept. */
    keep(key: string, { pages, report, files }: StoredRelease): StoredRelease {
      const parts = files.map(({ read }) => read())
      if (!writeAtomically(fileOf(key, 'bytes'), [Buffer.concat(parts)])) return { pages, report, files }
      const entries = files.map(
        ({ path, size, holes }, at) => [path, size, hashContents(parts[at]!), holes ?? []] as const,
      )
      const index: Index = { pages, report, files: entries }
      keepValue(fileOf(key, 'index'), named(key), index)
      return restored(index, fileOf(key, 'bytes'))
    },
    recallStamped: (key: string, place: string, stamps: string) =>
      readStoredValue<Stamped>(stampedOf(key, place), stampedName(key, stamps)),
    keepStamped: (key: string, place: string, stamps: string, stamped: Stamped) =>
      keepValue(stampedOf(key, place), stampedName(key, stamps), stamped),
    /** What changed between two releases. */
    recallDiff: (key: string) => readStoredValue<HandbookDiff>(fileOf(key, 'diff'), diffName(key)),
    keepDiff: (key: string, diff: HandbookDiff) => keepValue(fileOf(key, 'diff'), diffName(key), diff),
    /** Forgets every other release and diff. */
    sweep: (keys: readonly string[]) => sweep(folder, new Set(keys)),
  }
}

function restored({ pages, report, files }: Index, bytes: string): StoredRelease {
  let end = 0
  return {
    pages,
    report,
    files: files.map(([path, size, hash, holes]) => {
      const start = end
      end += size
      return { path, size, ...(holes.length > 0 && { holes }), read: () => part(bytes, start, size, hash) }
    }),
  }
}

function part(file: string, start: number, size: number, expected: string): Buffer {
  const bytes = bytesAt(file, start, size)
  if (bytes && hashContents(bytes) === expected) return bytes
  forgetStored(dirname(file))
  throw new DamagedRecords(file)
}

function bytesAt(file: string, start: number, size: number): Buffer | undefined {
  try {
    if (!isOwnFile(file)) return undefined
    const bytes = Buffer.alloc(size)
    const opened = openSync(file, 'r')
    try {
      readSync(opened, bytes, 0, size, start)
    } finally {
      closeSync(opened)
    }
    return bytes
  } catch {
    return undefined
  }
}

function sweep(folder: string, keys: ReadonlySet<string>): void {
  try {
    for (const name of readdirSync(folder))
      if (!name.startsWith('.') && !keys.has(name.slice(0, name.indexOf('.'))))
        rmSync(join(folder, name), { force: true })
  } catch {
    // What cannot be removed takes up room and does no harm.
  }
}
