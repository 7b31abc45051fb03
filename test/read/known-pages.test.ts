import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readHandbook } from '../../src/read/handbook.ts'
import { recallPages } from '../../src/read/known-pages.ts'
import { temporary } from '../support/commands.ts'

const soon = () => Date.now() + 60_000

test('a page is known by what the last run read, and its text is there for whoever asks', async () => {
  const { folder, read } = handbook()
  write(folder, 'a.md', '# One\n')
  await read(soon())
  const { sources, known } = await read()
  expect(known).toEqual(['a.md'])
  expect(sources).toMatchObject([{ path: 'a.md', folderKind: 'guide', text: '# One\n' }])
})

test('a page that changed is read again, also where it is as long as before', async () => {
  const { folder, read } = handbook()
  write(folder, 'a.md', '# One\n')
  await read(soon())
  write(folder, 'a.md', '# Two\n')
  expect((await read()).sources).toMatchObject([{ text: '# Two\n' }])
})

test('what was written just now is not taken for known: a second change may look the same to the system', async () => {
  const { folder, read } = handbook()
  write(folder, 'a.md', '# One\n')
  await read()
  expect((await read()).known).toEqual([])
})

test('a page that is gone is forgotten, also where another one has its name later', async () => {
  const { folder, read } = handbook()
  write(folder, 'a.md', '# One\n')
  write(folder, 'b.md', '# B\n')
  await read(soon())
  rmSync(join(folder, 'a.md'))
  expect((await read(soon())).sources.map(({ path }) => path)).toEqual(['b.md'])
  write(folder, 'a.md', '# Two\n')
  const { sources, known } = await read(soon())
  expect(known).toEqual(['b.md'])
  expect(sources.map(({ text }) => text)).toEqual(['# Two\n', '# B\n'])
})

test('whoever changes a page while the handbook is read hears that it has to be read again', async () => {
  const { folder, read } = handbook()
  write(folder, 'a.md', '# One\n')
  await read(soon())
  const { sources } = await read()
  write(folder, 'a.md', '# Two\n')
  expect(() => sources[0]!.text).toThrow('The page a.md changed while the handbook was read.')
})

/** A folder that is read again and again, each time with what the time before has kept. */
function handbook() {
  const folder = temporary()
  const file = join(temporary(), 'kept.read')
  const read = async (now = Date.now()) => {
    const { known, save } = recallPages(folder, file, now)
    const before = [...known.keys()]
    const { input } = await readHandbook(folder, { known })
    save()
    return { sources: input.sources, known: before }
  }
  return { folder, read }
}

const write = (folder: string, name: string, text: string) => writeFileSync(join(folder, name), text)
