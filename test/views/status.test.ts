import { describe, expect, test } from 'vitest'
import type { NavNode } from '../../src/views/refs.ts'
import { siteView as views } from '../../src/views/site.ts'
import { commerce, handbookOf, page } from '../support/handbooks.ts'
import { hrefs, mainAt, pageAt, titles } from '../support/site.ts'

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

describe('a page of the past', () => {
  test.each(files)('that is a %s keeps its page and stands last in the navigation, marked', (_, path, several) => {
    const handbook = past(path)
    const href = path.replace('.md', '.html')
    const entries = beside(handbook, href)
    const marked = entries.filter((title) => title.endsWith('(past)'))
    expect(marked).toHaveLength(1)
    if (several && !/^(responsibilities|teams)\//.test(path)) expect(entries.at(-1)).toBe(marked[0])
    expect(pageAt(handbook, href).common?.status).toBe('historical')
  })

  test('stands last in its focus or folder', () => {
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

  test('that is all a matrix has makes no matrix', () => {
    const config = { matrices: [{ id: 'm', roles: ['tl'], show: 'responsibilities' as const }] }
    const handbook = handbookOf(
      { ...saying('status: historical', 'roles/tl.md'), 'x.md': '[m](matrix/m.html)' },
      config,
    )
    expect(hrefs(handbook)).not.toContain('matrix/m.html')
    expect(handbook.targets.get('x.md')?.get('matrix/m.html')?.kind).toBe('missing')
  })

  test('that is a responsibility counts for nobody', () => {
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
    const { practices, assessments } = mainAt(past('practices/skip.md', 'assessments/fit.md'), 'roles/tlm.html', 'role')
    expect([titles(practices), titles(assessments)]).toEqual([['People first'], []])
  })

  test('is marked where a page names it', () => {
    const handbook = past('practices/skip.md', 'roles/em.md')
    expect(pageAt(handbook, 'practices/people-first.html').frame.tensions).toMatchObject([{ past: true }])
    expect(mainAt(handbook, 'practices/people-first.html', 'practice').owner).toMatchObject({ id: 'em', past: true })
    expect(mainAt(handbook, 'roles/tlm.html', 'role').combines).toMatchObject([{ id: 'em', past: true }, { id: 'tl' }])
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
    const shown = views(handbook).pages.flatMap(({ frame }) => flat(frame.navigation))
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

  test('keeps its row and column, because what is owned does not go away', () => {
    const { matrix } = mainAt(hidden('roles/em.md', 'responsibilities/charter.md'), 'matrix/roles.html', 'matrix')
    expect(matrix.columns.map(({ id }) => id)).toEqual(['em', 'tl', 'tlm'])
    expect(matrix.load[0]?.accountable).toBe(5)
  })
})
