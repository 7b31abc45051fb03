import { expect, test } from 'vitest'
import { handbookOf } from '../support/handbooks.ts'

const hrefs = (...paths: string[]) =>
  Object.fromEntries(handbookOf(Object.fromEntries(paths.map((path) => [path, '# Title\n']))).hrefs)

test('a page keeps its name, with spaces and capitals', () => {
  expect(hrefs('roles/tl.md', 'How To/Write It.md')).toEqual({
    'roles/tl.md': 'roles/tl.html',
    'How To/Write It.md': 'How To/Write It.html',
  })
})

test('the README of a folder becomes its index', () => {
  expect(hrefs('README.md', 'guides/readme.md')).toEqual({
    'README.md': 'index.html',
    'guides/readme.md': 'guides/index.html',
  })
})

test('beside an index page a README is a page like any other', () => {
  expect(hrefs('a/README.md', 'a/Index.md')).toEqual({ 'a/Index.md': 'a/index.html', 'a/README.md': 'a/README.html' })
})

test('two index pages of one folder have one address, so that checks can say it', () => {
  expect(hrefs('a/INDEX.md', 'a/index.md')).toEqual({ 'a/INDEX.md': 'a/index.html', 'a/index.md': 'a/index.html' })
})
