import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { publish } from '../../src/write/publish.ts'
import { contentsOf, site, temporaryTarget } from '../support/publishing.ts'

const names = [
  'two words.html',
  '100%.html',
  '%2e%2e%2f.html',
  'C#.html',
  'why?.html',
  `"quoted" 'twice' \`thrice\`.html`,
  '🧑‍🚀/ünï/ロール.html',
  '&<b>;$(id)*|~.html',
  '__proto__',
  'constructor',
  '404',
  `${'n'.repeat(250)}.html`,
]

test('names with spaces, signs, quotes and emoji are published, changed and removed', async () => {
  const folders = temporaryTarget()
  const target = join(folders.top, '1 % of #hand "books"? 🎉')
  const files = (contents: string) => names.map((path) => ({ path, contents }))
  const options = { target, handbook: folders.handbook }
  for (const contents of ['old', 'new']) {
    expect(await publish(files(contents), options)).toMatchObject({ written: names.length, unchanged: 0, removed: 0 })
    const found = contentsOf(target)
    for (const name of names) expect(Object.entries(found)).toContainEqual([name, contents])
  }
  expect(await publish(files('new'), options)).toMatchObject({ unchanged: names.length })
  expect(await publish([], options)).toMatchObject({ removed: names.length })
  expect(readdirSync(target)).toEqual(['.rolebook-site.json'])
  expect(readdirSync(folders.top).filter((name) => name.startsWith('.'))).toEqual([])
})

test('a new line in a name is refused', async () => {
  const folders = temporaryTarget()
  await expect(publish(site({ 'a\nb.html': '' }), folders)).rejects.toThrow('it contains a control character')
  expect(contentsOf(folders.top)).toEqual({ 'handbook/': 'folder' })
})

test('names that a disk which ignores case takes for one are refused, naming both', async () => {
  const folders = temporaryTarget()
  const files = site({ 'roles/TL.html': '', 'Roles/tl.html': '' })
  await expect(publish(files, folders)).rejects.toThrow('both `roles/TL.html` and `Roles/tl.html`')
  expect(contentsOf(folders.top)).toEqual({ 'handbook/': 'folder' })
})
