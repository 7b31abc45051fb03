import { expect, test } from 'vitest'
import { handbookOf } from '../support/handbooks.ts'
import { fileOf, pageAt } from '../support/site.ts'

const files = { 'guides/README.md': '# Guides\n', 'roles/tl.md': '---\ntitle: TL\n---\n## In practice\n' }

const read = new Map([['guides/map.pdf', fileOf('assets/map.1a2b3c4d.pdf')]])

/** Where a link on a page in `guides/` leads. */
function resolved(url: string) {
  const handbook = handbookOf({ ...files, 'guides/x.md': `[x](${url})\n` }, { assets: ['guides/map.pdf'] })
  return pageAt(handbook, 'guides/x.html', read).prose?.resolved.get(url)
}

test.each([
  ['../roles/tl.md#in-practice', 'roles/tl.html#in-practice'],
  ['./', 'guides/index.html'],
  ['#', 'guides/x.html'],
])('%s leads to %s', (url, href) => {
  expect(resolved(url)).toEqual({ kind: 'internal', href })
})

test('a link to a file leads to its copy in the site', () => {
  expect(resolved('map.pdf#page=2')).toEqual({ kind: 'asset', href: 'assets/map.1a2b3c4d.pdf#page=2' })
})

test('an image has the size that its file says', () => {
  const handbook = handbookOf({ 'x.md': '![x](a.png)\n' }, { assets: ['a.png'] })
  const size = { width: 3, height: 2 }
  const { prose } = pageAt(handbook, 'x.html', new Map([['a.png', fileOf('assets/a.1a2b3c4d.png', size)]]))
  expect(prose?.resolved.get('a.png')).toEqual({ kind: 'asset', href: 'assets/a.1a2b3c4d.png', size })
})

test.each(['plan.svg', 'plan.HTML', 'plan.xhtml', 'plan.xml'])(
  'a link to %s, which could run a script, saves it',
  (path) => {
    const handbook = handbookOf({ 'x.md': `[x](files/${path})\n` }, { assets: [`files/${path}`] })
    const { prose } = pageAt(handbook, 'x.html', new Map([[`files/${path}`, fileOf(`assets/${path}`)]]))
    expect(prose?.resolved.get(`files/${path}`)).toEqual({ kind: 'asset', href: `assets/${path}`, download: path })
  },
)

test('a file that could not be read is broken', () => {
  const handbook = handbookOf({ 'x.md': '![x](a.png)\n' }, { assets: ['a.png'] })
  expect(pageAt(handbook, 'x.html').prose?.resolved.get('a.png')).toEqual({ kind: 'broken' })
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
