import { expect, test } from 'vitest'
import { relativeHref } from '../../src/base/paths.ts'
import type { Fragment } from '../../src/parse/types.ts'
import { fillFragment } from '../../src/render/fill.ts'
import type { Resolved } from '../../src/views/frame.ts'

const resolved = new Map<string, Resolved>([
  ['em.md', { kind: 'internal', href: 'roles/em.html#time' }],
  ['https://example.com/?a=1&b="2"', { kind: 'external', href: 'https://example.com/?a=1&b="2"' }],
  ['gone.md', { kind: 'broken' }],
  ['[[em]]', { kind: 'internal', href: 'roles/em.html', title: 'E & M' }],
  ['logo.png', { kind: 'internal', href: 'images/the logo.png' }],
  ['map.png', { kind: 'asset', href: 'assets/map.1a2b3c4d.png', size: { width: 300, height: 200 } }],
  ['plan.svg', { kind: 'asset', href: 'assets/plan.1a2b3c4d.svg', download: 'plan.svg' }],
  ['https://example.com/a.png', { kind: 'external', href: 'https://example.com/a.png' }],
])

const filled = (...fragment: Fragment) =>
  fillFragment(fragment, { resolved, link: (href) => relativeHref('guides/deep/page.html', href) })

test('chunks are left as they are', () => {
  expect(filled('<p>a &amp; b', '</p>')).toBe('<p>a &amp; b</p>')
})

test('a link to a page is relative to the page it is on', () => {
  expect(filled({ kind: 'link', url: 'em.md' }, 'EM</a>')).toBe('<a href="../../roles/em.html#time">EM</a>')
})

test('a link outside is marked as one and keeps its own class', () => {
  expect(filled({ kind: 'link', url: 'https://example.com/?a=1&b="2"', attributes: { class: 'big' } })).toBe(
    '<a href="https://example.com/?a=1&amp;b=&quot;2&quot;" class="big external" rel="noopener">',
  )
})

test('a broken link has no address and says what is wrong', () => {
  expect(filled({ kind: 'link', url: 'gone.md', title: 'Here' }, 'text</a>')).toBe(
    '<a class="broken" title="Nothing found at gone.md"><span class="vh">Broken link: </span>text</a>',
  )
})

test('a link that nobody resolved is a broken one', () => {
  expect(filled({ kind: 'link', url: 'never-seen.md' })).toContain('class="broken"')
})

test('a reference within the page that no author wrote stays within the page', () => {
  const fragment: Fragment = [{ kind: 'link', url: '#fn-1' }]
  expect(filled(...fragment)).toBe('<a href="#fn-1">')
  expect(fillFragment(fragment, { resolved, link: String, prefix: 'tl-' })).toBe('<a href="#tl-fn-1">')
})

test('no attribute of an author can replace the address', () => {
  expect(filled({ kind: 'link', url: 'em.md', attributes: { href: 'javascript:alert(1)' } })).toBe(
    '<a href="../../roles/em.html#time">',
  )
})

test('what an author wrote cannot leave its attribute', () => {
  const evil = '"><img src=x onerror=alert(1)>'
  const html = filled(
    { kind: 'link', url: evil, title: evil },
    { kind: 'image', url: evil, alt: evil, title: evil },
    { kind: 'image', url: 'logo.png', alt: evil, title: evil, attributes: { width: evil, 'on"x': 'y' } },
    { kind: 'id', id: evil },
  )
  expect(html).not.toContain('"><img src=x')
  expect(html.match(/<\w+/g)).toEqual(['<a', '<span', '<span', '<img'])
})

test('an image is loaded when it comes into view', () => {
  expect(filled({ kind: 'image', url: 'logo.png', alt: 'Logo', attributes: { width: '20' } })).toBe(
    '<img width="20" src="../../images/the%20logo.png" alt="Logo" loading="lazy" decoding="async">',
  )
})

test('an image keeps its place while it is loaded', () => {
  expect(filled({ kind: 'image', url: 'map.png', alt: 'Map' })).toBe(
    '<img src="../../assets/map.1a2b3c4d.png" alt="Map" width="300" height="200" loading="lazy" decoding="async">',
  )
})

test('a size that the author gave is the one that counts', () => {
  const html = filled({ kind: 'image', url: 'map.png', alt: 'Map', attributes: { width: '30' } })
  expect(html).toContain('<img width="30" src')
  expect(html).not.toMatch(/width="300"|height/)
})

test('an SVG is shown as an image, and a link to it saves it', () => {
  expect(filled({ kind: 'image', url: 'plan.svg', alt: 'Plan' })).toMatch(/^<img src="[^"]+\.svg" alt="Plan"/)
  expect(filled({ kind: 'link', url: 'plan.svg' })).toBe(
    '<a href="../../assets/plan.1a2b3c4d.svg" download="plan.svg">',
  )
})

test('a decorative image keeps its empty alternative text', () => {
  expect(filled({ kind: 'image', url: 'logo.png', alt: '' })).toContain(' alt=""')
})

test('a broken image is replaced by its text', () => {
  expect(filled({ kind: 'image', url: 'lost.png', alt: 'A <plan>' })).toBe(
    '<span class="broken-image" title="No image found at lost.png">A &lt;plan&gt;</span>',
  )
})

test('an id is bare, and prefixed where pages are joined', () => {
  const fragment: Fragment = ['<h2 id="', { kind: 'id', id: 'é"' }, '">']
  expect(filled(...fragment)).toBe('<h2 id="é&quot;">')
  expect(fillFragment(fragment, { resolved, link: String, prefix: 'tl-' })).toBe('<h2 id="tl-é&quot;">')
})

test('a link without text has the title of its page', () => {
  expect(filled({ kind: 'link', url: '[[em]]' }, { kind: 'title', url: '[[em]]' }, '</a>')).toBe(
    '<a href="../../roles/em.html">E &amp; M</a>',
  )
})

test('a broken link without text shows what was asked for', () => {
  expect(filled({ kind: 'title', url: '[[<b>#c]]' })).toBe('&lt;b&gt;')
})
