import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createFiles } from '../../src/write/change-files.ts'
import { filesIn, temporary } from '../support/commands.ts'

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

test('where a folder would have the place of a file, nothing is left of the others', () => {
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
