/** A dev server over a folder small enough to see whole. Every Markdown file is a page; some words make it go wrong. */

import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished, vi } from 'vitest'
import type { Message } from '../../src/base/messages.ts'
import { startDev as dev } from '../../src/dev/dev.ts'
import type { DevEvent, DevOptions, Rebuilt } from '../../src/dev/types.ts'

vi.setConfig({ testTimeout: 20_000 })

export interface Toy {
  readonly folder: string
  readonly url: string
  readonly port: number
  readonly events: readonly DevEvent[]
  write(path: string, text: string): Promise<void>
  close(): Promise<void>
}

/** Starts it and ends it with the test. A line `ERROR …` in a file is an error, `WARNING …` a warning, `CRASH` our fault. */
export async function toy(files: Readonly<Record<string, string>>, options: Partial<DevOptions> = {}): Promise<Toy> {
  const folder = await temporary()
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  for (const [path, text] of Object.entries(files)) await write(path, text)
  const events: DevEvent[] = []
  const server = await dev({
    handbook: folder,
    ignored: () => false,
    rebuild: () => rebuild(folder),
    host: '127.0.0.1',
    port: 0,
    client: { script: '/* script */', style: '/* style */' },
    onEvent: (event) => events.push(event),
    ...options,
  })
  onTestFinished(server.close)
  return { folder, url: server.url, port: Number(new URL(server.url).port), events, write, close: server.close }
}

/** A folder of the test's own, with its real path. */
export async function temporary(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'rolebook-dev-')))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return join(folder, 'handbook')
}

/** Waits as long as a busy machine may need. */
export const eventually = <T>(check: () => T | Promise<T>) => vi.waitFor(check, { timeout: 12_000, interval: 10 })

export const fetchText = async (url: string) => (await fetch(url)).text()

export async function rebuild(folder: string): Promise<Rebuilt> {
  const paths = await readdir(folder, { recursive: true }).catch(() => undefined)
  if (!paths) return { problems: [message('error', '.', 'The folder is gone')] }
  const pages = paths.filter((path) => path.endsWith('.md')).sort()
  const texts = new Map<string, string>()
  for (const path of pages) {
    // A file may go while the folder is read; the next rebuild knows.
    const text = await readFile(join(folder, path), 'utf8').catch(() => undefined)
    if (text !== undefined) texts.set(path, text)
  }
  if ([...texts.values()].some((text) => text.includes('CRASH')))
    throw new TypeError('Cannot read properties of undefined')
  const problems = [...texts].flatMap(([path, text]) =>
    [...text.matchAll(/^(ERROR|WARNING) (.*)$/gm)].map(([, kind, words]) =>
      message(kind === 'ERROR' ? 'error' : 'warning', path, words!),
    ),
  )
  if (problems.some(({ severity }) => severity === 'error')) return { problems }
  return {
    problems,
    name: JSON.stringify([...texts]),
    files: [...texts].map(([path, text]) => ({ path: path.replace(/md$/, 'html'), contents: page(text) })),
  }
}

export const message = (severity: Message['severity'], file: string, words: string): Message => ({
  rule: 'link-missing' as Message['rule'],
  severity,
  file,
  place: { line: 3, column: 8, endLine: 3, endColumn: 12 },
  message: words,
  mend: 'Write `tl`.',
})

export const page = (text: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="content-security-policy" content="default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'"><title>Page</title></head><body><main><h1>Page</h1>${text}</main></body></html>`

export const rebuilds = ({ events }: Toy) =>
  events.filter((event): event is DevEvent & { kind: 'rebuilt' } => event.kind === 'rebuilt')
