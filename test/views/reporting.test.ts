import { describe, expect, test } from 'vitest'
import { pathGraph } from '../../src/views/entities.ts'
import type { Graph, GraphItem } from '../../src/views/graph.ts'
import { reportingGraph, teamGraph } from '../../src/views/reporting.ts'
import { handbookOf, page } from '../support/handbooks.ts'
import { hrefs, mainAt, pageAt, titles } from '../support/site.ts'

const role = (title: string, ...more: string[]) => page(`title: ${title}`, ...more)
const reporting = (files: Record<string, string>) => reportingGraph(handbookOf(files))
const teams = (files: Record<string, string>) => teamGraph(handbookOf(files))
const drawn = (graph: Graph | undefined) => graph?.drawing?.nodes.map(({ title }) => title)
const lines = (graph: Graph | undefined) =>
  graph?.drawing?.edges.map(({ from, to, label, style }) => [from, to, style, ...(label ? [label] : [])].join(' '))

/** A list as text, a dash for each level. */
const inWords = (items: readonly GraphItem[] = [], depth = 1): string[] =>
  items.flatMap(({ title, note, children }) => [
    `${'-'.repeat(depth)} ${title}${note ? ` (${note})` : ''}`,
    ...inWords(children, depth + 1),
  ])

const company = {
  'roles/director.md': role('Director'),
  'roles/em.md': role('Engineering Manager', 'reportsTo: director'),
  'roles/tl.md': role('Tech Lead', 'reportsTo: em'),
  'roles/tlm.md': role('Tech Lead Manager', 'combines: [em, tl]', 'reportsTo: director'),
  'roles/pm.md': role('Product Manager'),
  'roles/pl.md': role('Program Lead', 'status: historical', 'reportsTo: director'),
}

describe('reporting lines', () => {
  test('lead down to those who report, and dashed to the roles that combine others', () => {
    const graph = reporting(company)
    expect(drawn(graph)?.toSorted()).toEqual(['Director', 'Engineering Manager', 'Tech Lead', 'Tech Lead Manager'])
    expect(lines(graph)?.toSorted()).toEqual([
      'director em solid',
      'director tlm solid',
      'em tl solid',
      'em tlm dashed',
      'tl tlm dashed',
    ])
    expect(graph?.key).toContain('dashed')
  })

  test('are shown in a nested list', () => {
    expect(inWords(reporting(company)?.list)).toEqual([
      '- Director',
      '-- Engineering Manager',
      '--- Tech Lead',
      '-- Tech Lead Manager (combines EM and TL)',
    ])
  })

  test('need two active roles', () => {
    expect(reporting({ 'roles/em.md': role('EM'), 'roles/tl.md': role('TL') })).toBeUndefined()
    const past = { 'roles/em.md': role('EM', 'status: historical'), 'roles/tl.md': role('TL', 'reportsTo: em') }
    expect(reporting(past)).toBeUndefined()
    expect(reporting({ 'roles/em.md': role('EM', 'reportsTo: em') })).toBeUndefined()
    expect(hrefs(handbookOf(past))).not.toContain('reporting.html')
  })

  test('may run in a circle', () => {
    const graph = reporting({
      'roles/a.md': role('A', 'reportsTo: c'),
      'roles/b.md': role('B', 'reportsTo: a'),
      'roles/c.md': role('C', 'reportsTo: b'),
    })
    expect(lines(graph)).toEqual(['c a solid', 'a b solid', 'b c solid'])
    expect(inWords(graph?.list)).toEqual(['- A (reports to C)', '-- B', '--- C'])
  })

  test('may be longer than anybody can indent', () => {
    const chain = Array.from({ length: 60 }, (_, index): [string, string] => [
      `roles/r${index}.md`,
      role(`Role ${index}`, ...(index > 0 ? [`reportsTo: r${index - 1}`] : [])),
    ])
    const list = inWords(reporting(Object.fromEntries(chain))?.list)
    expect(list).toHaveLength(60)
    expect(list[12]).toBe('- Role 12 (reports to Role 11)')
  })

  test('of too many roles are a list without a drawing', () => {
    const many = Array.from({ length: 200 }, (_, index): [string, string] => [
      `roles/r${index}.md`,
      role(`Role ${index}`, 'reportsTo: em'),
    ])
    const graph = reporting({ 'roles/em.md': role('EM'), ...Object.fromEntries(many) })
    expect(graph?.drawing).toBeUndefined()
    expect(inWords(graph?.list)).toHaveLength(201)
  })

  test('have a page in the navigation, which names the roles that have none', () => {
    const handbook = handbookOf(company)
    expect(titles(mainAt(handbook, 'reporting.html', 'reporting').others)).toEqual(['Product Manager'])
    const { navigation, breadcrumbs } = pageAt(handbook, 'reporting.html').frame
    expect(navigation.flatMap(({ children }) => titles(children))).toContain('Reporting lines')
    expect(breadcrumbs).toHaveLength(2)
    expect(mainAt(handbook, 'roles/tl.html', 'role').reporting?.href).toBe('reporting.html')
    expect(mainAt(handbook, 'roles/pm.html', 'role').reporting).toBeUndefined()
  })

  test('make room for a page of that name that an author wrote', () => {
    const handbook = handbookOf({ ...company, 'reporting.md': '# Ours' })
    expect(pageAt(handbook, 'reporting.html').main.kind).toBe('guide')
    expect(hrefs(handbook).filter((href) => href === 'reporting.html')).toHaveLength(1)
  })

  test('can be linked to', () => {
    const handbook = handbookOf({ ...company, 'guides/a.md': '[Lines](../reporting.html)' })
    expect([...handbook.targets.get('guides/a.md')!.values()]).toEqual([{ kind: 'generated', href: 'reporting.html' }])
  })
})

describe('teams', () => {
  test('are below the team they are part of, with whoever leads them', () => {
    const graph = teams({
      'roles/em.md': role('EM'),
      'teams/commerce.md': page('title: Commerce', 'roles: {em: Ada Moreno}'),
      'teams/payments.md': page('title: Payments', 'partOf: commerce', 'roles: {em: [Lena Fischer, Jun Tanaka]}'),
      'teams/search.md': page('title: Search', 'partOf: commerce', 'roles: {em: null}'),
      'teams/alone.md': page('title: Alone', 'roles: {}'),
    })
    expect(inWords(graph?.list)).toEqual([
      '- Commerce (led by Ada Moreno)',
      '-- Payments (led by Lena Fischer and 1 more)',
      '-- Search',
    ])
    expect(graph?.drawing?.nodes.map(({ title, sub }) => [title, sub])).toEqual([
      ['Commerce', 'Ada Moreno'],
      ['Payments', 'Lena Fischer and 1 more'],
      ['Search', undefined],
    ])
  })

  test('that are not part of a larger team make no graph', () => {
    expect(teams({ 'teams/a.md': page('title: A', 'roles: {}') })).toBeUndefined()
  })

  test('are below their team in the navigation, even when they are part of one another', () => {
    const handbook = handbookOf({
      'teams/a.md': page('title: A', 'roles: {}'),
      'teams/b.md': page('title: B', 'partOf: a', 'roles: {}'),
      'teams/c.md': page('title: C', 'partOf: d', 'roles: {}'),
      'teams/d.md': page('title: D', 'partOf: c', 'roles: {}'),
      'teams/e.md': page('title: E', 'partOf: d', 'roles: {}'),
      'teams/h.md': page('title: H', 'hidden: true', 'roles: {}'),
      'teams/i.md': page('title: I', 'partOf: h', 'roles: {}'),
    })
    const [section] = pageAt(handbook, 'teams/b.html').frame.navigation
    expect(titles(section!.children)).toEqual(['A', 'C', 'D', 'I'])
    expect(titles(section!.children[0]!.children)).toEqual(['B'])
    expect(titles(pageAt(handbook, 'teams/e.html').frame.breadcrumbs)).toEqual(['Home', 'Teams', 'D'])
    expect(hrefs(handbook).filter((href) => href.startsWith('teams/'))).toHaveLength(7)
  })
})

describe('a path', () => {
  const handbook = handbookOf({
    'roles/tl.md': role('Tech Lead'),
    'roles/em.md': role('Engineering Manager'),
    'paths/a.md': page(
      'title: A path',
      'steps:',
      '  - { from: tl, to: em }',
      '  - { from: em, to: tl, note: It is no step down. }',
      '  - { from: se-1, to: se-2, via: tl, need: common }',
      '  - { from: se-2, to: lead, via: tl, need: required }',
      '  - { from: lead, to: em, need: required }',
      'external: [se-1, se-2, lead]',
    ),
    'paths/none.md': page('title: None'),
  })
  const graph = pathGraph(handbook, handbook.paths.get('a')!)

  test('is drawn with what each step needs', () => {
    expect(lines(graph)).toEqual([
      'role:tl role:em solid',
      'role:em role:tl solid',
      'other:Se 1 other:Se 2 solid usually via TL',
      'other:Se 2 other:Lead solid only via TL',
      'other:Lead role:em solid required',
    ])
  })

  test('links its roles and not the stops of other ladders', () => {
    expect(graph?.drawing?.nodes.map(({ title, href }) => [title, href])).toEqual([
      ['Tech Lead', 'roles/tl.html'],
      ['Engineering Manager', 'roles/em.html'],
      ['Se 1', undefined],
      ['Se 2', undefined],
      ['Lead', undefined],
    ])
  })

  test('says what a role without a page is called and does, where it knows', () => {
    const known = page(
      'title: A path',
      'steps: [{ from: vp, to: board }]',
      'external:',
      '  vp: { title: Vice President, summary: Leads every group. }',
      '  board: {}',
    )
    const { steps, external } = mainAt(handbookOf({ 'paths/a.md': known }), 'paths/a.html', 'path')
    expect(steps.map(({ from, to }) => [from.title, to.title])).toEqual([['Vice President', 'Board']])
    expect(external).toEqual([{ title: 'Vice President', summary: 'Leads every group.' }])
  })

  test('is described at each stop', () => {
    expect(inWords(graph?.list)).toEqual([
      '- Tech Lead',
      '-- Engineering Manager',
      '- Engineering Manager',
      '-- Tech Lead (It is no step down.)',
      '- Se 1',
      '-- Se 2 (usually via TL)',
      '- Se 2',
      '-- Lead (only via TL)',
      '- Lead',
      '-- Engineering Manager (required)',
    ])
  })

  test('without steps has no graph', () => {
    expect(pathGraph(handbook, handbook.paths.get('none')!)).toBeUndefined()
    expect(mainAt(handbook, 'paths/none.html', 'path').graph).toBeUndefined()
  })
})
