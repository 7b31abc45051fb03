import { existsSync, linkSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { FileChange } from '../../src/base/files.ts'
import { changeFiles, createFiles } from '../../src/write/change-files.ts'
import { filesIn, temporary } from '../support/commands.ts'
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
  test('new files are written with the folders they need', () => {
    const folder = temporary()
    createFiles(join(folder, 'new'), [
      { path: 'a.md', contents: 'A' },
      { path: 'b/c/d.md', contents: new Uint8Array([68]) },
    ])
    expect([...filesIn(folder)].map(([path, bytes]) => [path, `${bytes}`])).toEqual([
      ['new/a.md', 'A'],
      ['new/b/c/d.md', 'D'],
    ])
  })

  test('a file that is there already is left alone, and nothing is left of the others', () => {
    const folder = temporary()
    mkdirSync(join(folder, 'kept'))
    writeFileSync(join(folder, 'kept/there.md'), 'mine')
    const create = () =>
      createFiles(folder, [
        { path: 'one/two/new.md', contents: 'new' },
        { path: 'kept/there.md', contents: 'theirs' },
      ])
    expect(create).toThrow(/There is something at `.*there\.md` already\./)
    expect(readFileSync(join(folder, 'kept/there.md'), 'utf8')).toBe('mine')
    expect(existsSync(join(folder, 'one'))).toBe(false)
  })

  test('where a folder would be in the place of a file, nothing is left of the others', () => {
    const folder = temporary()
    writeFileSync(join(folder, 'file'), '')
    const create = () =>
      createFiles(folder, [
        { path: 'one/new.md', contents: 'new' },
        { path: 'file/below.md', contents: 'new' },
      ])
    expect(create).toThrow(/There is something at `.*file` already\./)
    expect([...filesIn(folder).keys()]).toEqual(['file'])
  })
})
