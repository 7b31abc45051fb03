import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { filesIn, temporary } from './built.ts'

/** A handbook on the disk: the text of each file by its path. */
export function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = temporary()
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, 'handbook', path)), { recursive: true })
    writeFileSync(join(folder, 'handbook', path), text)
  }
  return folder
}

/** What is in it now, but for what rolebook keeps between runs. */
export const textsIn = (folder: string): Record<string, string> =>
  Object.fromEntries([...filesIn(join(folder, 'handbook'))].map(([path, bytes]) => [path, bytes.toString('utf8')]))

/** The text of one file. */
export const textIn = (folder: string, path: string): string => readFileSync(join(folder, 'handbook', path), 'utf8')
