import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { realDisk } from '../../src/write/disk.ts'
import { acquireLock, describeProcess } from '../../src/write/lock.ts'
import { faultyDisk } from '../support/faulty-disk.ts'
import { temporaryTarget } from '../support/publishing.ts'

const take = (path: string, patience = 0) => acquireLock(path, patience, realDisk)

test('a lock that is held says by whom, and can be taken again afterwards', async () => {
  const path = join(temporaryTarget().top, 'lock')
  const unlock = await take(path)
  await expect(take(path, 50)).rejects.toThrow(
    `Another build is writing to the same folder: process ${process.pid} on ${hostname()}.`,
  )
  await unlock()
  await (await take(path))()
})

test('a build waits for a lock', async () => {
  const path = join(temporaryTarget().top, 'lock')
  const unlock = await take(path)
  setTimeout(unlock, 60)
  await (await take(path, 2_000))()
})

test.each([
  ['a process that is gone', { pid: 2 ** 30, host: hostname() }],
  ['a process whose number another one has now', { ...(await describeProcess()), started: '1' }],
])('the lock of %s is taken over', async (_, holder) => {
  const { top } = temporaryTarget()
  writeFileSync(join(top, 'lock'), JSON.stringify(holder))
  await (await take(join(top, 'lock')))()
  expect(readdirSync(top)).toEqual(['handbook'])
})

test.each([
  ['a process of another machine', JSON.stringify({ pid: 1, host: 'elsewhere' })],
  ['a process that runs, started nobody knows when', JSON.stringify({ pid: process.ppid, host: hostname() })],
])('the lock of %s is left alone', async (_, text) => {
  const path = join(temporaryTarget().top, 'lock')
  writeFileSync(path, text)
  await expect(take(path, 50)).rejects.toThrow('Another build is writing to the same folder: process')
  expect(readFileSync(path, 'utf8')).toBe(text)
})

test.each(['', '{"pi'])('a lock that reads %j is waited for, and taken over when it stays so', async (text) => {
  const { top } = temporaryTarget()
  writeFileSync(join(top, 'lock'), text)
  await expect(take(join(top, 'lock'), 50)).rejects.toThrow('Another build is writing to the same folder.')
  await (await take(join(top, 'lock'), 2_000))()
  expect(readdirSync(top)).toEqual(['handbook'])
})

test('a process killed while it takes over a stale lock blocks nobody', async () => {
  const { top } = temporaryTarget()
  writeFileSync(join(top, 'lock'), JSON.stringify({ pid: 2 ** 30, host: hostname() }))
  const dying = faultyDisk(({ operation }) => (operation === 'unlink' ? 'EIO' : undefined))
  await expect(acquireLock(join(top, 'lock'), 0, dying)).rejects.toThrow('EIO')
  expect(readdirSync(top)).toHaveLength(3)
  await (await take(join(top, 'lock'), 2_000))()
  expect(readdirSync(top)).toEqual(['handbook'])
})

test('many processes that find the same stale lock take turns', async () => {
  const path = join(temporaryTarget().top, 'lock')
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

test('releasing a lock never removes one of another process', async () => {
  const path = join(temporaryTarget().top, 'lock')
  const unlock = await take(path)
  writeFileSync(path, 'of another')
  await unlock()
  expect(readFileSync(path, 'utf8')).toBe('of another')
})

test('a lock that cannot be created is not taken', async () => {
  const { top } = temporaryTarget()
  const disk = faultyDisk(({ operation }) => (operation === 'open' ? 'EROFS' : undefined))
  await expect(acquireLock(join(top, 'lock'), 0, disk)).rejects.toThrow('EROFS')
})
