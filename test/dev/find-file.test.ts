import { expect, test } from 'vitest'
import { findFile } from '../../src/dev/answer.ts'

const paths = ['index.html', 'roles.html', 'roles/index.html', 'roles/tl.html', 'a & b/index.html', 'handbook.json']
const files = new Map(paths.map((path) => [path, { path, contents: path }]))

test.each([
  ['', 'index.html'],
  ['roles', 'roles.html'],
  ['roles/', 'roles/index.html'],
  ['roles/tl', 'roles/tl.html'],
  ['roles/tl.html', 'roles/tl.html'],
  ['handbook.json', 'handbook.json'],
])('`%s` means %s', (path, found) => expect(findFile(files, path)).toMatchObject({ path: found }))

test.each(['roles/tl/', 'roles//tl', '/roles', 'constructor', 'Roles', '.html'])('`%s` means nothing', (path) => {
  expect(findFile(files, path)).toBeUndefined()
})

test('a folder without its slash is sent to where its relative links are right', () => {
  expect(findFile(files, 'a & b')).toEqual({ redirect: '/a%20%26%20b/' })
})
