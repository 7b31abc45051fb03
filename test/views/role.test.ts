import { expect, test } from 'vitest'
import { handbookOf, leads, page } from '../support/handbooks.ts'
import { mainAt, titles } from '../support/site.ts'

const role = (id: string, files: Record<string, string> = leads, config = {}) =>
  mainAt(handbookOf(files, config), `roles/${id}.html`, 'role')

const duties = (list: readonly { readonly responsibility: { readonly title: string } }[]) =>
  titles(list.map(({ responsibility }) => responsibility))

test('what a role is accountable for is grouped by focus', () => {
  expect(role('em').accountable.map(({ focus, duties: list }) => [focus?.title, ...duties(list)])).toEqual([
    ['People', 'Coaching', 'Staffing'],
    ['Organization', 'Charter', 'Efficiency', 'Risk'],
  ])
})

test('a role shares, supports and takes part in what everyone does', () => {
  const { shares, supports, everyone, handed } = role('em')
  expect([shares, supports, everyone, handed].map(duties)).toEqual([['Delivery'], ['Strategy'], ['Collaboration'], []])
})

test('a combined role has everything through its parts', () => {
  const { accountable, shares, load, combines, time } = role('tlm')
  expect(accountable.flatMap(({ duties: list }) => list)).toHaveLength(10)
  expect(shares).toEqual([])
  expect([load.total, combines.map(({ short }) => short), time?.scaled]).toEqual([10, ['EM', 'TL'], [30, 30, 40]])
})

test('what a combined role hands on is not one of its duties', () => {
  const files = { ...leads, 'roles/tlm.md': page('title: TLM', 'combines: [em, tl]', 'givesUp: {risk: em}') }
  const { handed, load } = role('tlm', files)
  expect(handed).toMatchObject([{ responsibility: { title: 'Risk' }, cell: { kind: 'handed', to: { short: 'EM' } } }])
  expect(load.total).toBe(9)
})

test('a role decides what its responsibilities bring with them', () => {
  const files = {
    ...leads,
    'responsibilities/risk.md': page('title: Risk', 'ownerRole: em', 'decides: {alone: [On call], team: [Freezes]}'),
    'responsibilities/culture.md': page('title: Culture', 'ownerRole: tl', 'decides: {delegated: [Linting]}'),
    'responsibilities/delivery.md': page('sharedBy: {em: efficiency, tl: execution}', 'decides: {alone: [Dates]}'),
    'responsibilities/lost.md': page('title: Lost', 'decides: {alone: [Whatever]}'),
  }
  const decides = (id: string, more = {}) =>
    Object.values(role(id, { ...files, ...more }).decides).map((list) =>
      list.map(({ text, responsibility }) => `${text}: ${responsibility.href}`),
    )
  const [onCall, freezes] = ['On call: responsibilities/risk.html', 'Freezes: responsibilities/risk.html']
  const [linting, dates] = ['Linting: responsibilities/culture.html', 'Dates: responsibilities/delivery.html']
  expect(decides('em')).toEqual([expect.arrayContaining([onCall, dates]), [], [freezes]])
  expect(decides('tl')).toEqual([[dates], [linting], []])
  expect(decides('tlm')).toEqual([expect.arrayContaining([onCall, dates]), [linting], [freezes]])
  const without = { 'roles/tlm.md': page('title: TLM', 'combines: [em, tl]', 'givesUp: {risk: em}') }
  expect(decides('tlm', without)).toEqual([[dates], [linting], []])
})

test('a role does not own what another column of its matrix is accountable for', () => {
  expect(role('em').notOwned.map(({ responsibility, owner }) => [responsibility.title, owner.short])).toEqual([
    ['Culture', 'TL'],
    ['Execution', 'TL'],
    ['Roadmap', 'TL'],
    ['Strategy', 'TL'],
  ])
  expect(role('em').notResponsible).toEqual(['Deciding every design'])
})

test('a combined role owns everything that its parts own', () => {
  expect(role('tlm').notOwned).toEqual([])
})

test('a role in no matrix of responsibilities has no list of what it does not own', () => {
  const matrices = [
    { id: 'time', roles: ['tl', 'em'], show: 'time' },
    { id: 'two', roles: ['em', 'tlm'], show: 'responsibilities' },
  ]
  expect(role('tl', leads, { matrices }).notOwned).toEqual([])
})

test('a role knows whom it reports to, who reports to it and what it is part of', () => {
  expect(role('tl')).toMatchObject({ owner: { id: 'em' }, reportsTo: { id: 'em' }, combinedInto: [{ id: 'tlm' }] })
  expect(role('em').reports.map(({ id }) => id)).toEqual(['tl'])
})

test('a role can be compared with every other active role', () => {
  expect(role('tl').compare).toMatchObject([
    { title: 'Engineering Manager and Tech Lead', href: 'compare/em/tl.html', with: { id: 'em' } },
    { title: 'Tech Lead and Tech Lead Manager', href: 'compare/tl/tlm.html', with: { id: 'tlm' } },
  ])
})

test('a role that holds nothing is compared with those that do', () => {
  const { compare } = role('ic', { ...leads, 'roles/ic.md': page('title: IC', 'track: ic') })
  expect(compare.map((one) => one.with.id)).toEqual(['em', 'tl', 'tlm'])
})

test('a role that states no time shows no buckets', () => {
  const view = role('ic', { ...leads, 'roles/ic.md': page('title: IC') })
  expect(view.buckets).toEqual([])
  expect(view.time).toBeUndefined()
})

test('a role is not said to set the expectations of itself, nor of a role that it is a part of', () => {
  const files = {
    'roles/em.md': page('title: EM', 'ownerRole: em'),
    'roles/tl.md': page('title: TL', 'ownerRole: em'),
    'roles/tlm.md': page('title: TLM', 'ownerRole: em', 'combines: [em, tl]'),
  }
  expect(['em', 'tl', 'tlm'].map((id) => role(id, files).owner?.title)).toEqual([undefined, 'EM', undefined])
})
