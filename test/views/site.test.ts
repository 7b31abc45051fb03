import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { NavNode } from '../../src/views/refs.ts'
import { siteView } from '../../src/views/site.ts'
import { commerce, handbookOf, leads, page } from '../support/handbooks.ts'
import { fileOf, hrefs, mainAt, pageAt, titles } from '../support/site.ts'

test('the site has the first page, then the written pages, then the generated ones', () => {
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
  const paths = siteView(handbook, files).assets.map(({ path }) => path)
  expect(paths).toEqual(['assets/extra.css', 'assets/images/a.png', 'assets/logo.svg'])
  const { site } = pageAt(handbook, 'x.html', files).frame
  expect(site).toMatchObject({ logo: 'assets/logo.svg', stylesheets: ['assets/extra.css'] })
})

test('two files of one name and content are one in the site', () => {
  const handbook = handbookOf({ 'x.md': '![x](a/dot.png) ![x](b/dot.png)\n' }, { assets: ['a/dot.png', 'b/dot.png'] })
  const files = new Map([...handbook.usedAssets].map((path) => [path, fileOf('assets/dot.png')]))
  expect(siteView(handbook, files).assets).toHaveLength(1)
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

describe('the order of pages', () => {
  const kinds: readonly (readonly [folder: string, ...keys: string[]])[] = [
    ['roles'],
    ['focuses'],
    ['responsibilities'],
    ['aors'],
    ['teams', 'roles: {}'],
    ['people'],
    ['practices'],
    ['glossary', 'summary: S.'],
    ['paths', 'steps: []'],
    ['assessments', 'prompts: {}'],
    ['guides'],
  ]

  /** The entries of the open section. */
  function listed(files: Record<string, string>, href: string): string[] {
    const open = pageAt(handbookOf(files), href).frame.navigation.find(
      ({ children, folded }) => children.length > 0 && !folded,
    )
    return (open?.children ?? []).map(({ title }) => title)
  }

  test.each(kinds)('in %s, pages come by order, then those without one; ties by title', (folder, ...keys) => {
    const of = (title: string, ...more: string[]) => page(`title: ${title}`, ...keys, ...more)
    const files = {
      [`${folder}/a.md`]: of('Alpha'),
      [`${folder}/b.md`]: of('Beta', 'order: 2'),
      [`${folder}/d.md`]: of('Delta', 'order: 1.5'),
      [`${folder}/c.md`]: of('Gamma', 'order: 2'),
      [`${folder}/e.md`]: of('Epsilon', 'order: -1'),
      [`${folder}/f.md`]: of('Part 10'),
      [`${folder}/g.md`]: of('Part 9'),
    }
    expect(listed(files, `${folder}/a.html`).filter((title) => title !== 'All people')).toEqual([
      ...['Epsilon', 'Delta', 'Beta', 'Gamma', 'Alpha', 'Part 9', 'Part 10'],
    ])
  })

  test('responsibilities come by the order of their focus, then by their own', () => {
    const of = (title: string, focus: string, ...more: string[]) =>
      page(`title: ${title}`, `coreFocus: ${focus}`, ...more)
    const files = {
      'focuses/x.md': page('title: X', 'order: 2'),
      'focuses/y.md': page('title: Y', 'order: 1'),
      'responsibilities/a.md': of('A', 'x', 'order: 1'),
      'responsibilities/b.md': of('B', 'y', 'order: 9'),
      'responsibilities/c.md': of('C', 'y', 'order: 8'),
    }
    expect([...handbookOf(files).responsibilities.keys()]).toEqual(['c', 'b', 'a'])
  })

  test('releases come by order, then the newest first, below the list of what changed', () => {
    const files = {
      'releases/1.0.0.md': page('date: 2025-01-01', 'order: 1'),
      'releases/2.0.0.md': page('date: 2026-01-01'),
      'releases/10.0.0.md': page('date: 2027-01-01'),
    }
    expect(listed(files, 'releases/2.0.0.html')).toEqual(['What changed', '1.0.0', '10.0.0', '2.0.0'])
  })
})

describe('the status of pages', () => {
  /** The same handbook in which some pages say one thing more. */
  const saying = (line: string, ...paths: readonly string[]) => ({
    ...commerce,
    ...Object.fromEntries(paths.map((path) => [path, commerce[path]!.replace('---\n', `---\n${line}\n`)])),
  })
  const past = (...paths: readonly string[]) => handbookOf(saying('status: historical', ...paths))
  const hidden = (...paths: readonly string[]) => handbookOf(saying('hidden: true', ...paths))
  const draft = (...paths: readonly string[]) => handbookOf(saying('status: draft', ...paths))

  const flat = (nodes: readonly NavNode[]): NavNode[] => nodes.flatMap((node) => [node, ...flat(node.children)])
  /** What the navigation shows on a page, below the open section. */
  const beside = (handbook: ReturnType<typeof handbookOf>, href: string) =>
    flat(pageAt(handbook, href).frame.navigation.filter(({ folded, children }) => !folded && children.length > 0))
      .slice(1)
      .map(({ title, past }) => title + (past ? ' (past)' : ''))

  const files: readonly (readonly [kind: string, path: string, last: boolean])[] = [
    ['role', 'roles/em.md', true],
    ['focus', 'focuses/people.md', true],
    ['responsibility', 'responsibilities/charter.md', true],
    ['aor', 'aors/code-review.md', true],
    ['team', 'teams/commerce.md', true],
    ['person', 'people/maria-okafor.md', false],
    ['practice', 'practices/people-first.md', true],
    ['path', 'paths/leads.md', false],
    ['assessment', 'assessments/fit.md', true],
    ['release', 'releases/10.0.0.md', true],
  ]

  describe('a retired page', () => {
    test.each(files)('that is a %s keeps its page and comes last in the navigation, marked', (_, path, several) => {
      const handbook = past(path)
      const href = path.replace('.md', '.html')
      const entries = beside(handbook, href)
      const marked = entries.filter((title) => title.endsWith('(past)'))
      expect(marked).toHaveLength(1)
      if (several && !/^(responsibilities|teams)\//.test(path)) expect(entries.at(-1)).toBe(marked[0])
      expect(pageAt(handbook, href).common?.status).toBe('historical')
    })

    test('comes last in its focus or folder', () => {
      expect(beside(past('responsibilities/charter.md'), 'responsibilities/risk.html')).toEqual([
        ...['People', 'Organization', 'Delivery', 'Efficiency', 'Risk', 'Charter (past)', 'Technology'],
      ])
      const guides = {
        'g/a.md': page('title: A', 'status: historical', 'order: 1'),
        'g/b.md': '# B\n',
        'g/c/d.md': '# D\n',
      }
      expect(beside(handbookOf(guides), 'g/b.html')).toEqual(['B', 'C', 'A (past)'])
    })

    test('that is a role is in no matrix, comparison or count', () => {
      const config = { matrices: [{ id: 'm', roles: ['em', 'tl', 'tlm'], show: 'responsibilities' as const }] }
      const handbook = handbookOf(saying('status: historical', 'roles/tl.md'), config)
      expect(mainAt(handbook, 'matrix/m.html', 'matrix').matrix.columns.map(({ id }) => id)).toEqual(['em', 'tlm'])
      expect(hrefs(handbook).filter((href) => href.startsWith('compare/'))).toEqual(['compare/em/tlm.html'])
      expect(titles(mainAt(handbook, 'index.html', 'home').roles.map(({ title }) => ({ title })))).not.toContain(
        'Tech Lead',
      )
      expect(mainAt(handbook, 'roles/em.html', 'role').reports).toEqual([])
      expect(mainAt(handbook, 'responsibilities/staffing.html', 'responsibility').supports).toEqual([])
    })

    test('makes no matrix when the matrix would hold nothing else', () => {
      const config = { matrices: [{ id: 'm', roles: ['tl'], show: 'responsibilities' as const }] }
      const handbook = handbookOf(
        { ...saying('status: historical', 'roles/tl.md'), 'x.md': '[m](matrix/m.html)' },
        config,
      )
      expect(hrefs(handbook)).not.toContain('matrix/m.html')
      expect(handbook.targets.get('x.md')?.get('matrix/m.html')?.kind).toBe('missing')
    })

    test('that is a responsibility counts toward nobody’s load', () => {
      const handbook = past('responsibilities/charter.md')
      expect(mainAt(handbook, 'roles/em.html', 'role').load.accountable).toBe(4)
      const { groups } = mainAt(handbook, 'matrix/roles.html', 'matrix').matrix
      expect(groups.flatMap(({ rows }) => titles(rows.map(({ responsibility }) => responsibility)))).not.toContain(
        'Charter',
      )
    })

    test('that is a focus is not on the first page', () => {
      expect(titles(mainAt(past('focuses/people.md'), 'index.html', 'home').focuses)).toEqual([
        'Organization',
        'Technology',
      ])
    })

    test('that is a team or an area is held by nobody', () => {
      const handbook = past('teams/search.md', 'aors/code-review.md')
      expect(handbook.people.has('Jun Tanaka')).toBe(false)
      expect(titles(mainAt(handbook, 'people/maria-okafor.html', 'person').aors)).toEqual(['Interns'])
      expect(titles(mainAt(handbook, 'teams/commerce.html', 'team').teams)).toEqual(['Payments'])
      expect(mainAt(handbook, 'teams/payments.html', 'team').aors).toEqual([])
      expect(titles(mainAt(handbook, 'roles/tl.html', 'role').aors)).toEqual([])
      expect(mainAt(handbook, 'responsibilities/culture.html', 'responsibility').aors).toEqual([])
    })

    test('that is a practice or an assessment is listed by no role', () => {
      const { practices, assessments } = mainAt(
        past('practices/skip.md', 'assessments/fit.md'),
        'roles/tlm.html',
        'role',
      )
      expect([titles(practices), titles(assessments)]).toEqual([['People first'], []])
    })

    test('is marked where a page names it', () => {
      const handbook = past('practices/skip.md', 'roles/em.md')
      expect(pageAt(handbook, 'practices/people-first.html').frame.tensions).toMatchObject([{ past: true }])
      expect(mainAt(handbook, 'practices/people-first.html', 'practice').owner).toMatchObject({ id: 'em', past: true })
      expect(mainAt(handbook, 'roles/tlm.html', 'role').combines).toMatchObject([
        { id: 'em', past: true },
        { id: 'tl' },
      ])
    })
  })

  describe('a draft', () => {
    test.each(files)('that is a %s has no page and is in no list', (_, path) => {
      const handbook = draft(path)
      expect(hrefs(handbook)).not.toContain(path.replace('.md', '.html'))
      expect(handbook.entities.has(path.replace(/.*\/|\.md$/g, ''))).toBe(false)
    })
  })

  describe('a hidden page', () => {
    test.each(files)('that is a %s has a page but no entry in the navigation', (_, path) => {
      const handbook = hidden(path)
      const href = path.replace('.md', '.html')
      const shown = siteView(handbook).pages.flatMap(({ frame }) => flat(frame.navigation))
      expect(shown.filter((node) => node.href === href)).toEqual([])
      expect(hrefs(handbook)).toContain(href)
    })

    test('can be linked to', () => {
      const handbook = handbookOf({ ...saying('hidden: true', 'practices/skip.md'), 'x.md': '[[skip]]' })
      expect(handbook.targets.get('x.md')?.get('[[skip]]')).toEqual({ kind: 'page', path: 'practices/skip.md' })
    })

    test('is in no list that other pages have', () => {
      const handbook = hidden('practices/skip.md', 'assessments/fit.md', 'aors/code-review.md', 'teams/search.md')
      const { practices, assessments, aors } = mainAt(handbook, 'roles/tlm.html', 'role')
      expect([practices, assessments, aors].map(titles)).toEqual([['People first'], [], ['Interns']])
      expect(titles(mainAt(handbook, 'teams/commerce.html', 'team').teams)).toEqual(['Payments'])
      expect(mainAt(handbook, 'teams/payments.html', 'team').aors).toEqual([])
      expect(titles(mainAt(handbook, 'people/maria-okafor.html', 'person').aors)).toEqual(['Interns'])
      expect(titles(mainAt(hidden('focuses/people.md'), 'index.html', 'home').focuses)).toEqual([
        'Organization',
        'Technology',
      ])
      expect(titles(mainAt(hidden('roles/em.md'), 'index.html', 'home').roles)).toEqual([
        'Tech Lead',
        'Tech Lead Manager',
      ])
    })

    test('keeps its row and column, because ownership does not go away', () => {
      const { matrix } = mainAt(hidden('roles/em.md', 'responsibilities/charter.md'), 'matrix/roles.html', 'matrix')
      expect(matrix.columns.map(({ id }) => id)).toEqual(['em', 'tl', 'tlm'])
      expect(matrix.load[0]?.accountable).toBe(5)
    })
  })
})

test('a page is seen as plain data but for the targets of its links, so that JSON has all that it is made of', () => {
  const folder = join(import.meta.dirname, '../../handbook')
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'))
  const starter = handbookOf(Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')])))
  const isPlain = (value: unknown) =>
    Object(value) !== value || [Object.prototype, Array.prototype].includes(Object.getPrototypeOf(value))
  const odd = siteView(starter).pages.flatMap(({ prose, ...view }) => {
    const keys: string[] = []
    JSON.stringify([view, prose && { ...prose, resolved: [...prose.resolved] }], (key, value) => {
      if (!isPlain(value)) keys.push(`${key} of ${view.frame.href}`)
      return value
    })
    return keys
  })
  expect(odd).toEqual([])
})
