// G3: open pages that are many, slow, gone or silent cost a bounded amount and never the server.

import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { type EventStreams, eventStreams } from '../../src/dev/server.ts'
import { eventually, fetchText, openStream, request, toy } from '../support/dev.ts'

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

test('G3: a page that does not read is let go', async () => {
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

test('G3: a page that stopped reading is let go by the heartbeat', async () => {
  const { port, streams } = await streamServer({ heartbeat: 50, unread: 100_000_000 })
  const stuck = await client(port)
  stuck.pause()
  const chunk = { build: 'x'.repeat(1_000_000) }
  for (let megabytes = 0; megabytes < 16; megabytes++) streams.send(chunk)
  expect(streams.size()).toBe(1)
  await eventually(() => expect(streams.size()).toBe(0))
})

test('G3: a page that nothing is sent to hears the heartbeat', async () => {
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

test('G3: a page that leaves before its answer is no error', async () => {
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
