import { expect, test } from 'vitest'
import { nearestPaths } from '../../src/model/links.ts'

const nearest = nearestPaths([
  'glossary/staffing.md',
  'guides/README.md',
  'guides/setup.md',
  'images/setup.png',
  'responsibilities/staffing.md',
  'roles/em.md',
  'roles/tl.md',
  ...Array.from({ length: 500 }, (_, n) => `notes/note-${n}.md`),
])

test('the same file name in other folders comes first, the nearest folder before others', () => {
  expect(nearest('responsibility/staffing.md').slice(0, 2)).toEqual([
    'responsibilities/staffing.md',
    'glossary/staffing.md',
  ])
})

test('a slip in the file name is found', () => {
  expect(nearest('guides/setpu.md')).toEqual(['guides/setup.md'])
})

test('a slip in a folder’s name finds the folder’s page', () => {
  expect(nearest('gudies')).toEqual(['guides/README.md'])
})

test('other capitals are no difference', () => {
  expect(nearest('Roles/EM.md')).toEqual(['roles/em.md'])
})

test('an ending that is left out or different is no difference', () => {
  expect(nearest('role/tl.html')).toEqual(['roles/tl.md'])
})

test('there are at most three', () => {
  expect(nearest('notes/note-1000.md')).toHaveLength(3)
})

test('nothing is near a path like no other', () => {
  expect(nearest('completely/different.md')).toEqual([])
})
