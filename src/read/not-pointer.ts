import { Unreadable } from './why-unreadable.ts'

/** The bytes of a file, unless Git LFS has put a pointer in its place. */
export function notPointer(bytes: Buffer, mend: string): Buffer {
  if (bytes.length < 1024 && bytes.toString('latin1').startsWith('version https://git-lfs.github.com/spec/'))
    throw new Unreadable('The file is not here: Git LFS has put a pointer in its place', mend)
  return bytes
}
