import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { rememberPages } from '../../src/parse/cache.ts'
import { makePageParser, writePage } from '../../src/parse/page.ts'
import type { Source } from '../../src/read/handbook.ts'
import { defaults } from '../../src/schema/config.ts'
import { temporary } from '../support/commands.ts'

let file: string
let parsed: string[]

beforeEach(() => {
  file = join(temporary(), '.rolebook/handbook.pages')
  parsed = []
})

/** Without any. */
const plugins = { messages: [], active: [] }

const source = (path: string, text: string): Source => ({
  path,
  text,
  hash: createHash('sha256').update(text).digest('hex'),
  folderKind: 'guide',
})

/** What a new process that remembers in `file` makes of pages; the pages it had to parse are in `parsed`. */
async function inNewProcess(sources: readonly Source[], salt = 'salt') {
  const parse = makePageParser({ limits: defaults.limits })
  parsed = []
  const { parse: parseAll, save } = rememberPages(
    async (missing, onContent) => {
      parsed.push(...missing.map(({ path }) => path))
      const pages = missing.map((each) => writePage(parse(each)))
      for (const [index, { content }] of pages.entries()) onContent(index, content)
      return { facts: pages.map(({ facts }) => facts), plugins }
    },
    { file, salt },
  )
  const read = await parseAll(sources)
  save()
  return read.pages
}

describe('a page parsed before', () => {
  const pages = [source('a.md', '# A\n\n[x](javascript:x)\n'), source('b.md', '---\ntitel: B\n---\n')]

  test('is not parsed again, and its problems are reported again', async () => {
    const cold = await inNewProcess(pages)
    expect(parsed).toEqual(['a.md', 'b.md'])
    const warm = await inNewProcess(pages)
    expect(parsed).toEqual([])
    expect(warm).toEqual(cold)
    expect(JSON.stringify(warm)).toBe(JSON.stringify(cold))
  })

  test('is parsed again when its text changes, and no other with it', async () => {
    await inNewProcess(pages)
    await inNewProcess([pages[0]!, source('b.md', '# B\n')])
    expect(parsed).toEqual(['b.md'])
  })

  test('is parsed again when it moves, since its place is part of it', async () => {
    await inNewProcess(pages)
    await inNewProcess([pages[0]!, { ...pages[1]!, path: 'roles/b.md' }])
    expect(parsed).toEqual(['roles/b.md'])
  })

  test('is parsed again by another build, with other limits or plugins', async () => {
    await inNewProcess(pages)
    await inNewProcess(pages, 'other')
    expect(parsed).toEqual(['a.md', 'b.md'])
  })

  test.each([
    ['cut short', () => truncateSync(file, 200)],
    ['with more at its end', () => appendFileSync(file, 'x')],
    [
      'changed in one byte',
      () => writeFileSync(file, readFileSync(file, 'utf8').replace('javascript:x', 'javascript:y')),
    ],
    ['empty', () => writeFileSync(file, '')],
    ['of something else', () => writeFileSync(file, 'rolebook pages 1 salt 0\n{}\n')],
  ])('is parsed again when the file of pages is %s', async (_, spoil) => {
    const cold = await inNewProcess(pages)
    spoil()
    expect(await inNewProcess(pages)).toEqual(cold)
    expect(parsed).toEqual(['a.md', 'b.md'])
    await inNewProcess(pages)
    expect(parsed).toEqual([])
  })

  test('is forgotten when it is gone, so that the file cannot grow', async () => {
    await inNewProcess(pages)
    await inNewProcess([pages[0]!])
    expect(readFileSync(file, 'utf8')).not.toContain('titel')
  })
})

test('when the folder cannot be written to, the only loss is time', async () => {
  file = '/dev/null/handbook.pages'
  expect(await inNewProcess([source('a.md', '# A\n')])).toHaveLength(1)
  expect(existsSync(file)).toBe(false)
})

test('what is kept is left out of version control by itself', async () => {
  await inNewProcess([source('a.md', '# A\n')])
  expect(readFileSync(join(file, '../.gitignore'), 'utf8')).toBe('*\n')
})
