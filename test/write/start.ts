import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { Task } from './publish-process.ts'

/** Makes a program of `publish-process.ts` that plain Node can run. */
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
