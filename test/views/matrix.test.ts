import { describe, expect, test } from 'vitest'
import { timeColumn } from '../../src/views/matrix.ts'
import { handbookOf, leads, page } from '../support/handbooks.ts'
import { hrefs, mainAt, titles } from '../support/site.ts'

const show = 'responsibilities' as const
const emTlTlm = { matrices: [{ id: 'em-tl-tlm', roles: ['em', 'tl', 'tlm'], show }] }

const matrixOf = (files: Record<string, string>, config = {}, href = 'matrix/em-tl-tlm.html') =>
  mainAt(handbookOf(files, { ...emTlTlm, ...config }), href, 'matrix').matrix

test('rows are below their focus, in the order of the focuses', () => {
  expect(
    matrixOf(leads).groups.map(({ focus, rows }) => [
      focus?.title,
      rows.map(({ responsibility }) => responsibility.id),
    ]),
  ).toEqual([
    ['People', ['coaching', 'collaboration', 'staffing']],
    ['Organization', ['charter', 'delivery', 'efficiency', 'risk']],
    ['Technology', ['culture', 'execution', 'roadmap', 'strategy']],
  ])
})

test('rows whose focus has no page come last, in a group without one', () => {
  const files = { ...leads, 'responsibilities/odd.md': page('title: Odd', 'coreFocus: elsewhere') }
  expect(matrixOf(files).groups.at(-1)).toMatchObject({ rows: [{ responsibility: { id: 'odd' } }] })
  expect(matrixOf(files).groups.at(-1)?.focus).toBeUndefined()
})

test('the columns have a load of 5 + 1, 4 + 1 and 10', () => {
  expect(matrixOf(leads).load).toEqual([
    { accountable: 5, shared: 1, total: 6 },
    { accountable: 4, shared: 1, total: 5 },
    { accountable: 10, shared: 0, total: 10 },
  ])
})

test('a cell names the roles and pages that it is about', () => {
  const row = matrixOf(leads).groups[1]?.rows.find(({ responsibility }) => responsibility.id === 'delivery')
  expect(row?.cells).toMatchObject([
    { kind: 'shared', facets: [{ title: 'Efficiency', href: 'responsibilities/efficiency.html' }], settlesDoubt: true },
    { kind: 'shared', facets: [{ title: 'Execution' }], settlesDoubt: false },
    { kind: 'accountable', via: [{ short: 'EM', href: 'roles/em.html' }, { short: 'TL' }], allFacets: true },
  ])
})

test('a row with the same in all columns does not differ', () => {
  const differing = (columns: string[]) =>
    matrixOf(leads, { matrices: [{ id: 'em-tl-tlm', roles: columns, show }] })
      .groups.flatMap(({ rows }) => rows)
      .filter(({ differs }) => differs)
      .map(({ responsibility }) => responsibility.id)
  expect(differing(['em', 'tl', 'tlm'])).not.toContain('collaboration')
  expect(differing(['em', 'tl', 'tlm'])).toHaveLength(10)
  // What the one has through the other is held alike.
  expect(differing(['tl', 'tlm'])).toEqual(['coaching', 'staffing', 'charter', 'delivery', 'efficiency', 'risk'])
})

test('a row that no column answers for names who does, so that it does not look like a gap', () => {
  const files = {
    ...leads,
    'roles/pm.md': page('title: Product Manager', 'short: PM'),
    'responsibilities/roadmap.md': page(
      'title: Roadmap',
      'ownerRole: pm',
      'coreFocus: people',
      'supports: { em: Helps. }',
    ),
  }
  const rows = matrixOf(files).groups.flatMap(({ rows }) => rows)
  const named = rows.filter(({ owners }) => owners)
  expect(named.map(({ responsibility, owners }) => [responsibility.title, titles(owners!)])).toEqual([
    ['Roadmap', ['Product Manager']],
  ])
})

test('retired responsibilities are not rows and not load', () => {
  const past = page('title: Risk', 'coreFocus: organization', 'ownerRole: em', 'status: historical')
  const matrix = matrixOf({ ...leads, 'responsibilities/risk.md': past })
  expect(matrix.load[0]?.accountable).toBe(4)
  expect(matrix.groups.flatMap(({ rows }) => rows)).toHaveLength(10)
})

test('a matrix of time has no rows', () => {
  const matrix = matrixOf(leads, { matrices: [{ id: 'em-tl-tlm', roles: ['em', 'tl', 'tlm'], show: 'time' }] })
  expect(matrix.groups).toEqual([])
  expect(matrix.time.map((column) => column?.sum.max)).toEqual([100, 100, 200])
})

test('a matrix without a title is named after its columns', () => {
  expect(matrixOf(leads).title).toBe('EM / TL / TLM')
})

test('columns that have no page are left out, and with them a matrix without columns', () => {
  const handbook = handbookOf(leads, {
    matrices: [
      { id: 'one', roles: ['em', 'ceo', 'em'], show },
      { id: 'two', roles: ['ceo'], show },
      { id: 'one', roles: ['tl'], show },
    ],
  })
  expect(mainAt(handbook, 'matrix/one.html', 'matrix').matrix.columns.map(({ id }) => id)).toEqual(['em'])
  expect(hrefs(handbook).filter((href) => href.startsWith('matrix/'))).toEqual(['matrix/one.html'])
})

test('without a configured matrix there is one with all active roles that hold something', () => {
  const files = {
    ...leads,
    'roles/ic.md': page('title: Contributor', 'track: ic'),
    'roles/pl.md': page('title: Program Lead', 'status: historical'),
    'responsibilities/past.md': page('title: Past', 'ownerRole: pl'),
  }
  const { columns, title } = matrixOf(files, { matrices: [] }, 'matrix/roles.html')
  expect([title, ...columns.map(({ id }) => id)]).toEqual(['Roles', 'em', 'tl', 'tlm'])
})

test('one role that holds something is not enough for a matrix', () => {
  const handbook = handbookOf({
    'roles/em.md': page('title: EM'),
    'responsibilities/a.md': page('title: A', 'ownerRole: em'),
  })
  expect(hrefs(handbook).filter((href) => href.startsWith('matrix/'))).toEqual([])
})

test('a focus page has the rows of its focus, also those that are below another', () => {
  const { matrix, owner } = mainAt(handbookOf(leads, emTlTlm), 'focuses/technology.html', 'focus')
  expect(
    matrix.groups.map(({ focus, rows }) => [focus?.id, rows.map(({ responsibility }) => responsibility.id)]),
  ).toEqual([['technology', ['delivery', 'culture', 'execution', 'roadmap', 'strategy']]])
  expect(titles(matrix.columns)).toEqual(['Engineering Manager', 'Tech Lead', 'Tech Lead Manager'])
  expect(matrix.load.map(({ total }) => total)).toEqual([1, 5, 5])
  expect(owner?.id).toBe('tl')
})

describe('time', () => {
  const column = (files: Record<string, string>, role: string) => {
    const { roles, buckets } = handbookOf(files)
    return timeColumn(roles.get(role)!, buckets)
  }

  const exactly = (figure: number) => ({ min: figure, max: figure })

  test('a role’s own time is shown as stated', () => {
    expect(column(leads, 'em')).toEqual({
      buckets: [exactly(30), exactly(50), exactly(20)],
      sum: exactly(100),
      combined: false,
    })
  })

  test('two jobs of 60, 60 and 80 percent are 30, 30 and 40 of one person', () => {
    expect(column(leads, 'tlm')).toEqual({
      buckets: [exactly(60), exactly(60), exactly(80)],
      sum: exactly(200),
      combined: true,
      scaled: [30, 30, 40],
    })
  })

  test('scaled numbers are whole and add up to 100', () => {
    const files = {
      'roles/a.md': page('title: A', 'time: {strategy-alignment: 1, people-management: 1, building-software: 1}'),
      'roles/c.md': page('title: C', 'combines: [a]'),
    }
    expect(column(files, 'c')?.scaled).toEqual([34, 33, 33])
  })

  test('a bucket without a number stays without one', () => {
    const files = {
      'roles/a.md': page('title: A', 'time: {building-software: 20-40}'),
      'roles/c.md': page('title: C', 'combines: [a]'),
    }
    expect(column(files, 'c')).toEqual({
      buckets: [undefined, undefined, { min: 20, max: 40 }],
      sum: { min: 20, max: 40 },
      combined: true,
      scaled: [undefined, undefined, 100],
    })
  })

  test('a sum of nothing cannot be scaled', () => {
    const files = {
      'roles/a.md': page('title: A', 'time: {building-software: 0}'),
      'roles/c.md': page('title: C', 'combines: [a]'),
    }
    expect(column(files, 'c')?.scaled).toBeUndefined()
  })

  test('shares with fractions add up to a round number', () => {
    const time = 'time: {strategy-alignment: 33.3, people-management: 33.3, building-software: 33.4}'
    expect(column({ 'roles/a.md': page('title: A', time) }, 'a')?.sum).toEqual(exactly(100))
  })

  test('a role that states no time has none', () => {
    expect(column({ 'roles/a.md': page('title: A') }, 'a')).toBeUndefined()
  })
})

test('a title of nothing but short names of roles says on its own page what the matrix is about', () => {
  const headed = (title?: string) =>
    mainAt(
      handbookOf(leads, { matrices: [{ id: 'm', roles: ['em', 'tl', 'tlm'], show, ...(title && { title }) }] }),
      'matrix/m.html',
      'matrix',
    ).heading
  expect(headed()).toBe('EM / TL / TLM: who owns what')
  expect(headed('EM, TL and TLM')).toBe('EM, TL and TLM: who owns what')
  expect(headed('Leads')).toBe('Leads')
})
