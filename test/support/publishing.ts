import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { build } from 'esbuild'
import { onTestFinished } from 'vitest'
import type { OutputFile } from '../../src/base/files.ts'
import { publish } from '../../src/write/publish.ts'
import { quickDisk } from './faulty-disk.ts'
import type { Task } from './publish-process.ts'

/** A folder with a handbook in it and no site yet; it is gone when the test ends. */
export function temporaryTarget(): { readonly top: string; readonly target: string; readonly handbook: string } {
  const top = realpathSync(mkdtempSync(join(tmpdir(), 'rolebook-write-')))
  onTestFinished(() => rm(top, { recursive: true, force: true }))
  mkdirSync(join(top, 'handbook'))
  return { top, target: join(top, 'site'), handbook: join(top, 'handbook') }
}

/** A small site. */
export const site = (files: Readonly<Record<string, string>>): OutputFile[] =>
  Object.entries(files).map(([path, contents]) => ({ path, contents }))

/** Everything in a folder: path → contents, and `folder` for a path that ends in a slash. Empty when there is no folder. */
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

/** A site and its next version: pages change, come and go, a file becomes a folder, a folder a file, a name changes its case. */
export const oldSite = site({
  'index.html': 'home',
  'same.html': 'stays',
  'logo.svg': 'old logo',
  'roles/tl.html': 'old TL',
  'roles/Old.html': 'renamed',
  'gone/away/x.html': 'leaves',
  swap: 'a file',
  'turn/a.html': 'in a folder',
})

export const newSite = site({
  'index.html': 'new home',
  'same.html': 'stays',
  'logo.svg': 'new logo',
  'roles/tl.html': 'new TL',
  'roles/old.html': 'renamed',
  'fresh/er/y.html': 'comes',
  'swap/b.html': 'in a folder',
  turn: 'a file',
})

export type Beginning = 'a site' | 'an empty folder' | 'nothing'

/** Makes folders that all begin in the same state. A site is published once and copied, which is faster. */
export async function beginning(kind: Beginning): Promise<() => ReturnType<typeof temporaryTarget>> {
  const first = temporaryTarget()
  if (kind === 'a site') await publish(oldSite, { ...first, disk: quickDisk })
  if (kind === 'an empty folder') mkdirSync(first.target)
  return () => {
    const folders = temporaryTarget()
    if (kind !== 'nothing') cpSync(first.target, folders.target, { recursive: true })
    return folders
  }
}

/** Bundles `publish-process.ts` so that plain Node can run it. */
export async function program(folder: string): Promise<string> {
  const outfile = join(folder, 'publish.mjs')
  const entryPoints = [join(import.meta.dirname, 'publish-process.ts')]
  await build({ entryPoints, outfile, bundle: true, platform: 'node', format: 'esm', logLevel: 'error' })
  return outfile
}

export interface Started {
  readonly child: ChildProcess
  /** `0` when it published everything, else the signal or the code it ended with. */
  readonly ended: Promise<string>
}

/** Starts a process that publishes, and returns when it begins to. */
export async function start(file: string, task: Task): Promise<Started> {
  const child = spawn(process.execPath, [file, JSON.stringify(task)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit').then(([code, signal]) => String(signal ?? code))
  await once(child.stdout, 'data')
  return { child, ended }
}
