import { describe, expect, test } from 'vitest'
import { commerce, handbookOf, leads, page } from '../support/handbooks.ts'
import { mainAt, pageAt, titles } from '../support/site.ts'

const handbook = handbookOf(commerce)
const team = (id: string) => mainAt(handbook, `teams/${id}.html`, 'team')
const backlinks = (href: string) => titles(pageAt(handbook, href).frame.backlinks)
const sections = (files: Record<string, string>) => titles(pageAt(handbookOf(files), 'index.html').frame.navigation)

describe('a team', () => {
  test('gives its roles the names they have at its scope', () => {
    expect(team('commerce').seats).toMatchObject([{ role: { title: 'Eng Lead' }, people: [{ name: 'Ada Moreno' }] }])
    expect(titles(team('commerce').teams)).toEqual(['Payments', 'Search'])
    expect(team('commerce').scope).toBe('Area')
  })

  test('without a lead has the column of the combined role', () => {
    const { seats, vacant, matrix } = team('payments')
    expect(seats.map(({ role, people }) => [role.short, ...people.map(({ name }) => name)])).toEqual([
      ['TLM', 'Lena Fischer'],
    ])
    expect(vacant).toMatchObject([{ role: { short: 'TL' }, by: { role: { short: 'EM' }, as: { short: 'TLM' } } }])
    expect(matrix.columns.map(({ short }) => short)).toEqual(['TLM'])
    expect(matrix.load).toMatchObject([{ total: 10 }])
  })

  test('without a lead differs in everything that a lead holds, in the order of the matrix', () => {
    expect(
      team('payments').agreement.map(({ responsibility, here, changes }) => [
        responsibility.title,
        here?.short,
        ...changes.map(({ kind }) => kind),
      ]),
    ).toEqual([
      ['Delivery', 'TLM'],
      ['Culture', 'TLM', 'delegated'],
      ['Execution', 'TLM', 'leans'],
      ['Roadmap', 'TLM'],
      ['Strategy', 'TLM'],
    ])
  })

  const marks = (id: string) =>
    team(id).matrix.groups.flatMap(({ rows }) =>
      rows.flatMap(({ responsibility, marks }) => (marks ? [[responsibility.title, ...marks]] : [])),
    )
  const aor = expect.objectContaining({ title: 'Code review' })

  test('has a mark in each cell that its agreement touches', () => {
    const tl = expect.objectContaining({ short: 'TL' })
    expect(marks('payments')).toEqual([
      ['Delivery', [{ kind: 'instead', of: [tl] }]],
      [
        'Culture',
        [
          { kind: 'instead', of: [tl] },
          { kind: 'delegated', aor },
        ],
      ],
      [
        'Execution',
        [
          { kind: 'instead', of: [tl] },
          { kind: 'leans', until: '2027-03-31' },
        ],
      ],
      ['Roadmap', [{ kind: 'instead', of: [tl] }]],
      ['Strategy', [{ kind: 'instead', of: [tl] }]],
    ])
    expect(marks('search')).toEqual([])
  })

  test('with both roles held has each mark in the column it is about', () => {
    const files = {
      ...commerce,
      'teams/payments.md': page(
        'title: Payments',
        'roles: {em: Lena Fischer, tl: Jun Tanaka}',
        'changes:',
        '  - {responsibility: execution, leans: em}',
        '  - {responsibility: culture, delegatedTo: code-review, until: 2027-01-01}',
      ),
    }
    const { matrix } = mainAt(handbookOf(files), 'teams/payments.html', 'team')
    const rows = matrix.groups.flatMap(({ rows }) => rows).filter(({ marks }) => marks)
    expect(rows.map(({ responsibility, marks }) => [responsibility.title, marks])).toEqual([
      ['Culture', [[], [{ kind: 'delegated', aor, until: '2027-01-01' }]]],
      ['Execution', [[{ kind: 'leans' }], []]],
    ])
    expect(rows.map(({ cells }) => cells[1]?.kind)).toEqual(['accountable', 'accountable'])
  })

  test('with both roles held and nothing changed is the default', () => {
    const { seats, vacant, agreement, matrix } = team('search')
    expect(seats.map(({ role }) => role.short)).toEqual(['EM', 'TL'])
    expect([vacant, agreement]).toEqual([[], []])
    expect(matrix.columns.map(({ short }) => short)).toEqual(['EM', 'TL'])
  })

  test('lists its areas without repeating that they are its own', () => {
    expect(team('payments').aors).toMatchObject([{ title: 'Code review', holder: { name: 'Maria Okafor' } }])
    expect(team('payments').aors[0]?.team).toBeUndefined()
  })

  test('leads to the release it adapts where that has a page', () => {
    expect(team('payments').adapts).toEqual({ version: '2.0.0', href: 'releases/2.0.0.html' })
    const old = { ...leads, 'teams/x.md': page('title: X', 'roles: {em: A}', 'adapts: 0.9.0') }
    expect(mainAt(handbookOf(old), 'teams/x.html', 'team').adapts).toEqual({ version: '0.9.0' })
  })
})

test('people with a page are links wherever they are named', () => {
  expect(mainAt(handbook, 'aors/code-review.html', 'aor')).toMatchObject({
    holder: { name: 'Maria Okafor', href: 'people/maria-okafor.html' },
    backup: { name: 'Jun Tanaka' },
  })
})

test('a person holds what any page gives them', () => {
  const files = { ...commerce, 'people/jun.md': page('title: Jun Tanaka') }
  const { roles, aors, backupOf } = mainAt(handbookOf(files), 'people/jun.html', 'person')
  expect(roles.map(({ role, team }) => [role.short, team.title])).toEqual([['TL', 'Search']])
  expect([titles(aors), titles(backupOf)]).toEqual([[], ['Code review']])
})

test('a combined role has the areas and practices of its parts', () => {
  const { aors, practices, assessments } = mainAt(handbook, 'roles/tlm.html', 'role')
  expect(titles(aors)).toEqual(['Code review', 'Interns'])
  expect(titles(practices)).toEqual(['People first', 'Skip now and then'])
  expect(titles(assessments)).toEqual(['Is it for me?'])
  expect(titles(mainAt(handbook, 'roles/em.html', 'role').practices)).toEqual([])
})

test('a retired id leads to the page that took its place', () => {
  const files = {
    'roles/tl.md': page('title: TL', 'formerly: pl'),
    'releases/2.0.0.md': page('date: 2026-04-01', 'retired: {pl: Renamed., gone: Not needed.}'),
  }
  expect(mainAt(handbookOf(files), 'releases/2.0.0.html', 'release').retired).toEqual([
    { id: 'pl', why: 'Renamed.', now: { title: 'TL', href: 'roles/tl.html' } },
    { id: 'gone', why: 'Not needed.' },
  ])
})

test('a page that front matter names knows where it is named', () => {
  expect(backlinks('responsibilities/culture.html')).toEqual(['Code review', 'Payments'])
  expect(backlinks('aors/code-review.html')).toEqual(['Payments'])
  expect(backlinks('people/maria-okafor.html')).toEqual(['Code review', 'Interns'])
  expect(backlinks('teams/commerce.html')).toEqual(['Payments', 'Search'])
  expect(backlinks('teams/payments.html')).toEqual(['Code review', 'Maria Okafor'])
  expect(backlinks('releases/2.0.0.html')).toEqual(['Payments'])
  expect(backlinks('roles/tlm.html')).toEqual([
    'Is it for me?',
    'Payments',
    'People first',
    'Skip now and then',
    'Where a lead can go',
  ])
})

test('the navigation has a section for each kind that exists', () => {
  expect(sections(commerce)).toEqual([
    ...['At a glance', 'Roles', 'Responsibilities', 'Focus areas', 'Teams', 'People', 'Areas of responsibility'],
    ...['Practices', 'Paths', 'Assessments', 'Releases'],
  ])
  expect(sections({ 'teams/a.md': page('title: A', 'roles: {}') })).toEqual(['Teams'])
})
