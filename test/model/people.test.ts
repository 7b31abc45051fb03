import { describe, expect, test } from 'vitest'
import { commerce, handbookOf, leads, page } from '../support/handbooks.ts'

const handbook = handbookOf(commerce)

describe('teams', () => {
  test('come with the largest scope first, then by title', () => {
    expect([...handbook.teams.keys()]).toEqual(['commerce', 'payments', 'search'])
  })

  test('without a lead of their own have a manager who is both', () => {
    const payments = handbook.teams.get('payments')!
    expect([...payments.holders]).toEqual([
      ['em', ['lena-fischer']],
      ['tl', []],
    ])
    expect([...payments.acting]).toEqual([['em', 'tlm']])
    expect(payments).toMatchObject({
      scope: 'team',
      partOf: 'commerce',
    })
  })

  test('with a lead have nobody who is both', () => {
    const search = handbook.teams.get('search')!
    expect([...search.holders]).toEqual([
      ['em', ['ana-ruiz']],
      ['tl', ['jun-tanaka']],
    ])
    expect(search.acting.size).toBe(0)
  })

  test('that do not mention a role do not lack it', () => {
    expect(handbook.teams.get('commerce')!.acting.size).toBe(0)
  })

  test('change a responsibility by leaning in or by delegating', () => {
    expect(handbook.teams.get('payments')!.changes).toEqual([
      {
        responsibility: 'execution',
        kind: 'leans',
        role: 'em',
        why: 'Gives room for a strategy.',
        until: '2027-03-31',
      },
      { responsibility: 'culture', kind: 'delegated', aor: 'code-review' },
    ])
  })

  test('name only what exists', () => {
    const team = page(
      'title: Lost',
      'scope: planet',
      'partOf: lost',
      'roles: {em: Ada, boss: Bob}',
      'changes: [{responsibility: nothing, leans: em}, {responsibility: risk, leans: boss}]',
    )
    expect(handbookOf({ ...leads, 'teams/lost.md': team }).teams.get('lost')).toMatchObject({
      holders: new Map([['em', ['ada']]]),
      changes: [],
    })
    const lost = handbookOf({ ...leads, 'teams/lost.md': team }).teams.get('lost')
    expect(lost?.scope).toBeUndefined()
    expect(lost?.partOf).toBeUndefined()
  })
})

test('areas of responsibility know their owner, what they carry and who holds them', () => {
  expect([...handbook.aors.keys()]).toEqual(['code-review', 'interns'])
  expect(handbook.aors.get('code-review')).toMatchObject({
    owner: 'tl',
    carries: 'culture',
    holder: 'maria-okafor',
    backup: 'jun-tanaka',
    team: 'payments',
    scope: 'team',
    page: { data: { grantedOn: '2026-04-01' } },
  })
  expect(handbook.aors.get('interns')?.backup).toBeUndefined()
})

test('people are those with a page and those who are only named', () => {
  expect([...handbook.people].map(([name, { page }]) => [name, page?.id])).toEqual([
    ['ada-moreno', undefined],
    ['ana-ruiz', undefined],
    ['jun-tanaka', undefined],
    ['lena-fischer', undefined],
    ['maria-okafor', 'maria-okafor'],
  ])
  expect(handbook.people.get('jun-tanaka')?.holds).toEqual([
    { kind: 'role', role: 'tl', team: 'search' },
    { kind: 'backup', aor: 'code-review' },
  ])
  expect(handbook.people.get('lena-fischer')?.holds).toEqual([{ kind: 'role', role: 'tlm', team: 'payments' }])
  expect(handbook.people.get('maria-okafor')).toMatchObject({
    team: 'payments',
    holds: [
      { kind: 'aor', aor: 'code-review' },
      { kind: 'aor', aor: 'interns' },
    ],
  })
})

test('a practice knows the roles it is for', () => {
  expect(handbook.practices.get('people-first')).toMatchObject({
    owner: 'em',
    appliesTo: ['tlm'],
    focuses: ['people'],
    page: { data: { cadence: 'weekly', steps: ['One-to-ones first.', 'Then code.'] } },
  })
})

test('a path leads between roles, also to those of another ladder', () => {
  expect(handbook.paths.get('leads')?.steps).toEqual([
    { from: { kind: 'role', role: 'tl' }, to: { kind: 'role', role: 'em' } },
    {
      from: { kind: 'external', title: 'Engineer 1' },
      to: { kind: 'external', title: 'Engineer 2' },
      via: { kind: 'role', role: 'tl' },
      need: 'common',
    },
    {
      from: { kind: 'external', title: 'Engineer 2' },
      to: { kind: 'role', role: 'tl' },
      via: { kind: 'role', role: 'tlm' },
      need: 'required',
      note: 'Give it a year.',
    },
  ])
})

describe('an assessment', () => {
  const needed = (passes: string) =>
    handbookOf({
      'assessments/a.md': page('title: A', 'statements: [a, b, c, d, e]', `passes: ${passes}`, 'outcomes: {}'),
    }).assessments.get('a')?.needed

  test.each([
    ['half', 3],
    ['all', 5],
    ['2', 2],
    ['9', 5],
  ])('that passes with %s needs %s of five statements', (passes, count) => {
    expect(needed(passes)).toBe(count)
  })

  test('with prompts needs nothing', () => {
    const { page, needed } = handbook.assessments.get('reflect')!
    expect(page.data).toMatchObject({
      prompts: { Time: ['Where does it go?', 'Is that right?'], People: ['Who grows?'] },
    })
    expect(needed).toBeUndefined()
  })
})

test('the newest release comes first', () => {
  expect([...handbook.releases.keys()]).toEqual(['10.0.0', '2.0.0', '1.0.0'])
  expect(handbook.releases.get('2.0.0')!.page.data.retired).toEqual({ pl: 'Split into EM and TL.' })
})

test('each of them can be referred to by its id', () => {
  for (const id of ['code-review', 'payments', 'maria-okafor', 'skip', 'leads', 'fit', '2.0.0'])
    expect(handbook.entities.get(id)?.id).toBe(id)
})

test('a tension belongs to both pages, whichever of them names it', () => {
  expect([...handbook.tensions]).toEqual([
    ['practices/people-first.md', ['practices/skip.md']],
    ['practices/skip.md', ['practices/people-first.md']],
  ])
  const odd = { 'practices/a.md': page('title: A', 'inTensionWith: [a, nothing]') }
  expect(handbookOf(odd).tensions.size).toBe(0)
})
