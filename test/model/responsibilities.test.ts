import { expect, test } from 'vitest'
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

test('a focus says its place among the others', () => {
  expect([...handbookOf(leads).focuses.values()].map(({ id, order }) => [id, order])).toEqual([
    ['people', 0],
    ['organization', 1],
    ['technology', 2],
  ])
})

test('a responsibility with an owner is that role’s', () => {
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

test('a responsibility of everyone says so', () => {
  expect(ownership('everyone: true')).toEqual({ kind: 'everyone' })
})

test('a responsibility whose owner has no page is nobody’s', () => {
  expect(ownership('ownerRole: ceo')).toEqual({ kind: 'nobody' })
})

test('beside an owner, sharing does not count', () => {
  expect(ownership('ownerRole: em', 'sharedBy: {em: a, tl: b}')).toEqual({ kind: 'accountable', role: 'em' })
})
