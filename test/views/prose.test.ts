import { expect, test } from 'vitest'
import { handbookOf } from '../handbook.ts'
import { pageAt } from './page-at.ts'

const files = { 'guides/README.md': '# Guides\n', 'roles/tl.md': '---\ntitle: TL\n---\n## In practice\n' }

/** Where a link on a page in `guides/` leads. */
function resolved(url: string) {
  const handbook = handbookOf({ ...files, 'guides/x.md': `[x](${url})\n` }, { assets: ['guides/map.pdf'] })
  return pageAt(handbook, 'guides/x.html').prose?.resolved.get(url)
}

test.each([
  ['../roles/tl.md#in-practice', 'roles/tl.html#in-practice'],
  ['./', 'guides/index.html'],
  ['#', 'guides/x.html'],
  ['map.pdf#page=2', 'guides/map.pdf#page=2'],
])('%s leads to %s', (url, href) => {
  expect(resolved(url)).toEqual({ kind: 'internal', href })
})

test('a link to a heading that is lost leads to its page', () => {
  expect(resolved('../roles/tl.md#gone')).toEqual({ kind: 'internal', href: 'roles/tl.html' })
})

test('a link to elsewhere stays as it is', () => {
  expect(resolved('https://example.com/x')).toEqual({ kind: 'external', href: 'https://example.com/x' })
})

test.each(['gone.md', 'gone.png', 'javascript:alert(1)'])('%s is broken', (url) => {
  expect(resolved(url)).toEqual({ kind: 'broken' })
})

test('a page knows its own links only', () => {
  const handbook = handbookOf({ ...files, 'a.md': '[x](roles/tl.md)\n', 'b.md': '[y](guides/)\n' })
  expect([...(pageAt(handbook, 'a.html').prose?.resolved.keys() ?? [])]).toEqual(['roles/tl.md'])
})

test.each([
  ['[[tl#in-practice]]', { kind: 'internal', href: 'roles/tl.html#in-practice', title: 'TL' }],
  ['[[guides]]', { kind: 'internal', href: 'guides/index.html', title: 'Guides' }],
  ['[[gone]]', { kind: 'broken' }],
])('%s brings the title of its page', (url, expected) => {
  const handbook = handbookOf({ ...files, 'guides/x.md': `${url}\n` })
  expect(pageAt(handbook, 'guides/x.html').prose?.resolved.get(url)).toEqual(expected)
})
