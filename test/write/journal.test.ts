import { chmodSync, chownSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { hashContents } from '../../src/base/files.ts'
import { recoverAround } from '../../src/write/change-journal.ts'
import { manifestText, nameFile } from '../../src/write/manifest.ts'
import { publish, recoverTarget } from '../../src/write/publish.ts'
import { quickDisk } from '../support/faulty-disk.ts'
import { contentsOf, site, temporaryTarget } from '../support/publishing.ts'

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

const nothing = { added: [], changed: [], removed: [], folders: [] }

describe('a journal that somebody else wrote', () => {
  async function published() {
    const folders = temporaryTarget()
    await publish(site({ 'index.html': 'home', 'a.html': 'A' }), { ...folders, disk: quickDisk })
    write(folders.target, { 'mine.txt': 'mine' })
    const contents = contentsOf(folders.target)
    const before = hashContents(contents['.rolebook-site.json']!)
    const plant = (journal: object, files: Readonly<Record<string, string>> = {}) => {
      const staging = { 'journal.json': JSON.stringify({ rolebook: 2, ...nothing, before, after: 'x', ...journal }) }
      write(join(folders.top, '.site.rolebook-7'), { ...staging, ...files })
    }
    return { ...folders, contents, plant }
  }

  test.each<[what: string, journal: object, files: Record<string, string>]>([
    [
      'publishes no file',
      { changed: ['evil.html'], removed: ['more/evil.html'] },
      { 'old/evil.html': 'evil', 'old/more/evil.html': 'evil' },
    ],
    [
      'replaces no page',
      { changed: ['index.html'], removed: ['a.html'] },
      { 'old/index.html': 'evil', 'old/a.html': 'evil' },
    ],
    ['replaces not the list of files', { changed: ['.rolebook-site.json'] }, { 'old/.rolebook-site.json': '{}' }],
    [
      'removes no page',
      { added: ['index.html', 'a.html'] },
      { 'new/.rolebook-site.json': manifestText([nameFile('a.html', hashContents('A'))]) },
    ],
    ['removes nothing of yours', { added: ['mine.txt'] }, {}],
    ['counts for no other site', { before: 'another', changed: ['a.html'] }, { 'old/a.html': 'A' }],
    ['counts for no site that was not there', { before: null, added: ['a.html', 'mine.txt'] }, {}],
  ])('%s, and is swept', async (_, journal, files) => {
    const { top, target, contents, plant } = await published()
    plant(journal, files)
    await recoverTarget(target, quickDisk)
    expect(contentsOf(target)).toEqual(contents)
    expect(readdirSync(top).sort()).toEqual(['handbook', 'site'])
  })

  test('changes no file of a handbook that is not as the journal says', async () => {
    const { top, handbook } = temporaryTarget()
    write(handbook, { 'a.md': 'my text', 'b.md': 'B', '.a.md.old.rolebook-7': 'evil', '.b.md.old.rolebook-7': 'evil' })
    write(top, { 'outside.md': 'outside' })
    const entry = (from: string, more: object = {}) => ({
      from,
      to: from,
      fresh: `.${from}.new.rolebook-7`,
      backup: `.${from}.old.rolebook-7`,
      before: hashContents('evil'),
      after: hashContents('B, changed'),
      folders: [],
      ...more,
    })
    const entries = [
      entry('a.md'),
      entry('b.md', { before: hashContents('what it was') }),
      entry('../outside.md', { after: hashContents('outside') }),
      entry('b.md', { backup: 'a.md', fresh: 'b.md' }),
    ]
    write(handbook, { '.rolebook-edit.json': JSON.stringify({ rolebook: 1, entries }) })
    await recoverAround(handbook)
    expect(contentsOf(handbook)).toEqual({ 'a.md': 'my text', 'b.md': 'B' })
    expect(contentsOf(top)['outside.md']).toBe('outside')
  })
})

describe('a journal of new files', () => {
  const added = (to: string, text: string, folders: readonly string[] = []) => ({
    ...{ from: to, to, before: '', after: hashContents(text), folders },
    fresh: `${dirname(to)}/.${basename(to)}.new.rolebook-7`.replace('./', ''),
    backup: `${dirname(to)}/.${basename(to)}.old.rolebook-7`.replace('./', ''),
  })
  const journalOf = (...entries: readonly object[]) => ({
    '.rolebook-edit.json': JSON.stringify({ rolebook: 1, entries }),
  })

  test('takes back what a killed command added above the handbook, up to the top of the repository', async () => {
    const { top, handbook } = temporaryTarget()
    mkdirSync(join(top, '.git'))
    const entries = [added('x/CODEOWNERS', 'who', ['x']), added('x/y/a.md', 'A', ['x', 'x/y']), added('never.md', 'N')]
    write(top, { ...journalOf(...entries), 'x/CODEOWNERS': 'who', 'x/y/.a.md.new.rolebook-7': '' })
    mkdirSync(join(top, 'outer'))
    expect(await recoverAround(join(handbook, 'not/there'))).toBe(true)
    expect(contentsOf(top)).toEqual({ '.git/': 'folder', 'handbook/': 'folder', 'outer/': 'folder' })
  })

  test('above the top of the repository, nothing is touched', async () => {
    const { top, handbook } = temporaryTarget()
    mkdirSync(join(handbook, '.git'))
    write(top, { ...journalOf(added('a.md', 'A'), added('b.md', 'B')), 'a.md': 'A' })
    const before = contentsOf(top)
    expect(await recoverAround(handbook)).toBe(false)
    expect(contentsOf(top)).toEqual(before)
  })

  test('removes no file with other contents, or to which it does not lead, and no folder of yours', async () => {
    const { top, handbook } = temporaryTarget()
    write(top, { 'outside.md': 'outside', 'elsewhere/a.md': 'A' })
    mkdirSync(join(top, 'elsewhere/empty'))
    mkdirSync(join(handbook, 'yours'))
    symlinkSync(join(top, 'elsewhere'), join(handbook, 'link'))
    write(handbook, { 'a.md': 'changed since', 'b.md': 'B' })
    const before = contentsOf(top)
    const entries = [
      added('a.md', 'A'),
      added('../outside.md', 'outside'),
      added('link/a.md', 'A', ['link']),
      added('link/empty/new.md', 'N', ['link/empty']),
      added('never.md', 'N', ['yours']),
      { ...added('b.md', 'B'), fresh: 'a.md' },
      { ...added('b.md', 'B'), before: hashContents('B') },
      added('never.md', 'N'),
    ]
    write(handbook, journalOf(...entries))
    await recoverAround(handbook)
    expect(contentsOf(top)).toEqual(before)
  })

  test.skipIf(process.getuid?.() !== 0)('of somebody else counts for nothing where everybody may write', async () => {
    const { top, handbook } = temporaryTarget()
    chmodSync(top, 0o1777)
    write(top, { ...journalOf(added('a.md', 'A'), added('b.md', 'B')), 'a.md': 'A' })
    chownSync(join(top, '.rolebook-edit.json'), 65_534, 65_534)
    expect(await recoverAround(handbook)).toBe(false)
    expect(contentsOf(top)).toEqual({ 'a.md': 'A', 'handbook/': 'folder' })
  })
})

test('a lock of a build that was killed is swept, although the next build changes nothing', async () => {
  const { top, target, handbook } = temporaryTarget()
  await publish(site({ 'index.html': 'home' }), { target, handbook })
  write(top, { '.site.rolebook-lock': '{"pid":999999999,"host":"', '.site.rolebook-lock-0123': '' })
  await recoverTarget(target)
  expect(readdirSync(top).sort()).toEqual(['handbook', 'site'])
})
