import { hash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createColors } from 'picocolors'
import { main } from '../../src/cli.ts'
import type { Terminal } from '../../src/reporters/terminal.ts'

/** What a command printed and its exit code. */
export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs a command in this process, in the folder `folder`. */
export async function run(argv: readonly string[], folder: string, more: Partial<Terminal> = {}): Promise<Ran> {
  const said = { out: [] as string[], err: [] as string[] }
  const code = await main(argv, {
    out: (text) => void said.out.push(text),
    err: (text) => void said.err.push(text),
    colors: createColors(false),
    columns: 80,
    folder,
    nameCommands: (text) => text,
    ...more,
  })
  return { code, out: said.out.join('\n'), err: said.err.join('\n') }
}

const folders: string[] = []
process.once('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** A new folder, gone when the process ends. */
export function temporary(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'rolebook-test-')))
  folders.push(folder)
  return folder
}

/** Builds the starter handbook. Tests take the one that is built for all of them, of `starter.ts`. */
export async function buildStarter(): Promise<string> {
  const target = join(temporary(), 'site')
  const { code, out } = await run(['build', 'handbook', '--out', target, '--no-cache'], process.cwd())
  if (code !== 0) throw new Error(out)
  return target
}

/** A handbook of these files, built even if it has errors. */
export async function builtSite(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = folderOf(files)
  const { code, out } = await run(['build', 'handbook', '--no-cache', '--force'], folder)
  if (code !== 0) throw new Error(out)
  return join(folder, 'site')
}

/** Every file below a folder with its bytes, by path with forward slashes. */
export function filesIn(folder: string): Map<string, Buffer> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = entries.map((entry) => join(entry.parentPath, entry.name))
  return new Map(paths.sort().map((path) => [path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path)]))
}

/** A hash of every file below a folder, by path: comparing the bytes themselves takes a minute. */
export const hashesIn = (folder: string): Map<string, string> =>
  new Map([...filesIn(folder)].map(([path, bytes]) => [path, hash('sha256', bytes)]))

/** The same of a site, without what stays of the one before for readers who have a page open. */
export function publishedIn(site: string): Map<string, string> {
  const { files } = JSON.parse(readFileSync(join(site, '.rolebook-site.json'), 'utf8'))
  const published = new Set((files as readonly string[]).map((line) => line.slice(0, 32)))
  return new Map([...hashesIn(site)].filter(([path]) => published.has(hash('sha256', path).slice(0, 32))))
}

/** A handbook on the disk: the text of each file by its path. */
export function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = temporary()
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, 'handbook', path)), { recursive: true })
    writeFileSync(join(folder, 'handbook', path), text)
  }
  return folder
}

/** What is in it now, except what rolebook keeps between runs. */
export const textsIn = (folder: string): Record<string, string> =>
  Object.fromEntries([...filesIn(join(folder, 'handbook'))].map(([path, bytes]) => [path, bytes.toString('utf8')]))

/** The text of one file. */
export const textIn = (folder: string, path: string): string => readFileSync(join(folder, 'handbook', path), 'utf8')
