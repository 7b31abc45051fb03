import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo, isIPv6, type Socket } from 'node:net'
import { networkInterfaces } from 'node:os'
import type { DevNotice } from '../base/client-data.ts'
import { UserError } from '../base/errors.ts'
import { stripControls } from '../base/text.ts'
import {
  answer,
  contentType,
  type DevAnswer,
  type DevClient,
  pathOf,
  type Refusal,
  refuse,
  reserved,
  type Wanted,
  withClient,
} from './answer.ts'
import { brokenPage, noticeOf, type Shown } from './pages.tsx'

interface ServeOptions {
  readonly host: string
  readonly client: DevClient
  readonly streams: EventStreams
  /** Asked at each request. */
  readonly shown: () => Shown
  /** Settles when there is something to show. */
  readonly built: Promise<void>
  readonly onCrash: (message: string) => void
}

/** An HTTP server, not listening yet. */
export function serve({ host, client, streams, shown, built, onCrash }: ServeOptions): Server {
  const isFlooded = limitPending()
  const server = createServer(async (request, response) => {
    // A client may leave at any time. That is not an error, but without a listener it would end the process.
    response.on('error', () => response.destroy())
    if (isFlooded(request, response)) return request.socket.destroy()
    const port = request.socket.localPort ?? 0
    const refusal = refuse(request, (header) => isOurHost(header, host, port))
    const wanted = refusal ?? pathOf(request.url ?? '')
    if ('reason' in wanted) return send(request, response, refused(wanted))
    if (wanted.path !== `${reserved}events`) {
      if (!wanted.path.startsWith(reserved)) await patient(built)
      return send(request, response, answered(wanted))
    }
    response.writeHead(200, { ...always, 'Content-Type': 'text/event-stream' })
    if (request.method === 'HEAD') response.end()
    else streams.open(response, noticeOf(shown()))
  })
  server.maxConnections = mostConnections
  // With too many files open a connection is lost; without a listener that would end the process, too.
  return server.on('error', () => {})

  // Pages are made when they are asked for. A bug of ours in one must not end the session.
  function answered(wanted: Wanted): DevAnswer {
    try {
      return answer(wanted, shown(), client)
    } catch (error) {
      const message = stripControls(error instanceof Error ? error.message : String(error))
      onCrash(message)
      return { status: 500, type: contentType('index.html'), body: withClient(brokenPage(message), shown().build) }
    }
  }
}

// Browsers have six connections to a server at most, and one more request on each when the last one is answered.
const mostConnections = 256
const mostPending = 4

/** Whether a connection asks for more before it is answered than anything but an attack does. */
function limitPending(): (request: IncomingMessage, response: ServerResponse) => boolean {
  const pending = new WeakMap<Socket, number>()
  return ({ socket }, response) => {
    const count = (pending.get(socket) ?? 0) + 1
    pending.set(socket, count)
    response.once('close', () => pending.set(socket, pending.get(socket)! - 1))
    return socket.destroyed || count > mostPending
  }
}

/** Waits for the first build, but not for so long that a browser takes the server for dead. */
function patient(built: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, 30_000).unref()
  })
  return Promise.race([built, enough]).finally(() => clearTimeout(timer))
}

/** Never a CORS header: no other site has business here. */
const always = {
  'Cache-Control': 'no-store',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
}

const refused = ({ status, reason }: Refusal): DevAnswer => ({
  status,
  type: 'text/plain; charset=utf-8',
  body: `${reason}\n`,
  ...(status === 405 && { headers: { Allow: 'GET, HEAD' } }),
})

function send({ method }: IncomingMessage, response: ServerResponse, { status, type, body, headers }: DevAnswer): void {
  const bytes = Buffer.from(body)
  response.writeHead(status, { ...always, 'Content-Type': type, 'Content-Length': bytes.byteLength, ...headers })
  response.end(method === 'HEAD' ? undefined : bytes)
}

/** Starts listening at the port, or at the next free one of ten. */
export async function listen(server: Server, host: string, port: number): Promise<{ host: string; port: number }> {
  const last = Math.min(port + tries, 65_536) - 1
  for (let candidate = port; candidate <= last; candidate++) {
    const code = await failure(server, host, candidate)
    if (code === undefined) return { host, port: (server.address() as AddressInfo).port }
    if (code === 'EADDRINUSE' && port !== 0) continue
    // A machine with only IPv6 has the same loopback under another address.
    if (host === '127.0.0.1' && noSuchAddress.includes(code)) return listen(server, '::1', port)
    throw explained(code, host, candidate)
  }
  throw new UserError(
    `The ports ${port} to ${last} of ${host} are taken`,
    'Name a free one: `rolebook dev --port 8000`.',
  )
}

const tries = 10
const noSuchAddress = ['EADDRNOTAVAIL', 'EAFNOSUPPORT']

async function failure(server: Server, host: string, port: number): Promise<string | undefined> {
  try {
    server.listen({ host, port })
    await once(server, 'listening')
    return undefined
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? String(error)
  }
}

function explained(code: string, host: string, port: number): UserError {
  if (code === 'EACCES') {
    return new UserError(
      `This account may not listen on port ${port}`,
      'Name one of 1024 or more: `rolebook dev --port 4000`.',
    )
  }
  if ([...noSuchAddress, 'ENOTFOUND', 'EAI_AGAIN', 'EINVAL'].includes(code)) {
    return new UserError(`\`${host}\` is not an address of this machine`, 'Leave `--host` out to use 127.0.0.1.')
  }
  return new UserError(`Cannot listen on port ${port} of ${host}: ${code}`, 'Try another `--port` or `--host`.')
}

/** Whether a Host header names this server: this machine by a name that no one else can claim, or the address bound. */
export function isOurHost(header: string, bound: string, port: number): boolean {
  const [, name = '', written] = /^([a-z0-9.-]+|\[[0-9a-f:.]+\])(?::(\d{1,5}))?$/.exec(header.toLowerCase()) ?? []
  if (name === '' || Number(written ?? 80) !== port) return false
  if (loopback.includes(name) || name.endsWith('.localhost')) return true
  return isWildcard(bound) ? machineAddresses().map(inUrl).includes(name) : name === inUrl(bound).toLowerCase()
}

const loopback = ['localhost', '127.0.0.1', '[::1]']

/** Every address at which a browser reaches a server, the nearest first. */
export function urlsOf(bound: string, port: number): readonly string[] {
  const addresses = isWildcard(bound) ? ['127.0.0.1', ...machineAddresses()] : [bound]
  return addresses.map((address) => `http://${inUrl(address)}:${port}/`)
}

const isWildcard = (host: string) => host === '0.0.0.0' || host === '::'

const inUrl = (address: string) => (isIPv6(address) ? `[${address}]` : address)

/** Addresses of the network cards that fit into a URL, asked again each time: they change with the network. */
function machineAddresses(): readonly string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter((card) => !card.internal && !('scopeid' in card && card.scopeid))
    .map(({ address }) => address)
}

/** The open pages, each at the end of a stream of server-sent events. */
export type EventStreams = ReturnType<typeof eventStreams>

/** Keeps at most `limit` streams; a newer page matters more than an older one, and one that does not read is let go. */
export function eventStreams({ limit = 64, heartbeat = 15_000, unread = 100_000 } = {}) {
  const streams = new Set<ServerResponse>()
  const drop = (stream: ServerResponse) => {
    streams.delete(stream)
    stream.destroy()
  }
  const write = (stream: ServerResponse, text: string) => {
    if (stream.writableLength > unread) drop(stream)
    else stream.write(text)
  }
  const beat = setInterval(() => {
    for (const stream of streams) {
      // What waited since the last beat will not be read any more: the other end is gone, or asleep.
      if (stream.writableLength > 0) drop(stream)
      else write(stream, ':\n\n')
    }
  }, heartbeat)
  // It is no reason to go on once the server has ended, or could not begin.
  beat.unref()
  return {
    open(response: ServerResponse, notice: DevNotice): void {
      const [oldest] = streams
      if (oldest && streams.size >= limit) drop(oldest)
      streams.add(response)
      response.on('close', () => streams.delete(response))
      write(response, `retry: 1000\n\n${event(notice)}`)
    },
    /** How many are open. */
    size: () => streams.size,
    send(notice: DevNotice): void {
      for (const stream of streams) write(stream, event(notice))
    },
    close(): void {
      clearInterval(beat)
      for (const stream of streams) drop(stream)
    },
  }
}

/** JSON has no line ends, so it is one line of data. */
const event = (notice: DevNotice) => `data: ${JSON.stringify(notice)}\n\n`
