import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { onTestFinished } from 'vitest'
import type { OutputFile } from '../../src/base/files.ts'

/** A folder with a handbook in it and no site yet; it is gone when the test ends. */
export function temporary(): { readonly top: string; readonly target: string; readonly handbook: string } {
  const top = realpathSync(mkdtempSync(join(tmpdir(), 'rolebook-write-')))
  onTestFinished(() => rm(top, { recursive: true, force: true }))
  mkdirSync(join(top, 'handbook'))
  return { top, target: join(top, 'site'), handbook: join(top, 'handbook') }
}

/** A site small enough to see whole. */
export const site = (files: Readonly<Record<string, string>>): OutputFile[] =>
  Object.entries(files).map(([path, contents]) => ({ path, contents }))

/** All that is in a folder: path → contents, and `folder` for a path that ends in a slash. Empty when there is no folder. */
export function contentsOf(folder: string): Record<string, string> {
  const found = entriesOf(folder).map((entry): [string, string] => {
    const path = join(entry.parentPath, entry.name)
    const name = relative(folder, path).replaceAll('\\', '/')
    if (entry.isDirectory()) return [`${name}/`, 'folder']
    return [name, entry.isFile() ? readFileSync(path, 'latin1') : 'neither file nor folder']
  })
  return Object.fromEntries(found)
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
  } catch {
    return []
  }
}
