import { expect, test } from 'vitest'
import type { NavNode } from '../../src/views/refs.ts'
import { siteView } from '../../src/views/site.ts'
import { commerce, handbookOf, leads, page } from '../support/handbooks.ts'
import { mainAt, pageAt, titles } from '../support/site.ts'

const files = {
  ...leads,
  'README.md': '# Who owns what\n',
  'glossary/charter.md': page('title: Charter', 'summary: What a team is for.'),
  'about.md': '# About\n',
  'guides/using-this/reading.md': '# Reading\n',
  'guides/using-this/writing.md': '# Writing\n',
  'guides/README.md': '# All guides\n',
  'guides/10-last.md': '# Zero to ten\n',
  'guides/9-first.md': '# Nine\n',
}

/** The navigation as readers see it at first, as an outline: `Title > href`, indented, and `…` for what unfolds in place. */
const outline = (nodes: readonly NavNode[], indent = ''): string[] =>
  nodes.flatMap(({ title, href, folded, children }) => [
    `${indent}${title}${href ? ` > ${href}` : ''}${folded && children.length > 0 ? ' …' : ''}`,
    ...(folded ? [] : outline(children, `${indent}  `)),
  ])

const navigation = (href: string, of: Record<string, string> = files) =>
  outline(pageAt(handbookOf(of), href).frame.navigation)

test('on the first page every section is folded', () => {
  expect(navigation('index.html')).toEqual([
    'At a glance …',
    'Roles …',
    'Responsibilities …',
    'Focus areas …',
    'Glossary …',
    'About > about.html',
    'All guides > guides/index.html …',
  ])
})

test('on a page its branch is open: what is beside it and beside what is above it', () => {
  expect(navigation('responsibilities/risk.html')).toEqual([
    'At a glance …',
    'Roles …',
    'Responsibilities',
    '  People > responsibilities/coaching.html',
    '  Organization',
    '    Charter > responsibilities/charter.html',
    '    Delivery > responsibilities/delivery.html',
    '    Efficiency > responsibilities/efficiency.html',
    '    Risk > responsibilities/risk.html',
    '  Technology > responsibilities/culture.html',
    'Focus areas …',
    'Glossary …',
    'About > about.html',
    'All guides > guides/index.html …',
  ])
})

test('on a folder’s page its pages are shown, numbered names first', () => {
  expect(navigation('guides/index.html').slice(-4)).toEqual([
    'All guides > guides/index.html',
    '  Nine > guides/9-first.html',
    '  Zero to ten > guides/10-last.html',
    '  Using this > guides/using-this/reading.html',
  ])
})

test('an open folder without a page leads nowhere', () => {
  expect(navigation('guides/using-this/writing.html').slice(-3)).toEqual([
    '  Using this',
    '    Reading > guides/using-this/reading.html',
    '    Writing > guides/using-this/writing.html',
  ])
})

test('the page of a section’s folder is the section’s, and its guides are in it', () => {
  const more = {
    ...files,
    'roles/README.md': '# Our roles\n',
    'roles/history.md': '---\nkind: guide\n---\n# History\n',
  }
  expect(navigation('roles/em.html', more).slice(1, 7)).toEqual([
    'Our roles > roles/index.html',
    '  Engineering Manager > roles/em.html',
    '  Tech Lead > roles/tl.html',
    '  Tech Lead Manager > roles/tlm.html',
    '  History > roles/history.html',
    'Responsibilities …',
  ])
})

test('a folder of plain pages that is named like a section stays a folder', () => {
  const plain = { 'roles/README.md': '# Our roles\n', 'roles/history.md': '---\nkind: guide\n---\n# History\n' }
  expect(navigation('index.html', plain)).toEqual(['Our roles > roles/index.html', '  History > roles/history.html'])
})

test('a hidden page is not in the navigation, but knows its place', () => {
  const hidden = { ...files, 'guides/secret.md': page('hidden: true', 'title: Secret') }
  const { frame } = pageAt(handbookOf(hidden), 'guides/secret.html')
  expect(outline(frame.navigation)).toEqual(navigation('guides/10-last.html'))
  expect(titles(frame.breadcrumbs)).toEqual(['Home', 'All guides'])
  expect(frame.previous).toBeUndefined()
})

test('a folder whose page is hidden has no page in the navigation', () => {
  const hidden = { 'guides/README.md': page('hidden: true', 'title: Guides'), 'guides/a.md': '# A\n' }
  expect(navigation('index.html', hidden)).toEqual(['Guides', '  A > guides/a.html'])
  expect(navigation('guides/index.html', hidden)).toEqual(['Guides', '  A > guides/a.html'])
})

test('a folder with hidden pages only is not shown', () => {
  const hidden = { 'guides/a.md': page('hidden: true', 'title: A'), 'b.md': '# B\n' }
  expect(navigation('guides/a.html', hidden)).toEqual(['B > b.html'])
})

test('pages and folders come by order, pages before folders, then by title', () => {
  const plain = {
    'b.md': '# Part 10\n',
    'c.md': '# Part 9\n',
    'a/x.md': '# X\n',
    'd/README.md': page('title: First of all', 'order: 1'),
    'e.md': page('title: Second', 'order: 2'),
  }
  expect(navigation('index.html', plain)).toEqual([
    'First of all > d/index.html',
    'Second > e.html',
    'Part 9 > c.html',
    'Part 10 > b.html',
    'A',
    '  X > a/x.html',
  ])
})

test('comparisons are only linked from pages, and belong to the roles', () => {
  const { frame } = pageAt(handbookOf(files), 'compare/em/tl.html')
  expect(outline(frame.navigation).slice(1, 6)).toEqual([
    'Roles',
    '  Engineering Manager > roles/em.html',
    '  Tech Lead > roles/tl.html',
    '  Tech Lead Manager > roles/tlm.html',
    'Responsibilities …',
  ])
})

test('what is seen at a glance begins with whom to go to, in each team, and ends with what nobody holds', () => {
  const section = (href: string) => navigation(href, commerce).filter((line) => / (who|matrix|coverage)/.test(line))
  expect(section('who/search.html')).toEqual([
    '  Who do I go to? > who.html',
    '    In Commerce > who/commerce.html',
    '    In Payments > who/payments.html',
    '    In Search > who/search.html',
    '  Roles > matrix/roles.html',
    '  Coverage > coverage.html',
  ])
  expect(section('matrix/roles.html')[0]).toBe('  Who do I go to? > who.html')
})

test('breadcrumbs lead through the section to the focus of a responsibility', () => {
  expect(pageAt(handbookOf(files), 'responsibilities/risk.html').frame.breadcrumbs).toEqual([
    { title: 'Home', href: 'index.html' },
    { title: 'Responsibilities', href: 'responsibilities/coaching.html' },
    { title: 'Organization', href: 'focuses/organization.html' },
  ])
})

test('a page of the handbook’s own folder is below the first page', () => {
  expect(titles(pageAt(handbookOf(files), 'about.html').frame.breadcrumbs)).toEqual(['Home'])
})

test('the pages before and after follow the navigation from section to section', () => {
  const { frame } = pageAt(handbookOf(files), 'roles/tlm.html')
  expect(frame.previous).toEqual({ title: 'Tech Lead', href: 'roles/tl.html' })
  expect(frame.next).toEqual({ title: 'Coaching', href: 'responsibilities/coaching.html' })
})

test('the first page in the navigation has no page before it, and the last none after it', () => {
  expect(pageAt(handbookOf(files), 'who.html').frame.previous).toBeUndefined()
  expect(pageAt(handbookOf(files), 'guides/using-this/writing.html').frame.next).toBeUndefined()
})

test('a folder’s page lists what is below it', () => {
  expect(outline(mainAt(handbookOf(files), 'guides/index.html', 'guide').children)).toEqual([
    'Nine > guides/9-first.html',
    'Zero to ten > guides/10-last.html',
    'Using this > guides/using-this/reading.html',
  ])
})

test('a folder’s page that leads to all that is below it needs no list of it', () => {
  const pages = { 'setup/mac.md': '# Mac', 'setup/linux.md': '# Linux', 'setup/more/office.md': '# Office' }
  const children = (text: string) =>
    outline(mainAt(handbookOf({ ...pages, 'setup/README.md': text }), 'setup/index.html', 'guide').children)
  expect(children('[Mac](mac.md), [Linux](linux.md#linux)')).toHaveLength(3)
  expect(children('[Mac](mac.md), [Linux](linux.md), [Office](more/office.md)')).toEqual([])
})

test('pages of one folder share one navigation', () => {
  const { pages } = siteView(handbookOf(files))
  const of = (href: string) => pages.find(({ frame }) => frame.href === href)?.frame.navigation
  expect(of('roles/em.html')).toBe(of('roles/tl.html'))
})

test('a small section has its entries with it, to be unfolded in place', () => {
  const roles = pageAt(handbookOf(files), 'about.html').frame.navigation.find(({ title }) => title === 'Roles')!
  expect(roles).toMatchObject({ title: 'Roles', folded: true })
  expect(titles(roles.children)).toEqual(['Engineering Manager', 'Tech Lead', 'Tech Lead Manager'])
  const guides = pageAt(handbookOf(files), 'about.html').frame.navigation.at(-1)!
  expect(guides.children.map(({ title, href, folded }) => [title, href, folded])).toEqual([
    ['Nine', 'guides/9-first.html', undefined],
    ['Zero to ten', 'guides/10-last.html', undefined],
    ['Using this', 'guides/using-this/reading.html', true],
  ])
})

const folder = (name: string, pages: number) =>
  Object.fromEntries(Array.from({ length: pages }, (_, index) => [`${name}/${index}.md`, `# Page ${index}\n`]))

test('a large section has no entries to unfold: its name links to its first page', () => {
  expect(navigation('a.html', { 'a.md': '# A\n', ...folder('large', 25), ...folder('small', 24) })).toEqual([
    'A > a.html',
    'Large > large/0.html',
    'Small …',
  ])
})

test('of many small sections the first have their entries to unfold, and what no longer fits leads to its first page', () => {
  const many = Object.assign({}, ...['b', 'c', 'd', 'e', 'f'].map((name) => folder(name, 24)))
  expect(navigation('a.html', { 'a.md': '# A\n', ...many })[1]).toBe('B …')
  expect(navigation('a.html', { 'a.md': '# A\n', ...many, 'g/x.md': '# X\n' }).slice(1)).toEqual([
    ...['B …', 'C …', 'D …', 'E …', 'F …'],
    'G > g/x.html',
  ])
})

test('the only folder of a handbook is open', () => {
  expect(navigation('a.html', { 'a.md': '# A\n', 'docs/x.md': '# X\n', 'docs/y.md': '# Y\n' })).toEqual([
    'A > a.html',
    'Docs',
    '  X > docs/x.html',
    '  Y > docs/y.html',
  ])
})

test('entries stand in three groups: who owns what, how we work, and the handbook itself', () => {
  const all = {
    ...files,
    'practices/one-to-ones.md': '# One-to-ones\n',
    'using/README.md': '# Using this\n',
    'keys/README.md': '# All keys\n',
    'releases/1.0.0.md': page('date: 2026-01-31'),
  }
  const { navigation } = pageAt(handbookOf(all, { about: ['./using/', 'keys'] }), 'index.html').frame
  expect(navigation.map(({ group, sign, title }) => `${group} ${sign} ${title}`)).toEqual([
    'owns overview At a glance',
    'owns role Roles',
    'owns responsibility Responsibilities',
    'owns focus Focus areas',
    'works practice Practices',
    'works term Glossary',
    'works guide About',
    'works guide All guides',
    'about release Releases',
    'about guide Using this',
    'about guide All keys',
  ])
})

test('where all entries would stand in one group, there are no groups', () => {
  const { navigation } = pageAt(handbookOf({ 'a.md': '# A\n', 'docs/x.md': '# X\n' }), 'a.html').frame
  expect(navigation.map(({ group, title }) => [group, title])).toEqual([
    [undefined, 'A'],
    [undefined, 'Docs'],
  ])
})
