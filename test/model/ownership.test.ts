import { describe, expect, test } from 'vitest'
import type { Involvement } from '../../src/model/types.ts'
import { handbookOf, leads, page } from '../support/handbooks.ts'

const ownership = (...lines: string[]) =>
  handbookOf({
    'roles/em.md': page('title: EM'),
    'roles/tl.md': page('title: TL'),
    'responsibilities/one.md': page('title: One', ...lines),
  }).responsibilities.get('one')?.ownership

test('responsibilities come by focus, then by order, then by title', () => {
  const { responsibilities } = handbookOf({
    'focuses/late.md': page('title: A late focus', 'order: 2'),
    'focuses/early.md': page('title: An early focus', 'order: 1'),
    'responsibilities/a.md': page('title: A', 'coreFocus: late'),
    'responsibilities/b.md': page('title: B', 'coreFocus: [early, late]'),
    'responsibilities/c.md': page('title: C', 'coreFocus: early', 'order: 1'),
    'responsibilities/d.md': page('title: Part 10', 'coreFocus: late'),
    'responsibilities/e.md': page('title: Part 9', 'coreFocus: late'),
    'responsibilities/f.md': page('title: A', 'coreFocus: unknown'),
  })
  expect([...responsibilities.keys()]).toEqual(['c', 'b', 'a', 'e', 'd', 'f'])
})

test('a focus knows its place among the others', () => {
  expect([...handbookOf(leads).focuses.values()].map(({ id, order }) => [id, order])).toEqual([
    ['people', 0],
    ['organization', 1],
    ['technology', 2],
  ])
})

test('a responsibility with an owner belongs to that role', () => {
  expect(ownership('ownerRole: em')).toEqual({ kind: 'accountable', role: 'em' })
})

test('a shared responsibility has a facet for each sharer', () => {
  expect(ownership('sharedBy: {em: people, tl: code}', 'tieBreak: em')).toEqual({
    kind: 'shared',
    facets: new Map([
      ['em', 'people'],
      ['tl', 'code'],
    ]),
    tieBreak: 'em',
  })
})

test('sharers and tie-breakers that have no page are left out', () => {
  expect(ownership('sharedBy: {em: people, ceo: money}', 'tieBreak: ceo')).toEqual({
    kind: 'shared',
    facets: new Map([['em', 'people']]),
  })
})

test('a responsibility can belong to everyone', () => {
  expect(ownership('everyone: true')).toEqual({ kind: 'everyone' })
})

test('a responsibility whose owner has no page belongs to nobody', () => {
  expect(ownership('ownerRole: ceo')).toEqual({ kind: 'nobody' })
})

test('sharing is ignored when there is an owner', () => {
  expect(ownership('ownerRole: em', 'sharedBy: {em: a, tl: b}')).toEqual({ kind: 'accountable', role: 'em' })
})

describe('who is involved', () => {
  const involvement = (files: Record<string, string>, role: string, responsibility: string) =>
    handbookOf(files).involvement.get(role)?.get(responsibility)

  const count = (files: Record<string, string>, role: string, kind: Involvement['kind']) =>
    [...(handbookOf(files).involvement.get(role)?.values() ?? [])].filter((one) => one.kind === kind).length

  test.each([
    ['em', 5, 1],
    ['tl', 4, 1],
    ['tlm', 10, 0],
  ])('%s is accountable for %i rows and shares %i', (role, accountable, shared) => {
    expect([count(leads, role, 'accountable'), count(leads, role, 'shared')]).toEqual([accountable, shared])
  })

  test('the owner of a row is accountable for it', () => {
    expect(involvement(leads, 'tl', 'strategy')).toEqual({ kind: 'accountable', via: [], allFacets: false })
  })

  test('a combined role is accountable through the part that is accountable', () => {
    expect(involvement(leads, 'tlm', 'strategy')).toEqual({ kind: 'accountable', via: ['tl'], allFacets: false })
  })

  test('a role that helps supports the responsibility, with how', () => {
    expect(involvement(leads, 'em', 'strategy')).toEqual({ kind: 'supports', via: [], how: ['Decides on holders.'] })
  })

  test('a sharer holds its facet, and one of them clarifies in doubt', () => {
    expect(involvement(leads, 'em', 'delivery')).toEqual({
      kind: 'shared',
      via: [],
      facets: ['efficiency'],
      settlesDoubt: true,
    })
    expect(involvement(leads, 'tl', 'delivery')).toMatchObject({ facets: ['execution'], settlesDoubt: false })
  })

  test('a role made of all sharers is plainly accountable', () => {
    expect(involvement(leads, 'tlm', 'delivery')).toEqual({ kind: 'accountable', via: ['em', 'tl'], allFacets: true })
  })

  test('a role made of some sharers shares through them', () => {
    const files = {
      ...leads,
      'roles/pm.md': page('title: PM'),
      'responsibilities/delivery.md': page(
        'title: Delivery',
        'sharedBy: {em: charter, tl: execution, pm: risk}',
        'tieBreak: tl',
      ),
    }
    expect(involvement(files, 'tlm', 'delivery')).toEqual({
      kind: 'shared',
      via: ['em', 'tl'],
      facets: ['charter', 'execution'],
      settlesDoubt: true,
    })
  })

  test.each(['em', 'tl', 'tlm'])('what is expected of everyone reaches %s by its track', (role) => {
    expect(involvement(leads, role, 'collaboration')).toEqual({ kind: 'everyone', via: [] })
  })

  test.each([
    ['a product role', 'track: product'],
    ['a role without a track', 'short: PM'],
    ['a role of the past', 'track: ic\nstatus: historical'],
  ])('what is expected of everyone does not reach %s', (_, line) => {
    expect(involvement({ ...leads, 'roles/pm.md': page('title: PM', line) }, 'pm', 'collaboration')).toEqual({
      kind: 'none',
    })
  })

  test('what is expected of everyone reaches a product role through an engineer in it', () => {
    const files = { ...leads, 'roles/pm.md': page('title: PM', 'track: product', 'combines: [tl]') }
    expect(involvement(files, 'pm', 'collaboration')).toEqual({ kind: 'everyone', via: ['tl'] })
  })

  test('the help of all parts is given in each one’s words', () => {
    const row = page('title: Hiring', 'supports: {tl: Interviews., em: Decides., tlm: Welcomes.}')
    expect(involvement({ ...leads, 'responsibilities/hiring.md': row }, 'tlm', 'hiring')).toEqual({
      kind: 'supports',
      via: ['em', 'tl'],
      how: ['Welcomes.', 'Decides.', 'Interviews.'],
    })
  })

  test('what a combined role gives up is handed on', () => {
    const tlm = page('title: TLM', 'combines: [em, tl]', 'givesUp: {culture: tl}')
    expect(involvement({ ...leads, 'roles/tlm.md': tlm }, 'tlm', 'culture')).toEqual({ kind: 'handed', to: 'tl' })
    expect(count({ ...leads, 'roles/tlm.md': tlm }, 'tlm', 'accountable')).toBe(9)
  })

  test('what is given up to nobody in particular is still handed on', () => {
    const tlm = page('title: TLM', 'combines: [em, tl]', 'givesUp: [culture]')
    expect(involvement({ ...leads, 'roles/tlm.md': tlm }, 'tlm', 'culture')).toEqual({ kind: 'handed' })
  })

  test('combining is associative', () => {
    const handbook = handbookOf({
      ...leads,
      'roles/pm.md': page('title: PM', 'track: product'),
      'roles/nested.md': page('title: Nested', 'track: hybrid', 'combines: [pm, tlm]'),
      'roles/flat.md': page('title: Flat', 'track: hybrid', 'combines: [pm, em, tl]'),
      'responsibilities/product.md': page('title: Product', 'ownerRole: pm'),
      'responsibilities/launch.md': page('title: Launch', 'sharedBy: {pm: product, em: charter}', 'tieBreak: pm'),
    })
    expect(handbook.involvement.get('nested')).toEqual(handbook.involvement.get('flat'))
    expect(handbook.roles.get('nested')?.combinedTime).toEqual(handbook.roles.get('flat')?.combinedTime)
  })

  test('a row that names a combined role belongs to that role', () => {
    const files = { ...leads, 'responsibilities/balance.md': page('title: Balance', 'ownerRole: tlm') }
    expect(involvement(files, 'tlm', 'balance')).toEqual({ kind: 'accountable', via: [], allFacets: false })
    expect(involvement(files, 'em', 'balance')).toEqual({ kind: 'none' })
  })

  test('in a cycle each role holds what it holds by itself', () => {
    const files = {
      ...leads,
      'roles/em.md': page('title: EM', 'combines: [tlm]'),
      'roles/tlm.md': page('title: TLM', 'combines: [em]'),
    }
    expect(involvement(files, 'em', 'staffing')).toEqual({ kind: 'accountable', via: [], allFacets: false })
    expect(involvement(files, 'tlm', 'staffing')).toEqual({ kind: 'none' })
  })
})
