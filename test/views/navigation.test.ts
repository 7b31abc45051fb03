import { describe, expect, test } from 'vitest'
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

/** The titles of the entries in one list of the navigation: the open one at this depth. */
const openList = (nodes: readonly NavNode[], ...into: readonly string[]): readonly string[] => {
  const [first, ...rest] = into
  return first === undefined ? titles(nodes) : openList(nodes.find(({ title }) => title === first)!.children, ...rest)
}

describe('a list of more than 60 entries', () => {
  const large = { 'a.md': '# A\n', ...folder('large', 100), 'large/README.md': '# Large ones\n' }
  const frameOf = (href: string, of: Record<string, string> = large) => pageAt(handbookOf(of), href).frame
  const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => `Page ${from + at}`)

  test('stands whole on the page of its folder', () => {
    const { navigation, isLong, wholeList } = frameOf('large/index.html')
    expect(openList(navigation, 'Large ones')).toEqual(range(0, 99))
    expect([isLong, wholeList]).toEqual([true, undefined])
  })

  test('shows 20 to each side of a page of it, and at each end the way to all of it', () => {
    const { navigation, isLong, wholeList } = frameOf('large/50.html')
    expect(openList(navigation, 'Large ones')).toEqual(['All of Large ones', ...range(30, 70), 'All of Large ones'])
    const [all] = navigation.find(({ title }) => title === 'Large ones')!.children
    expect(all).toEqual({ title: 'All of Large ones', href: 'large/index.html', isAll: true, children: [] })
    expect([isLong, wholeList]).toEqual([true, 'large/index.html#rb-navigation'])
    expect(openList(frameOf('large/3.html').navigation, 'Large ones')).toEqual([...range(0, 23), 'All of Large ones'])
    expect(openList(frameOf('large/99.html').navigation, 'Large ones')).toEqual(['All of Large ones', ...range(79, 99)])
  })

  test('of a folder without a page stands whole on its first page', () => {
    const { 'large/README.md': _, ...bare } = large
    expect(openList(frameOf('large/0.html', bare).navigation, 'Large')).toEqual(range(0, 99))
    const { navigation, wholeList } = frameOf('large/50.html', bare)
    expect(openList(navigation, 'Large')).toEqual(['All of Large', ...range(30, 70), 'All of Large'])
    const to = 'large/0.html#rb-navigation'
    expect([navigation.at(-1)!.children[0]!.href, wholeList]).toEqual([to, to])
  })

  test('of folders shows those around the one that is open, on each page below', () => {
    const projects = Object.assign({}, ...Array.from({ length: 70 }, (_, at) => folder(`work/${10 + at}`, 2)))
    const { navigation, wholeList } = frameOf('work/40/1.html', { 'a.md': '# A\n', ...projects })
    const shown = openList(navigation, 'Work')
    expect([shown[0], shown[1], shown.at(-2), shown.at(-1), shown.length]).toEqual([
      'All of Work',
      '20',
      '60',
      'All of Work',
      43,
    ])
    expect(openList(navigation, 'Work', '40')).toEqual(['Page 0', 'Page 1'])
    expect(wholeList).toBe('work/10/0.html#rb-navigation')
    // The first page below shows the list, though it is not in it.
    const first = frameOf('work/10/0.html', { 'a.md': '# A\n', ...projects })
    expect(openList(first.navigation, 'Work')).toHaveLength(70)
    expect(openList(first.navigation, 'Work', '10')).toEqual(['Page 0', 'Page 1'])
    expect([first.isLong, first.wholeList]).toEqual([true, undefined])
    expect(openList(frameOf('work/10/1.html', { 'a.md': '# A\n', ...projects }).navigation, 'Work')).toHaveLength(22)
  })

  test('at the top of the handbook leaves out single pages, never a section or a folder', () => {
    const flat = {
      ...leads,
      ...Object.fromEntries(Array.from({ length: 70 }, (_, at) => [`${10 + at}.md`, `# Page ${10 + at}\n`])),
      ...folder('guides', 3),
    }
    const sections = ['At a glance', 'Roles', 'Responsibilities', 'Focus areas']
    expect(titles(frameOf('index.html', flat).navigation)).toEqual([...sections, ...range(10, 79), 'Guides'])
    const { navigation, wholeList } = frameOf('roles/em.html', flat)
    expect(titles(navigation)).toEqual([...sections, ...range(10, 30), 'All pages', 'Guides'])
    expect(wholeList).toBe('index.html#rb-navigation')
    const of40 = [...sections, 'All pages', ...range(20, 60), 'All pages', 'Guides']
    expect(titles(frameOf('40.html', flat).navigation)).toEqual(of40)
    expect(titles(frameOf('search.html', flat).navigation)).toEqual([
      ...sections,
      ...range(10, 30),
      'All pages',
      'Guides',
    ])
  })

  test('changes with a new page only for what is near it', () => {
    const navigations = (of: Record<string, string>) =>
      new Map(siteView(handbookOf(of)).pages.map(({ frame }) => [frame.href, JSON.stringify(frame.navigation)]))
    const before = navigations(large)
    const after = navigations({ ...large, 'large/50-new.md': '# Page 50 and a half\n' })
    const changed = [...before].flatMap(([href, one]) => (after.get(href) === one ? [] : [href]))
    expect(changed.filter((href) => href !== 'large/index.html')).toHaveLength(40)
    expect(changed).toEqual(expect.arrayContaining(['large/30.html', 'large/69.html']))
  })
})
