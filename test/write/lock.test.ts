import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { realDisk } from '../../src/write/disk.ts'
import { thisProcess } from '../../src/write/holder.ts'
import { lock } from '../../src/write/lock.ts'
import { faultyDisk } from './faulty-disk.ts'
import { temporary } from './temporary.ts'

const take = (path: string, patience = 0) => lock(path, patience, realDisk)

test('a lock that is held says by whom, and is free again afterwards', async () => {
  const path = join(temporary().top, 'lock')
  const unlock = await take(path)
  await expect(take(path, 50)).rejects.toThrow(
    `Another build is writing to the same folder: process ${process.pid} on ${hostname()}.`,
  )
  await unlock()
  await (await take(path))()
})

test('a lock is waited for', async () => {
  const path = join(temporary().top, 'lock')
  const unlock = await take(path)
  setTimeout(unlock, 60)
  await (await take(path, 2_000))()
})

test.each([
  ['a process that is gone', { pid: 2 ** 30, host: hostname() }],
  ['a process whose number another one has now', { ...(await thisProcess()), started: '1' }],
])('the lock of %s is taken over', async (_, holder) => {
  const { top } = temporary()
  writeFileSync(join(top, 'lock'), JSON.stringify(holder))
  await (await take(join(top, 'lock')))()
  expect(readdirSync(top)).toEqual(['handbook'])
})

test.each([
  ['another machine', JSON.stringify({ pid: 1, host: 'elsewhere' }), 600],
  ['nobody, half-written', '{"pi', 1],
])('the lock of %s is taken over when it is old', async (_, text, seconds) => {
  const path = join(temporary().top, 'lock')
  writeFileSync(path, text)
  await expect(take(path)).rejects.toThrow('Another build is writing')
  const old = Date.now() / 1000 - seconds - 5
  utimesSync(path, old, old)
  await (await take(path))()
})

test('many who find the same stale lock take turns', async () => {
  const path = join(temporary().top, 'lock')
  writeFileSync(path, JSON.stringify({ pid: 2 ** 30, host: hostname() }))
  let inside = 0
  const turns = Array.from({ length: 12 }, async () => {
    const unlock = await take(path, 5_000)
    inside += 1
    expect(inside).toBe(1)
    await new Promise((resolve) => setTimeout(resolve, 2))
    inside -= 1
    await unlock()
  })
  await Promise.all(turns)
})

test('someone else’s lock is not removed with one’s own', async () => {
  const path = join(temporary().top, 'lock')
  const unlock = await take(path)
  writeFileSync(path, 'of another')
  await unlock()
  expect(readFileSync(path, 'utf8')).toBe('of another')
})

test('a lock that cannot be made is not taken', async () => {
  const { top } = temporary()
  const disk = faultyDisk(({ operation }) => (operation === 'open' ? 'EROFS' : undefined))
  await expect(lock(join(top, 'lock'), 0, disk)).rejects.toThrow('EROFS')
})
