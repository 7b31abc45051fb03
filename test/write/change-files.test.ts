import { linkSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { FileChange } from '../../src/base/files.ts'
import { changeFiles } from '../../src/write/change-files.ts'
import { temporary } from '../support/commands.ts'
import { faultyDisk, quickDisk } from '../support/faulty-disk.ts'
import { contentsOf, temporaryTarget } from '../support/publishing.ts'

/** Pages on the disk, and what is to become of them: one is changed, one moved, one goes and one is added. */
function some(): { handbook: string; changes: readonly FileChange[]; after: Record<string, string> } {
  const { handbook } = temporaryTarget()
  mkdirSync(join(handbook, 'roles'))
  writeFileSync(join(handbook, 'roles/em.md'), 'EM\n', { mode: 0o640 })
  writeFileSync(join(handbook, 'a.md'), 'See em.\n')
  writeFileSync(join(handbook, 'old.md'), 'Goes.\n')
  return {
    handbook,
    changes: [
      { path: 'a.md', before: 'See em.\n', after: 'See lead.\n' },
      { path: 'roles/em.md', before: 'EM\n', after: 'Lead\n', to: 'people/leads/lead.md' },
      { path: 'old.md', before: 'Goes.\n', after: undefined },
      { path: 'releases/2.0.0.md', before: undefined, after: 'Went.\n' },
    ],
    after: {
      'a.md': 'See lead.\n',
      'roles/': 'folder',
      'people/': 'folder',
      'people/leads/': 'folder',
      'people/leads/lead.md': 'Lead\n',
      'releases/': 'folder',
      'releases/2.0.0.md': 'Went.\n',
    },
  }
}

describe('changeFiles', () => {
  test('changes, moves, adds and removes files and leaves nothing else behind', async () => {
    const { handbook, changes, after } = some()
    await changeFiles(handbook, changes, quickDisk)
    expect(contentsOf(handbook)).toEqual(after)
    expect(statSync(join(handbook, 'people/leads/lead.md')).mode & 0o777).toBe(0o640)
  })

  test('whichever step fails, every file is as it was', async () => {
    for (let failing = 1; ; failing++) {
      const { handbook, changes, after } = some()
      const before = contentsOf(handbook)
      const disk = faultyDisk(({ count }) => (count === failing ? 'ENOSPC' : undefined))
      const fault = await changeFiles(handbook, changes, disk).then(
        () => undefined,
        (error: Error) => error,
      )
      if (!fault) {
        // It was a step of tidying up, or there is none of this number.
        expect(contentsOf(handbook)).toMatchObject(after)
        if (Object.keys(contentsOf(handbook)).length === Object.keys(after).length) return
        continue
      }
      expect(fault.message).toContain('There is no space left on the disk')
      expect(fault.message).toContain('Every file is as it was.')
      expect(contentsOf(handbook)).toEqual(before)
    }
  })

  test('keeps a byte order mark', async () => {
    const { handbook } = temporaryTarget()
    writeFileSync(join(handbook, 'a.md'), '\uFEFFa')
    await changeFiles(handbook, [{ path: 'a.md', before: 'a', after: 'b' }], quickDisk)
    expect(Buffer.from(contentsOf(handbook)['a.md']!, 'latin1').toString('utf8')).toBe('\uFEFFb')
  })

  test('finds a file whose name the disk writes in other Unicode characters', async () => {
    const { handbook } = temporaryTarget()
    writeFileSync(join(handbook, 'gru\u0308n.md'), 'a')
    await changeFiles(handbook, [{ path: 'gr\u00fcn.md', before: 'a', after: 'b' }], quickDisk)
    expect(contentsOf(handbook)).toEqual({ 'gru\u0308n.md': 'b' })
  })

  test('leaves the other name of a file with two names as it was', async () => {
    const { handbook, top } = temporaryTarget()
    writeFileSync(join(handbook, 'a.md'), 'a')
    linkSync(join(handbook, 'a.md'), join(top, 'kept.md'))
    await changeFiles(handbook, [{ path: 'a.md', before: 'a', after: 'b' }], quickDisk)
    expect(contentsOf(top)).toMatchObject({ 'kept.md': 'a', 'handbook/a.md': 'b' })
  })

  test.each([
    ['has been changed meanwhile', { path: 'a.md', before: 'Old.\n', after: 'x' }],
    ['There is something at `a.md` already', { path: 'roles/em.md', before: 'EM\n', after: 'x', to: 'a.md' }],
    ['leads out of the handbook', { path: '../outside.md', before: 'x', after: 'y' }],
    ['leads out of the handbook', { path: 'roles/em.md', before: 'EM\n', after: 'x', to: '../lead.md' }],
    ['There is something at `old.md` already', { path: 'old.md', before: undefined, after: 'x' }],
    ['has been changed meanwhile', { path: 'old.md', before: 'Old.\n', after: undefined }],
    ['A file is gone', { path: 'gone.md', before: '', after: 'x' }],
    ['A file is gone', { path: 'gone.md', before: '', after: undefined }],
    ['is not an ordinary file', { path: 'roles', before: '', after: 'x' }],
  ])('says that it %s, and changes nothing', async (message, wrong) => {
    const { handbook, changes } = some()
    const before = contentsOf(handbook)
    await expect(changeFiles(handbook, [changes[0]!, wrong], quickDisk)).rejects.toThrow(message)
    expect(contentsOf(handbook)).toEqual(before)
  })

  test.skipIf(process.platform === 'win32')('goes through no folder that is a link to somewhere else', async () => {
    const { handbook, top } = temporaryTarget()
    mkdirSync(join(top, 'elsewhere'))
    writeFileSync(join(top, 'elsewhere/a.md'), 'a')
    symlinkSync(join(top, 'elsewhere'), join(handbook, 'link'))
    const change = { path: 'link/a.md', before: 'a', after: 'b' }
    await expect(changeFiles(handbook, [change], quickDisk)).rejects.toThrow('leads out of the handbook')
    expect(contentsOf(join(top, 'elsewhere'))).toEqual({ 'a.md': 'a' })
    mkdirSync(join(handbook, 'guides'))
    writeFileSync(join(handbook, 'b.md'), 'b')
    symlinkSync(join(handbook, 'guides'), join(handbook, 'inside'))
    const move = { path: 'b.md', before: 'b', after: 'b', to: 'inside/b.md' }
    await expect(changeFiles(handbook, [move], quickDisk)).rejects.toThrow('is in a folder that is a link')
  })
})

describe('new files', () => {
  test('are written with the folders they need, into a folder that need not be there', async () => {
    const folder = temporary()
    await changeFiles(join(folder, 'new/one'), [
      { path: 'a.md', after: 'A' },
      { path: 'b/c/d.md', after: new Uint8Array([68]) },
    ])
    expect(contentsOf(folder)).toEqual({
      'new/': 'folder',
      'new/one/': 'folder',
      'new/one/a.md': 'A',
      'new/one/b/': 'folder',
      'new/one/b/c/': 'folder',
      'new/one/b/c/d.md': 'D',
    })
  })

  test.each([
    ['There is something at `kept/there.md` already.', 'kept/there.md'],
    ['A part of the path is a file, not a folder', 'kept/there.md/below.md'],
    ['leads out of the handbook', '../outside.md'],
  ])('where one cannot be (%s), none is written, and no file is changed', async (message, path) => {
    const { handbook, changes } = some()
    mkdirSync(join(handbook, 'kept'))
    writeFileSync(join(handbook, 'kept/there.md'), 'mine')
    const before = contentsOf(handbook)
    const files = [...changes, { path: 'one/two/new.md', after: 'new' }, { path, after: 'theirs' }]
    await expect(changeFiles(handbook, files, quickDisk)).rejects.toThrow(message)
    expect(contentsOf(handbook)).toEqual(before)
  })

  test('a file that comes into the way at the last moment is left alone', async () => {
    const { handbook } = temporaryTarget()
    const disk = faultyDisk(({ operation, path }) => {
      if (operation === 'link' && path.endsWith('b.md')) writeFileSync(path, 'mine')
      return undefined
    })
    const files = ['a.md', 'b.md'].map((path) => ({ path, after: 'new' }))
    await expect(changeFiles(handbook, files, disk)).rejects.toThrow(/There is something at `.*b\.md` already\./)
    expect(contentsOf(handbook)).toEqual({ 'b.md': 'mine' })
  })

  test('are written to a disk without hard links', async () => {
    const { handbook } = temporaryTarget()
    const disk = faultyDisk(({ operation }) => (operation === 'link' ? 'EPERM' : undefined))
    await changeFiles(handbook, [{ path: 'a.md', after: 'A' }], disk)
    expect(contentsOf(handbook)).toEqual({ 'a.md': 'A' })
  })

  test('whichever step fails, all of them are there or none, nor a folder for them', async () => {
    for (let failing = 1, hasFailed = true; hasFailed; failing++) {
      const { top } = temporaryTarget()
      const before = contentsOf(top)
      hasFailed = false
      const disk = faultyDisk(({ count }) => {
        hasFailed ||= count === failing
        return count === failing ? 'ENOSPC' : undefined
      })
      const files = ['a.md', 'b/c.md', 'b/d.md'].map((path) => ({ path, after: path }))
      const succeeded = await changeFiles(join(top, 'new'), files, disk).then(
        () => true,
        () => false,
      )
      if (!succeeded) expect(contentsOf(top)).toEqual(before)
      else
        expect(contentsOf(join(top, 'new'))).toMatchObject({ 'a.md': 'a.md', 'b/c.md': 'b/c.md', 'b/d.md': 'b/d.md' })
    }
  })
})
