import { readdirSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { publish } from '../../src/write/publish.ts'
import { contentsOf, newSite, oldSite, program, start, temporaryTarget } from '../support/publishing.ts'

vi.setConfig({ testTimeout: 30_000 })

test('processes that publish to one folder at once take turns, and the site is one of theirs', async () => {
  const folders = temporaryTarget()
  const file = await program(folders.top)
  const turns = Array.from({ length: 6 }, (_, turn) => (turn % 2 === 0 ? oldSite : newSite))
  const tasks = [turns, turns.toReversed(), turns].map((sites) => start(file, { ...folders, sites }))
  const ends = await Promise.all(tasks.map(async (task) => (await task).ended))
  expect(ends).toEqual(['0', '0', '0'])
  const sites = [oldSite, newSite].map(async (files) => {
    const other = temporaryTarget()
    await publish(files, other)
    return contentsOf(other.target)
  })
  expect(await Promise.all(sites)).toContainEqual(contentsOf(folders.target))
  expect(readdirSync(folders.top).sort()).toEqual(['handbook', 'publish.mjs', 'site'])
})

test('the second of two in one process waits for the first', async () => {
  const folders = temporaryTarget()
  await Promise.all([publish(oldSite, folders), publish(newSite, folders)])
  expect(Object.keys(contentsOf(folders.target))).toContain('.rolebook-site.json')
})

test('who waits too long is told who publishes', async () => {
  const folders = temporaryTarget()
  const lock = join(folders.top, '.site.rolebook-lock')
  writeFileSync(lock, JSON.stringify({ pid: process.ppid, host: hostname() }))
  await expect(publish(oldSite, { ...folders, patience: 60 })).rejects.toMatchObject({
    message: `Another build is writing to the same folder: process ${process.ppid} on ${hostname()}.`,
    mend: `Try again when it has finished. If nothing of the kind runs, delete \`${lock}\`.`,
  })
  expect(contentsOf(folders.target)).toEqual({})
})
