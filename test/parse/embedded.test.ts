import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { run, temporary } from '../support/commands.ts'
import { html, pageOf } from '../support/pages.ts'

const long = Buffer.alloc(30_000, 7)
const small = Buffer.from('R0lGODlhAQABAIAAAAD/AAAAACwAAAAAAQABAAACAkQBADs=', 'base64')
const url = (bytes: Buffer, type = 'png') => `data:image/${type};base64,${bytes.toString('base64')}`
const rules = (text: string) => pageOf(text).messages.map(({ rule, place }) => `${place.line}:${place.column} ${rule}`)

test.each([
  ['an image', `![P](${url(long)})`, '5:6'],
  ['an image between angle brackets', `![P](<${url(long)}>)`, '5:7'],
  ['an image with a title, in a sentence', `See ![P](${url(long, 'jpeg')} "T") here.`, '5:10'],
  ['two images', `![P](${url(long)}) ![P](${url(long, 'webp')})`, '5:6'],
  ['an image in a list', `- ![P](${url(long)})`, '5:8'],
  ['an image in HTML', `<img alt="P" src="${url(long)}">`, '5:19'],
  ['an image in HTML without quotes', `<img alt=P src=${url(long)}>`, '5:16'],
  ['the definition of an image', `![P][p]\n\n[p]: ${url(long)}`, '7:6'],
])('%s in the text costs the picture, not the page', (_, text, place) => {
  const page = `# A\n\n## B\n\n${text}\n\n## C\n`
  expect(new Set(rules(page).map((line) => line.split(' ')[1]))).toEqual(new Set(['image-embedded']))
  expect(rules(page)[0]).toBe(`${place} image-embedded`)
  expect(pageOf(page).headings.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  expect(html(page).length).toBeLessThan(1000)
})

test.each([
  ['text', url(long)],
  ['a link to something else', `[x](data:text/html;base64,${long.toString('base64')})`],
])('%s of that length is still a line nobody can read', (_, text) => {
  expect(rules(`# A\n\n${text}\n`)).toEqual(['3:1 line-too-long'])
})

test('`check --fix` saves pictures beside their page, and the page shows them', async () => {
  const folder = temporary()
  mkdirSync(join(folder, 'a b'))
  const page = join(folder, 'a b/c.md')
  writeFileSync(
    page,
    `# C\n\n![P](${url(long)}) and ![Q](${url(small, 'gif')})\n\n![R][r]\n\n[r]: ${url(small, 'gif')}\n`,
  )
  const before = readFileSync(page, 'utf8')
  expect((await run(['check', '.', '--no-cache'], folder)).code).toBe(1)
  await run(['check', '.', '--fix', '--dry-run', '--no-cache'], folder)
  expect([readFileSync(page, 'utf8'), readdirSync(join(folder, 'a b'))]).toEqual([before, ['c.md']])
  const { code, out } = await run(['check', '.', '--fix', '--no-cache'], folder)
  expect([code, out]).toEqual([0, expect.stringContaining('Fixed 3 problems in 1 file')])
  const name = (bytes: Buffer, ending: string) =>
    `c-${createHash('sha256').update(bytes.toString('base64')).digest('hex').slice(0, 8)}.${ending}`
  const names = [name(long, 'png'), name(small, 'gif')]
  expect(readFileSync(page, 'utf8')).toBe(
    `# C\n\n![P](${names[0]}) and ![Q](${names[1]})\n\n![R][r]\n\n[r]: ${names[1]}\n`,
  )
  expect(readdirSync(join(folder, 'a b')).sort()).toEqual([...names, 'c.md'].sort())
  expect(readFileSync(join(folder, 'a b', names[0]!))).toEqual(long)
  expect(readFileSync(join(folder, 'a b', names[1]!))).toEqual(small)
})
