import { lstatSync, mkdirSync, readdirSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { publishBehindLink, recoverLink } from '../../src/write/atomic-link.ts'
import { folderOf, run } from '../support/commands.ts'
import { faultyDisk, quickDisk } from '../support/faulty-disk.ts'
import { contentsOf, site, temporaryTarget } from '../support/publishing.ts'

const one = site({ 'index.html': 'one', 'same.html': 'same', 'old.html': 'old' })
const two = site({ 'index.html': 'two', 'same.html': 'same' })

describe.skipIf(process.platform === 'win32')('a site behind a link', () => {
  test('each version has a folder, the link leads to the newest, and the one before stays', async () => {
    const { top, ...folders } = temporaryTarget()
    const options = { ...folders, disk: quickDisk }
    expect(await publishBehindLink(one, options)).toMatchObject({ written: 3, unchanged: 0, removed: 0 })
    const first = readlinkSync(folders.target)
    expect(await publishBehindLink(two, options)).toMatchObject({ written: 1, unchanged: 1, removed: 1 })
    expect(contentsOf(folders.target)).toMatchObject({ 'index.html': 'two', 'same.html': 'same' })
    expect(contentsOf(join(top, first))).toMatchObject({ 'index.html': 'one' })
    await publishBehindLink(two, options)
    expect(contentsOf(join(top, first))).toMatchObject({ 'index.html': 'one' })
    await publishBehindLink(site({ 'index.html': 'three' }), options)
    expect(readdirSync(top)).not.toContain(first)
    expect(readdirSync(top)).toHaveLength(4)
  })

  test('a version that was there before is taken again, and one that is there is left alone', async () => {
    const folders = { ...temporaryTarget(), disk: quickDisk }
    await publishBehindLink(one, folders)
    const first = readlinkSync(folders.target)
    expect(await publishBehindLink(one, folders)).toMatchObject({ written: 0, unchanged: 3 })
    await publishBehindLink(two, folders)
    await publishBehindLink(one, folders)
    expect(readlinkSync(folders.target)).toBe(first)
    expect(contentsOf(folders.target)).toMatchObject({ 'old.html': 'old' })
  })

  test('what open pages may still load is there at its address, for one more version', async () => {
    const folders = { ...temporaryTarget(), disk: quickDisk }
    const edition = (edition: number) => site({ 'index.html': `${edition}`, [`assets/a.0000000${edition}.js`]: 'js' })
    for (const number of [1, 2, 2]) await publishBehindLink(edition(number), folders)
    const scripts = () => readdirSync(join(folders.target, 'assets')).sort()
    expect(scripts()).toEqual(['a.00000001.js', 'a.00000002.js'])
    expect(await publishBehindLink(edition(3), folders)).toMatchObject({ written: 2, unchanged: 0, removed: 1 })
    expect(scripts()).toEqual(['a.00000002.js', 'a.00000003.js'])
    expect(await publishBehindLink(edition(3), folders)).toMatchObject({ written: 0, unchanged: 2, removed: 0 })
    await publishBehindLink(edition(2), folders)
    expect(scripts()).toEqual(['a.00000002.js', 'a.00000003.js'])
  })

  test('whichever step fails, the link leads to a whole site, and the next build leaves nothing over', async () => {
    const folders = temporaryTarget()
    await publishBehindLink(one, { ...folders, disk: quickDisk })
    const before = contentsOf(folders.target)
    for (let at = 1, failed = true; failed; at += 3) {
      const disk = faultyDisk(({ count }) => (count === at ? 'ENOSPC' : undefined))
      failed = await publishBehindLink(two, { ...folders, disk }).then(
        () => false,
        () => true,
      )
      expect(contentsOf(folders.target)['index.html']).toBe(failed ? before['index.html'] : 'two')
      await publishBehindLink(one, { ...folders, disk: quickDisk })
      expect(contentsOf(folders.target)).toEqual(before)
      expect(readdirSync(folders.top).filter((name) => name.startsWith('.'))).toEqual([])
    }
  })

  test('wherever it is killed, the next command leaves the old site alone or the new one, and nothing besides', async () => {
    for (let at = 1, isKilled = true; isKilled; at += 1) {
      const folders = temporaryTarget()
      await publishBehindLink(one, { ...folders, disk: quickDisk })
      const before = contentsOf(folders.target)
      // Whoever is killed does nothing more, so that everything fails from there on.
      const disk = faultyDisk(({ count }) => (count >= at ? 'EIO' : undefined))
      isKilled = await publishBehindLink(two, { ...folders, disk }).then(
        () => readdirSync(folders.top).some((name) => name.startsWith('.')),
        () => true,
      )
      rmSync(join(folders.top, '.site.rolebook-lock'), { force: true })
      await recoverLink(folders.target, quickDisk)
      const isOld = contentsOf(folders.target)['index.html'] === 'one'
      if (isOld) expect(contentsOf(folders.target)).toEqual(before)
      else expect(contentsOf(folders.target)).toMatchObject({ 'index.html': 'two', 'same.html': 'same' })
      expect(readdirSync(folders.top)).toHaveLength(isOld ? 3 : 4)
    }
  })

  test('an old version whose removal is killed is removed by the next command', async () => {
    const folders = temporaryTarget()
    const publishQuickly = (files: typeof one) => publishBehindLink(files, { ...folders, disk: quickDisk })
    await publishQuickly(one)
    const first = join(folders.top, readlinkSync(folders.target))
    await publishQuickly(two)
    const disk = faultyDisk(({ operation, path }) =>
      path.startsWith(first) && operation === 'unlink' && !path.endsWith('index.html') ? 'EIO' : undefined,
    )
    await publishBehindLink(site({ 'index.html': 'three' }), { ...folders, disk })
    expect(readdirSync(first)).toContain('same.html')
    await recoverLink(folders.target, quickDisk)
    expect(readdirSync(folders.top)).toHaveLength(4)
    expect(readdirSync(folders.top)).not.toContain(first)
  })

  test('a mark that somebody else made removes nothing that readers see, and nothing of yours', async () => {
    const folders = temporaryTarget()
    await publishBehindLink(one, { ...folders, disk: quickDisk })
    const version = readlinkSync(folders.target)
    mkdirSync(join(folders.top, 'site.0123456789ab'))
    writeFileSync(join(folders.top, 'site.0123456789ab/mine.txt'), 'mine')
    const before = contentsOf(folders.top)
    for (const marked of [version.slice('site.'.length), '0123456789ab', ''])
      writeFileSync(join(folders.top, `.site.rolebook-unlinked-${marked}`), '')
    await recoverLink(folders.target, quickDisk)
    expect(contentsOf(folders.top)).toMatchObject(before)
  })

  test('a folder, a file or a link of somebody else is not replaced', async () => {
    const kinds: [string, (path: string) => void][] = [
      ['a folder', (path) => mkdirSync(path)],
      ['a file', (path) => writeFileSync(path, 'mine')],
      ['did not make', (path) => symlinkSync('handbook', path)],
    ]
    for (const [words, make] of kinds) {
      const folders = temporaryTarget()
      make(folders.target)
      await expect(publishBehindLink(one, folders)).rejects.toThrow(words)
    }
  })

  test('`build --atomic-link` publishes so, says when nothing changed, and needs the option again', async () => {
    const folder = folderOf({ 'README.md': '# Ours\n' })
    expect(await run(['build', '--atomic-link'], folder)).toMatchObject({ code: 0, err: '' })
    expect(lstatSync(join(folder, 'site')).isSymbolicLink()).toBe(true)
    const again = await run(['build', '--atomic-link'], folder)
    expect(again).toMatchObject({ code: 0, out: expect.stringContaining('0 written') })
    expect(await run(['build'], folder)).toMatchObject({ code: 2, err: expect.stringContaining('--atomic-link') })
  })
})
