// G1: requests that other sites, other names and hostile clients send. None may see a word of a file.
// G3: open pages that are many, slow, gone or silent cost a bounded amount and never the server.
// G4: ports that cannot be had, and changes that come by the thousand.

import { execFile } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises'
import { Agent, createServer, get, type Server } from 'node:http'
import { type AddressInfo, connect, createServer as createSocketServer, type Socket } from 'node:net'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, onTestFinished, test } from 'vitest'
import { UserError } from '../../src/base/errors.ts'
import type { Rebuilt } from '../../src/dev/pages.tsx'
import { type EventStreams, eventStreams, listen } from '../../src/dev/server.ts'
import { eventually, fetchText, openStream, raw, rebuilds, request, temporary, toy } from '../support/dev.ts'

const secret = 'TOP SECRET'

/** A server with things beside the site that must stay hidden. */
async function server() {
  const { folder, port } = await toy({ 'index.md': secret, 'tl.md': secret, '.env': secret })
  await mkdir(`${folder}-secret`)
  await writeFile(`${folder}-secret/x.html`, secret)
  await symlink(`${folder}-secret`, join(folder, 'link'))
  return port
}

const cases: Readonly<Record<string, readonly [status: number, send: (port: number) => string]>> = {
  // Names that are not ours: DNS rebinding
  'a rebound name': [403, (port) => request(port, '/', { Host: `evil.example:${port}` })],
  'a name that begins like ours': [403, (port) => request(port, '/', { Host: `localhost.evil.example:${port}` })],
  'a name that ends like ours': [403, (port) => request(port, '/', { Host: `evillocalhost:${port}` })],
  'a name that resolves to us': [403, (port) => request(port, '/', { Host: `127.0.0.1.nip.io:${port}` })],
  'a user before the name': [403, (port) => request(port, '/', { Host: `localhost:${port}@evil.example` })],
  'a user that looks like us': [403, (port) => request(port, '/', { Host: `localhost@evil.example:${port}` })],
  'another port': [403, (port) => request(port, '/', { Host: `localhost:${port + 1}` })],
  'no port': [403, (port) => request(port, '/', { Host: 'localhost' })],
  'a port that is no number': [403, (port) => request(port, '/', { Host: `localhost:${port}x` })],
  'an address of a network we are not bound to': [403, (port) => request(port, '/', { Host: `192.168.1.1:${port}` })],
  'an address with a zone': [403, (port) => request(port, '/', { Host: `[::1%25eth0]:${port}` })],
  'an empty host': [403, (port) => request(port, '/', { Host: '' })],
  'no host': [400, () => 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n'],
  'no host in HTTP/1.0': [400, () => 'GET / HTTP/1.0\r\n\r\n'],
  'two hosts': [400, (port) => request(port, '/', { Connection: `close\r\nHost: evil.example:${port}` })],

  // Other sites
  'another origin': [403, (port) => request(port, '/', { Origin: 'https://evil.example' })],
  'the origin of a sandbox': [403, (port) => request(port, '/', { Origin: 'null' })],
  'the origin of another server here': [403, (port) => request(port, '/', { Origin: 'http://localhost:1' })],
  'our origin by another name': [403, (port) => request(port, '/', { Origin: `http://127.0.0.1:${port}` })],
  'our origin by another protocol': [403, (port) => request(port, '/', { Origin: `https://localhost:${port}` })],
  'a script tag of another site': [403, (port) => request(port, '/', fetched('cross-site', 'no-cors', 'script'))],
  'a script tag of another server here': [403, (port) => request(port, '/', fetched('same-site', 'no-cors', 'script'))],
  'a fetch of another site': [403, (port) => request(port, '/', fetched('cross-site', 'cors', 'empty'))],
  'a frame of another site': [403, (port) => request(port, '/', fetched('cross-site', 'navigate', 'iframe'))],
  'an object of another site': [403, (port) => request(port, '/', fetched('cross-site', 'navigate', 'object'))],
  'an event stream of another site': [
    403,
    (port) => request(port, '/__rolebook/events', fetched('cross-site', 'cors', 'empty')),
  ],
  'an event stream of another origin': [
    403,
    (port) => request(port, '/__rolebook/events', { Origin: 'http://evil.example' }),
  ],
  'a socket of another site': [
    403,
    (port) => request(port, '/', { Origin: 'http://evil.example', Connection: 'close, Upgrade', Upgrade: 'websocket' }),
  ],

  // Methods
  'a preflight': [405, (port) => request(port, '/', { 'Access-Control-Request-Method': 'GET' }, 'OPTIONS')],
  'a preflight into a private network': [
    403,
    (port) =>
      request(
        port,
        '/',
        { Origin: 'https://evil.example', 'Access-Control-Request-Private-Network': 'true' },
        'OPTIONS',
      ),
  ],
  TRACE: [405, (port) => request(port, '/', { Cookie: secret }, 'TRACE')],
  POST: [405, (port) => request(port, '/', { 'Content-Length': '0' }, 'POST')],
  PUT: [405, (port) => request(port, '/x.html', { 'Content-Length': '0' }, 'PUT')],
  DELETE: [405, (port) => request(port, '/index.html', {}, 'DELETE')],
  CONNECT: [0, (port) => request(port, 'evil.example:80', {}, 'CONNECT')],

  // Targets
  traversal: [400, (port) => request(port, '/../../etc/passwd')],
  'traversal in the middle': [400, (port) => request(port, '/x/../../.env')],
  'traversal in percent signs': [400, (port) => request(port, '/%2e%2e/%2e%2e/etc/passwd')],
  'traversal with an encoded slash': [400, (port) => request(port, '/..%2f..%2fetc%2fpasswd')],
  'traversal encoded twice': [404, (port) => request(port, '/%252e%252e/%252e%252e/etc/passwd')],
  'traversal from a source map': [400, (port) => request(port, '/index.js.map/../../.env')],
  'traversal in too many bytes': [400, (port) => request(port, '/%c0%ae%c0%ae/etc/passwd')],
  'a folder that begins like ours': [400, (port) => request(port, '/../handbook-secret/x.html')],
  'a dot at the end': [400, (port) => request(port, '/.env/.')],
  'a hidden file': [404, (port) => request(port, '/.env')],
  'the source of a page': [404, (port) => request(port, '/index.md')],
  'a way through a symbolic link': [404, (port) => request(port, '/link/x.html')],
  'an absolute path': [404, (port) => request(port, '//etc/passwd')],
  "a bundler's file system": [404, (port) => request(port, '/@fs/etc/passwd?raw??')],
  "a bundler's import": [404, (port) => request(port, '/.env?import&raw')],
  "a bundler's inline": [404, (port) => request(port, '/.env?.svg?.wasm?init')],
  'a stream of NTFS': [404, (port) => request(port, '/index.html::$DATA')],
  'a short name of Windows': [404, (port) => request(port, '/INDEX~1.HTM')],
  'a name of every object': [404, (port) => request(port, '/__proto__')],
  'a backslash': [400, (port) => request(port, '/..\\..\\etc\\passwd')],
  'an encoded backslash': [400, (port) => request(port, '/..%5c..%5cetc%5cpasswd')],
  'a NUL byte': [400, (port) => request(port, '/index.html%00.png')],
  'a line feed': [400, (port) => request(port, '/x%0d%0aSet-Cookie:%20a=b')],
  'a number sign': [400, (port) => request(port, '/index.html#/../../etc/passwd')],
  'a number sign at the beginning': [400, (port) => request(port, '#/etc/passwd')],
  'a whole URL': [400, (port) => request(port, `http://localhost:${port}/`)],
  "another site's URL": [400, (port) => request(port, 'http://evil.example/')],
  'an asterisk': [400, (port) => request(port, '*')],
  'no slash': [400, (port) => request(port, 'index.html')],
  'half a percent sign': [400, (port) => request(port, '/%e0%a4')],
  'a percent sign alone': [400, (port) => request(port, '/100%')],
  'an address of 9 KB': [414, (port) => request(port, `/${'x'.repeat(9_000)}`)],
  'an address of 20 KB': [431, (port) => request(port, `/${'x'.repeat(20_000)}`)],
  'headers of 20 KB': [431, (port) => request(port, '/', { Cookie: 'x'.repeat(20_000) })],
  'no HTTP at all': [400, () => 'EHLO evil.example\r\n\r\n'],
}

function fetched(site: string, mode: string, dest: string) {
  return { 'Sec-Fetch-Site': site, 'Sec-Fetch-Mode': mode, 'Sec-Fetch-Dest': dest }
}

describe('G1: refused, and not a word of a file', () => {
  test.each(Object.entries(cases))('%s', async (_name, [status, send]) => {
    const port = await server()
    const answer = await raw(port, send(port))
    expect(answer.status).toBe(status)
    expect(answer.body).not.toContain(secret)
    expect(answer.body).not.toContain('root:')
    expect(answer.head).not.toMatch(/access-control|set-cookie/i)
    if (status === 405) expect(answer.head).toMatch(/^Allow: GET, HEAD\r?$/m)
  })
})

const welcome: Readonly<Record<string, (port: number) => string>> = {
  localhost: (port) => request(port, '/'),
  'localhost in capitals': (port) => request(port, '/', { Host: `LocalHost:${port}` }),
  'the IPv4 loopback': (port) => request(port, '/', { Host: `127.0.0.1:${port}` }),
  'the IPv6 loopback': (port) => request(port, '/', { Host: `[::1]:${port}` }),
  'a name below localhost': (port) => request(port, '/', { Host: `handbook.localhost:${port}` }),
  'our own origin': (port) => request(port, '/', { Origin: `http://localhost:${port}` }),
  'an address typed by hand': (port) => request(port, '/', fetched('none', 'navigate', 'document')),
  'a link clicked in a chat': (port) => request(port, '/', fetched('cross-site', 'navigate', 'document')),
  'a link clicked on another server here': (port) => request(port, '/', fetched('same-site', 'navigate', 'document')),
  'a fetch of our own': (port) => request(port, '/tl.html?q=1', fetched('same-origin', 'cors', 'empty')),
}

describe('G1: served', () => {
  test.each(Object.entries(welcome))('%s', async (_name, send) => {
    const port = await server()
    const { status, head, body } = await raw(port, send(port))
    expect(status).toBe(200)
    expect(body).toContain(secret)
    expect(head).toMatch(/^Cross-Origin-Resource-Policy: same-origin\r?$/m)
    expect(head).toMatch(/^X-Content-Type-Options: nosniff\r?$/m)
    expect(head).toMatch(/^Cache-Control: no-store\r?$/m)
    expect(head).not.toMatch(/access-control/i)
  })
})

const card = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .find(({ internal, family }) => !internal && family === 'IPv4')

test.skipIf(!card)('G1: bound to every address, the ones of this machine are served and no others', async () => {
  const { port } = await toy({ 'index.md': secret }, { host: '0.0.0.0' })
  expect((await raw(port, request(port, '/', { Host: `${card!.address}:${port}` }))).status).toBe(200)
  expect((await raw(port, request(port, '/', { Host: `203.0.113.7:${port}` }))).status).toBe(403)
  expect((await raw(port, request(port, '/', { Host: `evil.example:${port}` }))).status).toBe(403)
})

describe('open pages', () => {
  test('G3: of 1,000 open pages the newest 64 are kept', async () => {
    const { port, streams } = await streamServer({})
    const ended = new Set<number>()
    for (let index = 0; index < 1000; index++) {
      const socket = await client(port)
      socket.on('close', () => ended.add(index))
      expect(streams.size()).toBeLessThanOrEqual(64)
    }
    await eventually(() => expect(ended.size).toBe(936))
    expect(Math.max(...ended)).toBe(935)
  })

  test('G3: a page that does not read is disconnected', async () => {
    const { port, streams } = await streamServer({ unread: 10_000 })
    const socket = await client(port)
    socket.pause()
    await eventually(() => expect(streams.size()).toBe(1))
    const large = { build: 'x'.repeat(500_000) }
    await eventually(() => {
      streams.send(large)
      expect(streams.size()).toBe(0)
    })
  })

  test('G3: a page that stopped reading is disconnected at the heartbeat', async () => {
    const { port, streams } = await streamServer({ heartbeat: 50, unread: 100_000_000 })
    const stuck = await client(port)
    stuck.pause()
    const chunk = { build: 'x'.repeat(1_000_000) }
    for (let megabytes = 0; megabytes < 16; megabytes++) streams.send(chunk)
    expect(streams.size()).toBe(1)
    await eventually(() => expect(streams.size()).toBe(0))
  })

  test('G3: a page that gets nothing else gets the heartbeat', async () => {
    const { port, streams } = await streamServer({ heartbeat: 25 })
    const silent = await client(port)
    let heard = ''
    silent.on('data', (chunk) => {
      heard += chunk
    })
    await eventually(() => expect(heard.match(/:\n\n/g)?.length).toBeGreaterThan(3))
    expect(streams.size()).toBe(1)
  })

  test('G3: pages that are closed at any moment leave nothing behind', async () => {
    const { port, streams } = await streamServer({})
    for (let index = 0; index < 50; index++) {
      const socket = await client(port)
      streams.send({ build: `${index}` })
      if (index % 2 === 0) socket.destroy()
      else socket.resetAndDestroy()
      streams.send({ build: `${index}` })
    }
    await eventually(() => expect(streams.size()).toBe(0))
  })

  test('G3: 20 connections that each ask for 2,000 pages at once keep nobody waiting, and no memory', async () => {
    const { port, url } = await toy({ 'index.md': 'x'.repeat(500_000) })
    const before = process.memoryUsage().rss
    const sockets = Array.from({ length: 20 }, () => {
      const socket = connect(port, '127.0.0.1')
      socket.on('error', () => {})
      socket.write(request(port, '/', { Connection: 'keep-alive' }).repeat(2_000))
      return socket
    })
    await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once('close', resolve).resume())))
    const started = performance.now()
    expect(await fetchText(url)).toContain('xxx')
    expect(performance.now() - started).toBeLessThan(2_000)
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024)
  })

  test('G3: a connection that asks for one page after the other is served for as long as it likes', async () => {
    const { port } = await toy({ 'index.md': 'first' })
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    onTestFinished(() => agent.destroy())
    for (let page = 0; page < 300; page++) {
      const status = await new Promise((resolve, reject) => {
        const asked = get({ port, host: '127.0.0.1', agent }, (response) => {
          response.resume().once('end', () => resolve(response.statusCode))
        })
        asked.on('error', reject)
      })
      expect(status).toBe(200)
    }
  })

  test('G3: a page that disconnects before its answer causes no error', async () => {
    const { port, url } = await toy({ 'index.md': 'x'.repeat(5_000_000) })
    for (let index = 0; index < 20; index++) {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(request(port, '/'))
        setTimeout(() => socket.resetAndDestroy(), index % 5)
      })
      socket.on('error', () => {})
      await once(socket, 'close')
    }
    expect((await fetchText(url)).length).toBeGreaterThan(5_000_000)
  })

  test('G3: closing the server ends open pages and idle connections at once', async () => {
    const { port, close } = await toy({ 'index.md': 'first' })
    const page = await openStream(port)
    const idle = connect(port, '127.0.0.1')
    idle.on('error', () => {})
    await once(idle, 'connect')
    const started = performance.now()
    await close()
    expect(performance.now() - started).toBeLessThan(15_000)
    await eventually(() => expect(page.ended()).toBe(true))
    await expect(openStream(port)).rejects.toThrow('ECONNREFUSED')
    await close()
  })

  /** Event streams without the rest of the dev server. */
  async function streamServer(
    options: Parameters<typeof eventStreams>[0],
  ): Promise<{ port: number; streams: EventStreams }> {
    const streams = eventStreams(options)
    const server = createServer((_request, response) => {
      response.on('error', () => {})
      response.writeHead(200, { 'Content-Type': 'text/event-stream' })
      streams.open(response, { build: 'first' })
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    onTestFinished(() => {
      streams.close()
      server.close()
      server.closeAllConnections()
    })
    return { port: (server.address() as AddressInfo).port, streams }
  }

  /** A connection whose stream has begun. */
  async function client(port: number): Promise<Socket> {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => {})
    socket.write(request(port, '/__rolebook/events'))
    await once(socket, 'data')
    onTestFinished(() => void socket.destroy())
    return socket.resume()
  }
})

describe('ports and bursts', () => {
  test('G4: when a port is taken, the next free one is used', async () => {
    const taken = await occupy()
    const { port, url, events } = await toy({ 'index.md': 'first' }, { port: taken })
    expect(port).toBeGreaterThan(taken)
    expect(port).toBeLessThan(taken + 10)
    expect(events[0]).toEqual({ kind: 'listening', urls: [`http://127.0.0.1:${port}/`] })
    expect(await fetchText(url)).toContain('first')
    expect((await raw(port, request(port, '/', { Host: `localhost:${taken}` }))).status).toBe(403)
  })

  test('G4: after ten taken ports there is an error that says so', async () => {
    const { server, asked } = refusing({ '127.0.0.1': 'EADDRINUSE' })
    const failure = await listen(server, '127.0.0.1', 4000).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(UserError)
    expect(failure).toMatchObject({
      message: 'The ports 4000 to 4009 of 127.0.0.1 are taken',
      hint: 'Name a free one: `rolebook dev --port 8000`.',
    })
    expect(asked).toHaveLength(10)
  })

  test('G4: no port after 65535 is tried', async () => {
    const { server, asked } = refusing({ '127.0.0.1': 'EADDRINUSE' })
    await expect(listen(server, '127.0.0.1', 65_534)).rejects.toThrow('The ports 65534 to 65535 of 127.0.0.1 are taken')
    expect(asked).toEqual(['127.0.0.1 65534', '127.0.0.1 65535'])
  })

  test('G4: a port that needs more rights is explained', async () => {
    const { server } = refusing({ '127.0.0.1': 'EACCES' })
    await expect(listen(server, '127.0.0.1', 80)).rejects.toMatchObject({
      message: 'This account may not listen on port 80',
      hint: 'Name one of 1024 or more: `rolebook dev --port 4000`.',
    })
  })

  test('G4: a machine that speaks only IPv6 is served at its loopback', async () => {
    const { server } = refusing({ '127.0.0.1': 'EADDRNOTAVAIL' })
    expect(await listen(server, '127.0.0.1', 4000)).toEqual({ host: '::1', port: 4000 })
  })

  test('G4: an address of another machine is explained', async () => {
    await expect(toy({}, { host: '203.0.113.7' })).rejects.toMatchObject({
      message: '`203.0.113.7` is not an address of this machine',
    })
  })

  const speaksIPv6 = Object.values(networkInterfaces()).some((all) => all?.some(({ address }) => address === '::1'))

  test.skipIf(!speaksIPv6)('G4: the IPv6 loopback is served when asked for', async () => {
    const { url } = await toy({ 'index.md': 'first' }, { host: '::1' })
    expect(url).toMatch(/^http:\/\/\[::1\]:\d+\/$/)
    expect(await fetchText(url)).toContain('first')
  })

  test('G4: switching a branch with 5,000 files takes a few rebuilds, and the last one sees all of them', async () => {
    const branch = await temporary()
    await Promise.all(Array.from({ length: 40 }, (_, index) => mkdir(join(branch, `${index}`), { recursive: true })))
    const served = await toy({}, { handbook: branch, rebuild: () => listed(branch) })
    const checkout = "for (let i = 0; i < 5000; i++) require('fs').writeFileSync(i % 40 + '/' + i + '.html', 'x')"
    await promisify(execFile)(process.execPath, ['-e', checkout], { cwd: branch })
    await eventually(() => expect(rebuilds(served).at(-1)?.pages).toBe(5_000))
    expect(rebuilds(served).length).toBeLessThan(20)
  })

  async function listed(folder: string): Promise<Rebuilt> {
    const paths = await readdir(folder, { recursive: true })
    return { problems: [], files: paths.map((path) => ({ path, contents: '' })) }
  }

  /** A port that someone else has. */
  async function occupy(): Promise<number> {
    const server = createSocketServer()
    onTestFinished(() => void server.close())
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    return (server.address() as AddressInfo).port
  }

  /** A server whose addresses cannot be had, each for the reason given. */
  function refusing(codes: Readonly<Record<string, string>>): { server: Server; asked: string[] } {
    const asked: string[] = []
    const server: EventEmitter = Object.assign(new EventEmitter(), {
      listen({ host, port }: { host: string; port: number }) {
        asked.push(`${host} ${port}`)
        const code = codes[host]
        setImmediate(() => {
          if (code) server.emit('error', Object.assign(new Error(code), { code }))
          else server.emit('listening')
        })
      },
      address: () => ({ port: 4000 }),
    })
    return { server: server as Server, asked }
  }
})
