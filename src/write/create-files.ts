import { mkdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { codeOf } from './code-of.ts'
import { quoted } from './quoted.ts'
import { WriteError } from './write-error.ts'

/** A file that does not exist yet, at `path` from some folder. */
interface NewFile {
  readonly path: string
  readonly contents: string | Uint8Array
}

/** Writes new files, all or none. Never over a file: throws a WriteError when one is there, and when anything else fails. */
export function createFiles(folder: string, files: readonly NewFile[]): void {
  const made: string[] = []
  const folders: string[] = []
  try {
    for (const { path, contents } of files) {
      const file = join(folder, path)
      const first = mkdirSync(dirname(file), { recursive: true })
      if (first !== undefined) folders.push(...between(first, dirname(file)))
      writeFileSync(file, contents, { flag: 'wx' })
      made.push(file)
    }
  } catch (fault) {
    for (const file of made) rmSync(file, { force: true })
    for (const empty of folders.toReversed()) rmdirSync(empty)
    const code = codeOf(fault)
    const path = (fault as { readonly path?: string }).path ?? folder
    if (code === 'EEXIST')
      throw new WriteError(`There is something at ${quoted(path)} already.`, 'Choose another name.')
    throw new WriteError(
      `Nothing can be written to ${quoted(path)} (${code}).`,
      'Name a folder that is yours to write to.',
    )
  }
}

/** Every folder from `first` down to `last`, which is `first` or in it. */
function between(first: string, last: string): string[] {
  return last === first ? [first] : [...between(first, dirname(last)), last]
}
