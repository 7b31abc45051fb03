import { lstatSync, readFileSync } from 'node:fs'
import * as promises from 'node:fs/promises'

/** All that writing a site asks of a file system. Tests pass one with faults. */
export type Disk = Pick<
  typeof promises,
  | 'copyFile'
  | 'link'
  | 'lstat'
  | 'mkdir'
  | 'open'
  | 'readFile'
  | 'readdir'
  | 'rename'
  | 'rm'
  | 'rmdir'
  | 'unlink'
  | 'writeFile'
> & { readonly lstatSync: typeof lstatSync; readonly readFileSync: typeof readFileSync }

/** The real one. */
export const realDisk: Disk = { ...promises, lstatSync, readFileSync }
