import { existsSync } from 'node:fs'
import { rm, rmdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { changeFiles } from '../write/change-files.ts'
import { createFiles } from '../write/create-files.ts'
import type { ReleasePage } from './release-page.ts'

/** Writes the page of a release. Returns what undoes it. Throws a WriteError when it wrote nothing. */
export async function writeReleasePage(
  folder: string,
  { path, before, after }: ReleasePage,
): Promise<() => Promise<void>> {
  if (before === undefined) {
    const file = join(folder, path)
    const isFirst = !existsSync(dirname(file))
    createFiles(folder, [{ path, contents: after }])
    return async () => {
      await rm(file, { force: true })
      if (isFirst) await rmdir(dirname(file)).catch(() => undefined)
    }
  }
  if (before === after) return async () => undefined
  await changeFiles(folder, [{ path, before, after }])
  return () => changeFiles(folder, [{ path, before: after, after: before }])
}
