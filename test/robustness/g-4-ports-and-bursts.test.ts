// G4: ports that cannot be had, and changes that come by the thousand.

import { execFile } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { mkdir, readdir } from 'node:fs/promises'
import type { Server } from 'node:http'
import { type AddressInfo, createServer as createSocketServer } from 'node:net'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { UserError } from '../../src/base/messages.ts'
import { listen } from '../../src/dev/server.ts'
import type { Rebuilt } from '../../src/dev/types.ts'
import { eventually, fetchText, raw, rebuilds, request, temporary, toy } from '../support/dev.ts'

test('G4: a taken port makes way for the next free one', async () => {
  const taken = await occupy()
  const { port, url, events } = await toy({ 'index.md': 'first' }, { port: taken })
  expect(port).toBeGreaterThan(taken)
  expect(port).toBeLessThan(taken + 10)
  expect(events[0]).toEqual({ kind: 'listening', urls: [`http://127.0.0.1:${port}/`] })
  expect(await fetchText(url)).toContain('first')
  expect((await raw(port, request(port, '/', { Host: `localhost:${taken}` }))).status).toBe(403)
})

test('G4: after ten taken ports it says so', async () => {
  const { server, asked } = refusing({ '127.0.0.1': 'EADDRINUSE' })
  const failure = await listen(server, '127.0.0.1', 4000).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(UserError)
  expect(failure).toMatchObject({
    message: 'The ports 4000 to 4009 of 127.0.0.1 are taken',
    mend: 'Name a free one: `rolebook dev --port 8000`.',
  })
  expect(asked).toHaveLength(10)
})

test('G4: there is no port after the last', async () => {
  const { server, asked } = refusing({ '127.0.0.1': 'EADDRINUSE' })
  await expect(listen(server, '127.0.0.1', 65_534)).rejects.toThrow('The ports 65534 to 65535 of 127.0.0.1 are taken')
  expect(asked).toEqual(['127.0.0.1 65534', '127.0.0.1 65535'])
})

test('G4: a port this account may not have is explained', async () => {
  const { server } = refusing({ '127.0.0.1': 'EACCES' })
  await expect(listen(server, '127.0.0.1', 80)).rejects.toMatchObject({
    message: 'This account may not listen on port 80',
    mend: 'Name one of 1024 or more: `rolebook dev --port 4000`.',
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

test('G4: a branch with 5,000 files is switched in a few rebuilds, and the last one sees them all', async () => {
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
