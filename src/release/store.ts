import { closeSync, openSync, readdirSync, readSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { UserError } from '../base/errors.ts'
import { hashContents, isOwnFile, readStored, writeAtomically, writeStored } from '../base/files.ts'
import type { ReleaseReport } from '../base/messages.ts'
import type { HandbookDiff } from '../views/diff/types.ts'
import type { VersionPages } from '../views/frame.ts'
import type { VersionFile } from './versions.ts'

/** A release as made, whatever other versions there are. */
export interface StoredRelease {
  readonly pages: VersionPages
  readonly files: readonly VersionFile[]
  readonly report: ReleaseReport
}

/** Hash and size of each file of a release, in their order, once it is said which versions there are. */
export type Stamped = readonly (readonly [hash: string, size: number])[]

/** A kept release is not as it was kept. */
export class DamagedError extends UserError {
  constructor() {
    super('A kept release was changed while the site was made.', 'Build again.')
  }
}

/** Keeps releases between runs, each by a key that changes with all that it is made of. */
export interface ReleaseStore {
  readonly recall: (key: string) => StoredRelease | undefined
  /** Keeps a release, and gives it as it is kept, if it is: then its bytes need no memory. */
  readonly keep: (key: string, release: StoredRelease) => StoredRelease
  readonly recallStamped: (key: string, folder: string, stamps: string) => Stamped | undefined
  readonly keepStamped: (key: string, folder: string, stamps: string, stamped: Stamped) => void
  /** What changed between two releases. */
  readonly recallDiff: (key: string) => HandbookDiff | undefined
  readonly keepDiff: (key: string, diff: HandbookDiff) => void
  /** Forgets every other release and diff. */
  readonly sweep: (keys: readonly string[]) => void
}

interface Index extends Pick<StoredRelease, 'pages' | 'report'> {
  readonly files: readonly (readonly [path: string, size: number, hash: string, holes: readonly number[]])[]
}

/**
 * A store in a folder: of each release a small file that says what there is, which is checked as it is read, and a large
 * one with the bytes one after another, of which each part is checked when it is read.
 */
export function releaseStore(folder: string): ReleaseStore {
  const indexOf = (key: string) => join(folder, `${key}.index`)
  const bytesOf = (key: string) => join(folder, `${key}.bytes`)
  const stampedOf = (key: string, place: string) => join(folder, `${key}.${place.replace('/', '') || 'top'}.stamped`)
  const diffOf = (key: string) => join(folder, `${key}.diff`)
  const named = (key: string) => `rolebook release 1 ${key}`

  function recall(key: string): StoredRelease | undefined {
    const text = readStored(indexOf(key), named(key))
    return text === undefined ? undefined : restored(JSON.parse(text) as Index, bytesOf(key))
  }

  function keepRelease(key: string, release: StoredRelease): StoredRelease {
    const parts = release.files.map(({ read }) => read())
    if (!writeAtomically(bytesOf(key), [Buffer.concat(parts)])) return release
    const files = release.files.map(
      ({ path, size, holes }, at) => [path, size, hashContents(parts[at]!), holes ?? []] as const,
    )
    const index: Index = { pages: release.pages, report: release.report, files }
    writeStored(indexOf(key), named(key), JSON.stringify(index), Number.POSITIVE_INFINITY)
    return restored(index, bytesOf(key))
  }

  return {
    recall,
    keep: keepRelease,
    recallStamped(key, place, stamps) {
      const text = readStored(stampedOf(key, place), `rolebook stamped 1 ${key} ${stamps}`)
      return text === undefined ? undefined : JSON.parse(text)
    },
    keepStamped: (key, place, stamps, stamped) =>
      writeStored(
        stampedOf(key, place),
        `rolebook stamped 1 ${key} ${stamps}`,
        JSON.stringify(stamped),
        Number.POSITIVE_INFINITY,
      ),
    recallDiff(key) {
      const text = readStored(diffOf(key), `rolebook diff 1 ${key}`)
      return text === undefined ? undefined : JSON.parse(text)
    },
    keepDiff: (key, diff) =>
      writeStored(diffOf(key), `rolebook diff 1 ${key}`, JSON.stringify(diff), Number.POSITIVE_INFINITY),
    sweep: (keys) => sweep(folder, new Set(keys)),
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
  if (!bytes || hashContents(bytes) !== expected) throw new DamagedError()
  return bytes
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
