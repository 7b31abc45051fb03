import { expect, test } from 'vitest'
import { siteView as views } from '../../src/views/site.ts'
import { commerce, handbookOf, leads, page } from '../support/handbooks.ts'
import { fileOf, hrefs, mainAt, pageAt } from '../support/site.ts'

test('the site has the first page, then the pages as written, then what is made of them', () => {
  expect(
    hrefs(
      handbookOf({
        'roles/em.md': leads['roles/em.md']!,
        'roles/tl.md': leads['roles/tl.md']!,
        'responsibilities/a.md': page('title: A', 'ownerRole: em'),
        'responsibilities/b.md': page('title: B', 'ownerRole: tl'),
      }),
    ),
  ).toEqual([
    'index.html',
    'responsibilities/a.html',
    'responsibilities/b.html',
    'roles/em.html',
    'roles/tl.html',
    'who.html',
    'matrix/roles.html',
    'reporting.html',
    'compare/em/tl.html',
    'cards.html',
    'search.html',
  ])
})

test('an empty handbook has its first page, and the one to search on', () => {
  const handbook = handbookOf({})
  expect(hrefs(handbook)).toEqual(['index.html', 'search.html'])
  expect(pageAt(handbook, 'index.html').frame).toMatchObject({ title: 'Handbook', navigation: [], breadcrumbs: [] })
})

test('a handbook without roles has neither matrices nor comparisons', () => {
  const handbook = handbookOf({ 'README.md': '# Notes\n', 'a.md': '# A\n', 'b/c.md': '# C\n' })
  expect(hrefs(handbook)).toEqual(['index.html', 'a.html', 'b/c.html', 'search.html'])
  expect(mainAt(handbook, 'index.html', 'home').matrix).toBeUndefined()
})

test('a page whose id another page has is shown without anything derived', () => {
  const handbook = handbookOf({
    'roles/a/em.md': page('title: First'),
    'roles/b/em.md': `${page('title: Second')}Text.\n`,
  })
  expect(mainAt(handbook, 'roles/b/em.html', 'guide')).toEqual({ kind: 'guide', title: 'Second', children: [] })
  expect(pageAt(handbook, 'roles/b/em.html').prose?.body).toEqual(['<p>Text.</p>'])
})

test('of two pages with one address the first has it', () => {
  const handbook = handbookOf({
    'a/B.md': '# First\n',
    'a/b.md': '# Second\n',
    'matrix/roles.md': '# Mine\n',
    ...leads,
  })
  const all = hrefs(handbook)
  expect(new Set(all.map((href) => href.toLowerCase())).size).toBe(all.length)
  expect(mainAt(handbook, 'a/B.html', 'guide').title).toBe('First')
  expect(mainAt(handbook, 'matrix/roles.html', 'guide').title).toBe('Mine')
})

test('files that pages or the configuration refer to belong to the site, others do not', () => {
  const handbook = handbookOf(
    { 'x.md': '![x](images/a.png)\n' },
    { assets: ['extra.css', 'images/a.png', 'images/b.png', 'logo.svg'], logo: './logo.svg', stylesheet: 'extra.css' },
  )
  expect([...handbook.usedAssets]).toEqual(['extra.css', 'images/a.png', 'logo.svg'])
  const files = new Map([...handbook.usedAssets].map((path) => [path, fileOf(`assets/${path}`)]))
  const paths = views(handbook, files).assets.map(({ path }) => path)
  expect(paths).toEqual(['assets/extra.css', 'assets/images/a.png', 'assets/logo.svg'])
  const { site } = pageAt(handbook, 'x.html', files).frame
  expect(site).toMatchObject({ logo: 'assets/logo.svg', stylesheets: ['assets/extra.css'] })
})

test('two files of one name and content are one in the site', () => {
  const handbook = handbookOf({ 'x.md': '![x](a/dot.png) ![x](b/dot.png)\n' }, { assets: ['a/dot.png', 'b/dot.png'] })
  const files = new Map([...handbook.usedAssets].map((path) => [path, fileOf('assets/dot.png')]))
  expect(views(handbook, files).assets).toHaveLength(1)
})

test('a logo or a style sheet that does not exist is left out', () => {
  const { site } = pageAt(handbookOf({}, { logo: 'logo.svg', stylesheet: 'extra.css' }), 'index.html').frame
  expect(site.logo).toBeUndefined()
  expect(site.stylesheets).toEqual([])
})

const matrices = [
  { id: 'one', roles: ['em', 'nobody'], show: 'responsibilities' as const },
  { id: 'none', roles: ['nobody'], show: 'time' as const },
]
const dots = { ...commerce, 'roles/x.md': page('id: ...', 'title: Dots', 'combines: [em, tl]') }
const past = { ...commerce, 'teams/old.md': page('title: Old', 'roles: {em: A}', 'status: historical') }

test.each([
  ['no pages', {}, {}],
  ['plain pages', { 'a.md': '# A\n' }, {}],
  ['roles alone', { 'roles/em.md': page('title: EM') }, {}],
  ['roles and responsibilities', leads, {}],
  ['teams too', past, {}],
  ['matrices of its own', commerce, { matrices }],
  ['a role with an odd id', dots, {}],
])('an author can link to exactly the pages that are made of a handbook with %s', (_, files, config) => {
  const handbook = handbookOf(files as Record<string, string>, config)
  const written = new Set(['index.html', ...handbook.hrefs.values()])
  const made = [...hrefs(handbook), 'print.html'].filter((href) => !written.has(href))
  expect(made.sort()).toEqual([...handbook.generated].sort())
})
