import { expect, test } from 'vitest'
import { relativeHref } from '../../src/base/paths.ts'
import fc from '../support/cases.ts'

test.each([
  ['roles/tl.html', 'roles/em.html', 'em.html'],
  ['roles/tl.html', 'index.html', '../index.html'],
  ['index.html', 'roles/tl.html', 'roles/tl.html'],
  ['compare/em/tl.html', 'compare/em/tlm.html', 'tlm.html'],
  ['compare/em/tl.html', 'compare/pm/tl.html', '../pm/tl.html'],
  ['compare/em/tl.html', 'roles/tl.html', '../../roles/tl.html'],
  ['role/a.html', 'roles/a.html', '../roles/a.html'],
  ['roles/tl.html', 'roles/index.html', 'index.html'],
])('from %s to %s is %s', (from, to, expected) => {
  expect(relativeHref(from, to)).toBe(expected)
})

test('the page itself is nothing, or its anchor', () => {
  expect(relativeHref('roles/tl.html', 'roles/tl.html')).toBe('')
  expect(relativeHref('roles/tl.html', 'roles/tl.html#time')).toBe('#time')
})

test('an anchor is kept and encoded', () => {
  expect(relativeHref('index.html', 'roles/tl.html#größe')).toBe('roles/tl.html#gr%C3%B6%C3%9Fe')
})

test('characters with a meaning in a URL are encoded in a name', () => {
  expect(relativeHref('index.html', 'guides/what?/50 %.html')).toBe('guides/what%3F/50%20%25.html')
  expect(relativeHref('index.html', 'guides/c#.html#use')).toBe('guides/c%23.html#use')
  expect(relativeHref('guides/a.html', 'guides/10:30.html')).toBe('10%3A30.html')
})

test('the Markdown copy of a page may have the same signs in its name', () => {
  expect(relativeHref('index.html', 'issue #12.md')).toBe('issue%20%2312.md')
  expect(relativeHref('a/b.html', 'a/c#.md#use')).toBe('c%23.md#use')
  expect(relativeHref('index.html', 'what?.md')).toBe('what%3F.md')
})

test('the suffix of a file that is not a page stays as written', () => {
  expect(relativeHref('index.html', 'files/plan.pdf?raw#page=3')).toBe('files/plan.pdf?raw#page=3')
})

test('a browser that follows the href gets to the page', () => {
  const name = fc.string({
    unit: fc.constantFrom('a', 'b', ' ', '#', '?', '%', ':', 'é', '"', "'"),
    minLength: 1,
    maxLength: 4,
  })
  const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => `${names.join('/')}.html`)
  const address = (href: string) => `file:///site/${href.split('/').map(encodeURIComponent).join('/')}`
  fc.assert(
    fc.property(path, path, (from, to) => {
      const arrived = new URL(relativeHref(from, to), address(from)).pathname
      expect(decodeURIComponent(arrived)).toBe(`/site/${to}`)
    }),
  )
})
