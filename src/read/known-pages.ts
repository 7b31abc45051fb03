import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { UserError } from '../base/errors.ts'
import { readStoredValue, writeStoredValue } from '../base/files.ts'
import { withLazy } from '../base/lazy.ts'
import { readDiskFile } from './tree.ts'

/** One Markdown file as read: valid UTF-8, without a byte order mark. */
export interface UnplacedSource {
  /** `roles/tl.md`: forward slashes, NFC. */
  readonly path: string
  readonly text: string
  /** SHA-256 of the bytes, in hex. */
  readonly hash: string
}

/** A page as it was read, and what the system said about its file then. */
interface KnownPage {
  /** Where the file is, from the handbook's folder. */
  readonly at: string
  /** Another one when the file changes. */
  readonly status: string
  /** When the file last changed, in milliseconds. */
  readonly changed: number
  readonly source: UnplacedSource
}

/** Pages as read, by path, for whoever reads the folder again. Who knows that one has changed removes it. */
export type KnownPages = Map<string, KnownPage>

/** What a run keeps of each page: its path, and the values of `KnownPage` with the hash of its bytes for the source. */
type StoredPage = readonly [path: string, at: string, status: string, changed: number, hash: string]

const format = 'rolebook reading 1'

// A second change within one tick of the file system's clock leaves the status as it is. The slowest clock, that of FAT, has ticks
// of two seconds.
const oneTick = 3_000

/**
 * The pages of a handbook as the last run read them, and a function that keeps them for the next one. `now` is when reading
 * begins, in milliseconds since 1970. The text of a page is read when it is asked for, which throws a UserError if it is not
 * what it was.
 */
export function recallPages(folder: string, file: string | undefined, now: number) {
  const before = readStoredValue<readonly StoredPage[]>(file, format) ?? []
  const known: KnownPages = new Map(
    before.map(([path, at, status, changed, hash]) => [
      path,
      { at, status, changed, source: unreadSource(path, hash, join(folder, at)) },
    ]),
  )

  function save(): void {
    const certain = [...known].filter(([, { changed }]) => changed < now - oneTick)
    const all = certain.map(([path, { at, status, changed, source }]): StoredPage => {
      return [path, at, status, changed, source.hash]
    })
    if (JSON.stringify(all) !== JSON.stringify(before)) writeStoredValue(file, format, all)
  }

  return { known, save }
}

const unreadSource = (path: string, hash: string, file: string): UnplacedSource =>
  withLazy({ path, hash }, { text: () => readText(path, hash, file) })

function readText(path: string, hash: string, file: string): string {
  const bytes = readDiskFile(file)
  if (hashBytes(bytes) !== hash)
    throw new UserError(`The page ${path} changed while the handbook was read.`, 'Run it again.')
  return textOf(bytes)
}

/** The hash that a page is known by. */
export const hashBytes = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** The text of a file in UTF-8, without a byte order mark. */
export const textOf = (bytes: Buffer): string => bytes.toString('utf8').replace(/^\uFEFF/, '')
