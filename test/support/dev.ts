// A dev server over a small folder, requests as no client library would send them, and open pages as the
// server knows them.
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { get } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished, vi } from 'vitest'
import type { DevNotice } from '../../src/base/client-data.ts'
import type { Message } from '../../src/base/messages.ts'
import { type DevEvent, type DevOptions, startDev } from '../../src/dev/dev.ts'
import type { Rebuilt } from '../../src/dev/pages.tsx'

vi.setConfig({ testTimeout: 20_000 })

export interface Toy {
  readonly folder: string
  readonly url: string
  readonly port: number
  readonly events: readonly DevEvent[]
  write(path: string, text: string): Promise<void>
  close(): Promise<void>
}

/** Starts a server and ends it with the test. A line `ERROR …` in a file is an error, `WARNING …` a warning, `CRASH` throws. */
export async function toy(files: Readonly<Record<string, string>>, options: Partial<DevOptions> = {}): Promise<Toy> {
  const folder = await temporary()
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  for (const [path, text] of Object.entries(files)) await write(path, text)
  const events: DevEvent[] = []
  const server = await startDev({
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
  hint: 'Write `tl`.',
})

export const page = (text: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="content-security-policy" content="default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'"><title>Page</title></head><body><main><h1>Page</h1>${text}</main></body></html>`

export const rebuilds = ({ events }: Toy) =>
  events.filter((event): event is DevEvent & { kind: 'rebuilt' } => event.kind === 'rebuilt')

export interface RawAnswer {
  readonly status: number
  readonly head: string
  readonly body: string
}

/** Sends bytes as they are and reads until the server ends the connection. No answer at all has the status 0. */
export function raw(port: number, request: string): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    const socket = connect(port, '127.0.0.1', () => socket.write(request, 'latin1'))
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('error', () => {})
    socket.on('close', () => {
      const [head = '', ...body] = Buffer.concat(chunks).toString('utf8').split('\r\n\r\n')
      resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0), head, body: body.join('\r\n\r\n') })
    })
  })
}

/** A request with the headers of a well-behaved browser, except for those given. */
export function request(
  port: number,
  target: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
): string {
  const lines = Object.entries({ Host: `localhost:${port}`, Connection: 'close', ...headers })
  return `${method} ${target} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`
}

export interface Stream {
  readonly notices: readonly DevNotice[]
  readonly text: () => string
  readonly ended: () => boolean
  abort(): void
}

/** Opens the stream of events and collects what comes. */
export function openStream(port: number): Promise<Stream> {
  return new Promise((resolve, reject) => {
    let text = ''
    let ended = false
    const notices: DevNotice[] = []
    const request = get({ port, host: '127.0.0.1', path: '/__rolebook/events', agent: false }, (response) => {
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        text += chunk
        const events = text.split('\n\n').slice(0, -1)
        notices.splice(
          0,
          notices.length,
          ...events.filter((e) => e.startsWith('data: ')).map((e) => JSON.parse(e.slice(6))),
        )
      })
      response.on('error', () => {})
      response.on('close', () => {
        ended = true
      })
      resolve({ notices, text: () => text, ended: () => ended, abort: () => request.destroy() })
    })
    request.on('error', (error) => {
      ended = true
      reject(error)
    })
    onTestFinished(() => void request.destroy())
  })
}
