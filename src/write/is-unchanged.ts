import type { Stats } from 'node:fs'
import { join } from 'node:path'
import type { OutputFile } from '../types.ts'
import type { Disk } from './disk.ts'
import { hashOf } from './hash-of.ts'
import type { Manifest } from './manifest.ts'

export interface Published {
  readonly file: OutputFile
  /** Of the file's contents. */
  readonly hash: string
  readonly target: string
  readonly manifest: Manifest
  /** What is at the file's path now. */
  readonly stat: Stats
}

/**
 * True when a file is on disk as it is to be published. Files are placed before their manifest, so one whose status is not
 * younger was not touched since; a younger one is read, which also notices an edit that kept its size. The time of the status
 * change counts, not that of the contents: `cp -p` and `touch` cannot turn it back.
 */
export async function isUnchanged(
  { file, hash, target, manifest, stat }: Published,
  disk: Pick<Disk, 'readFile'>,
): Promise<boolean> {
  if (manifest.files.get(file.path) !== hash || stat.size !== Buffer.byteLength(file.contents)) return false
  return stat.ctimeMs <= manifest.changed || hashOf(await disk.readFile(join(target, file.path))) === hash
}
