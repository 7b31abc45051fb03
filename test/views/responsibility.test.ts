import { expect, test } from 'vitest'
import { handbookOf, leads, page } from '../support/handbooks.ts'
import { mainAt, titles } from '../support/site.ts'

const responsibility = (id: string, files: Record<string, string> = leads) =>
  mainAt(handbookOf(files), `responsibilities/${id}.html`, 'responsibility')

test('a responsibility names its owner and the roles that have it through a part', () => {
  const { ownership, combined } = responsibility('strategy')
  expect(ownership).toMatchObject({ kind: 'accountable', role: { id: 'tl' } })
  expect(combined).toMatchObject([{ role: { id: 'tlm' }, cell: { kind: 'accountable', via: [{ id: 'tl' }] } }])
})

test('a shared responsibility names each sharer’s facet and who clarifies in doubt', () => {
  const { ownership, combined, goTo } = responsibility('delivery')
  expect(ownership).toMatchObject({
    kind: 'shared',
    sharers: [
      { role: { id: 'em' }, facet: { title: 'Efficiency' } },
      { role: { id: 'tl' }, facet: { title: 'Execution' } },
    ],
    tieBreak: { id: 'em' },
  })
  expect(combined).toMatchObject([{ role: { id: 'tlm' }, cell: { allFacets: true } }])
  expect(goTo.map(({ role, when }) => [role.short, when])).toEqual([
    ['TL', 'A design blocks delivery.'],
    ['EM', 'It is hard to pick one.'],
  ])
})

test('a sharer whose facet has no page still shares', () => {
  const files = {
    ...leads,
    'responsibilities/delivery.md': page('title: Delivery', 'sharedBy: {em: gone, tl: execution}'),
  }
  expect(responsibility('delivery', files).ownership).toMatchObject({
    sharers: [{ role: { id: 'em' } }, { role: { id: 'tl' } }],
  })
})

test('a combined role that hands a responsibility on is named with it', () => {
  const files = { ...leads, 'roles/tlm.md': page('title: TLM', 'combines: [em, tl]', 'givesUp: {risk: tl}') }
  expect(responsibility('risk', files).combined).toMatchObject([
    { role: { id: 'tlm' }, cell: { kind: 'handed', to: { id: 'tl' } } },
  ])
})

test('support through a part is not holding', () => {
  const files = { ...leads, 'responsibilities/legal.md': page('title: Legal', 'supports: {em: Asks.}') }
  expect(responsibility('legal', files)).toMatchObject({
    ownership: { kind: 'nobody' },
    combined: [],
    supports: [{ how: 'Asks.' }],
  })
})

test('a responsibility names all its focuses', () => {
  expect(titles(responsibility('delivery').focuses)).toEqual(['Organization', 'Technology'])
})

test('a responsibility names the shared rows it is a facet of', () => {
  expect(titles(responsibility('execution').facetOf)).toEqual(['Delivery'])
})

test('a bucket has its title, and one that is not configured has none', () => {
  expect(responsibility('execution').bucket).toBe('Building Software')
  const files = { ...leads, 'responsibilities/execution.md': page('title: Execution', 'bucket: napping') }
  expect(responsibility('execution', files).bucket).toBeUndefined()
})

test('a responsibility says what it means at each scope, the smallest first, and leaves out scopes that do not exist', () => {
  const files = {
    ...leads,
    'responsibilities/strategy.md': page(
      'title: Strategy',
      'ownerRole: tl',
      'scopes: {pillar: The few large bets., team: The services of one team., galaxy: Everything.}',
    ),
  }
  const scopes = [{ id: 'team' }, { id: 'area' }, { id: 'pillar', title: 'Tribe' }]
  const { scopes: shown } = mainAt(handbookOf(files, { scopes }), 'responsibilities/strategy.html', 'responsibility')
  expect(shown).toEqual([
    { title: 'Team', text: 'The services of one team.' },
    { title: 'Tribe', text: 'The few large bets.' },
  ])
})
