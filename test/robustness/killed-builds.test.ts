import { readdirSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { describe, expect, test, vi } from 'vitest'
import type { OutputFile } from '../../src/base/files.ts'
import { publish } from '../../src/write/publish.ts'
import { faultyDisk, quickDisk } from '../support/faulty-disk.ts'
import {
  type Beginning,
  beginning,
  contentsOf,
  newSite,
  oldSite,
  program,
  site,
  start,
  temporaryTarget,
} from '../support/publishing.ts'

describe('a killed build', () => {
  vi.setConfig({ testTimeout: 60_000 })

  type Contents = Record<string, string>

  async function whole(files: readonly OutputFile[]): Promise<Contents> {
    const { target, handbook } = temporaryTarget()
    await publish(files, { target, handbook, disk: quickDisk })
    return contentsOf(target)
  }

  /** What a process that was killed left is never torn, and the next build makes one whole site of it. True if it was mixed. */
  async function expectRecovery(
    { top, target, handbook }: ReturnType<typeof temporaryTarget>,
    { before, after, next }: { before: Contents; after: Contents; next: readonly OutputFile[] },
  ): Promise<boolean> {
    const left = contentsOf(target)
    for (const [path, contents] of Object.entries(left)) expect([before[path], after[path]]).toContain(contents)

    // The next build finds the disk full: it gets as far as making the site whole, and no further.
    const disk = faultyDisk(({ operation }) => (operation === 'writeFile' ? 'ENOSPC' : undefined))
    const stopped = await publish(next, { target, handbook, disk }).then(
      () => false,
      () => true,
    )
    expect(contentsOf(target)).toEqual(stopped ? before : after)
    expect(readdirSync(top).filter((name) => name.startsWith('.'))).toEqual([])

    await publish(next, { target, handbook, disk: quickDisk })
    expect(contentsOf(target)).toEqual(after)
    return ![before, after].some((whole) => isDeepStrictEqual(whole, left))
  }

  test.each<Beginning>(['a site', 'an empty folder', 'nothing'])(
    'a build killed at a step of any kind over %s is put right',
    async (begin) => {
      const file = await program(temporaryTarget().top)
      const after = await whole(newSite)
      const again = await beginning(begin)
      let mixed = 0
      const killedAt = async (killAt: number) => {
        const folders = again()
        const before = contentsOf(folders.target)
        const { ended } = await start(file, { ...folders, sites: [newSite], killAt })
        const end = await ended
        if (end !== '0' && (await expectRecovery(folders, { before, after, next: newSite }))) mixed += 1
        return end
      }
      // Every fourth step: a failing disk is tried at each one, and this shows that a death is no different.
      const ends: string[] = []
      for (let step = 1; !ends.includes('0'); step += 16)
        ends.push(...(await Promise.all([step, step + 4, step + 8, step + 12].map(killedAt))))
      expect(new Set(ends)).toEqual(new Set(['SIGKILL', '0']))
      if (begin === 'nothing') expect(mixed).toBe(0)
      else expect(mixed).toBeGreaterThan(2)
    },
  )

  test('the build after one that was killed at any moment puts the site right', async () => {
    const file = await program(temporaryTarget().top)
    const many = (text: string) =>
      site(Object.fromEntries(Array.from({ length: 80 }, (_, n) => [`${n % 20}/${n}.html`, text + n])))
    const [before, after, next] = [await whole(many('old')), await whole(many('new')), many('new')]
    const ends = [1, 5, 9, 13, 18, 25].map(async (delay) => {
      const folders = temporaryTarget()
      await publish(many('old'), { ...folders, disk: quickDisk })
      const { child, ended } = await start(file, { ...folders, sites: [next] })
      await setTimeout(delay)
      child.kill('SIGKILL')
      await ended
      await expectRecovery(folders, { before, after, next })
    })
    await Promise.all(ends)
  })
})

describe('two builds at once', () => {
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

  test('a second build in the same process waits for the first', async () => {
    const folders = temporaryTarget()
    await Promise.all([publish(oldSite, folders), publish(newSite, folders)])
    expect(Object.keys(contentsOf(folders.target))).toContain('.rolebook-site.json')
  })

  test('a build that waits too long says which process publishes', async () => {
    const folders = temporaryTarget()
    const lock = join(folders.top, '.site.rolebook-lock')
    writeFileSync(lock, JSON.stringify({ pid: process.ppid, host: hostname() }))
    await expect(publish(oldSite, { ...folders, patience: 60 })).rejects.toMatchObject({
      message: `Another build is writing to the same folder: process ${process.ppid} on ${hostname()}.`,
      hint: `Try again when it has finished. If nothing of the kind runs, delete \`${lock}\`.`,
    })
    expect(contentsOf(folders.target)).toEqual({})
  })
})
