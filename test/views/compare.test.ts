import { expect, test } from 'vitest'
import { siteView } from '../../src/views/site.ts'
import { handbookOf, leads, page } from '../support/handbooks.ts'
import { hrefs, mainAt, titles } from '../support/site.ts'

const files = {
  ...leads,
  'roles/pm.md': page('title: Product Manager', 'track: product'),
  'roles/ic.md': page('title: Contributor', 'track: ic'),
  'roles/pl.md': page('title: Program Lead', 'status: historical'),
  'responsibilities/roadmap.md': page(
    'title: Roadmap',
    'coreFocus: technology',
    'ownerRole: tl',
    'supports: {pm: Owns it., pl: Did.}',
  ),
}

const compare = (href: string) => mainAt(handbookOf(files), href, 'compare').compare

test('any two active roles are compared, in the order of roles, if one of them holds, shares, supports or combines something', () => {
  const trainee = { ...files, 'roles/trainee.md': page('title: Trainee', 'track: ic') }
  expect(hrefs(handbookOf(trainee)).filter((href) => href.startsWith('compare/'))).toEqual([
    'compare/em/ic.html',
    'compare/em/tl.html',
    'compare/em/trainee.html',
    'compare/em/tlm.html',
    'compare/em/pm.html',
    'compare/ic/tl.html',
    'compare/ic/tlm.html',
    'compare/ic/pm.html',
    'compare/tl/trainee.html',
    'compare/tl/tlm.html',
    'compare/tl/pm.html',
    'compare/trainee/tlm.html',
    'compare/trainee/pm.html',
    'compare/tlm/pm.html',
  ])
})

test('the address in the other order redirects to the comparison', () => {
  const { redirects = [] } = siteView(handbookOf(files))
  const led = redirects.map(({ href, heirs }) => [href, heirs.map(({ href }) => href)])
  expect(led).toContainEqual(['compare/tl/em.html', ['compare/em/tl.html']])
  expect(led).toHaveLength(10)
})

test('a link may name the two in either order', () => {
  const handbook = handbookOf({
    ...files,
    'a.md': '[one](compare/em/tl.html) [other](compare/tl/em.html) [none](compare/tl/tl.html)',
  })
  const led = handbook.targets.get('a.md')
  expect(led?.get('compare/em/tl.html')).toEqual({ kind: 'generated', href: 'compare/em/tl.html' })
  expect(led?.get('compare/tl/em.html')).toEqual({ kind: 'generated', href: 'compare/em/tl.html' })
  expect(led?.get('compare/tl/tl.html')?.kind).toBe('missing')
})

test('either side can be taken by any other role of the present, and who stays keeps the side', () => {
  const { choices } = compare('compare/em/tl.html')
  expect(choices.map((side) => side.map(({ href, swapped }) => [href, swapped]))).toEqual([
    [
      ['compare/ic/tl.html', false],
      ['compare/tl/tlm.html', true],
      ['compare/tl/pm.html', true],
    ],
    [
      ['compare/em/ic.html', false],
      ['compare/em/tlm.html', false],
      ['compare/em/pm.html', false],
    ],
  ])
})

test('each of the two has what it supports, through which part of it, and how', () => {
  const { supports } = compare('compare/tlm/pm.html')
  expect(supports.map((side) => side.map(({ responsibility: { title }, cell }) => [title, cell]))).toEqual([
    [],
    [['Roadmap', { kind: 'supports', via: [], how: ['Owns it.'] }]],
  ])
  const helped = {
    ...files,
    'responsibilities/release.md': page('title: Release', 'ownerRole: pm', 'supports: {tl: Tags.}'),
  }
  const [left] = mainAt(handbookOf(helped), 'compare/tlm/pm.html', 'compare').compare.supports
  expect(left).toMatchObject([{ responsibility: { title: 'Release' }, cell: { via: [{ id: 'tl' }], how: ['Tags.'] } }])
})

test('what only one of them answers for is apart from what both do', () => {
  const { left, right, onlyLeft, both, onlyRight } = compare('compare/em/tl.html')
  expect([left.id, right.id]).toEqual(['em', 'tl'])
  expect(titles(onlyLeft)).toEqual(['Coaching', 'Staffing', 'Charter', 'Efficiency', 'Risk'])
  expect(titles(both)).toEqual(['Delivery'])
  expect(titles(onlyRight)).toEqual(['Culture', 'Execution', 'Roadmap', 'Strategy'])
})

test('a part of a combined role has nothing that the whole role does not have', () => {
  expect(compare('compare/em/tlm.html').onlyLeft).toEqual([])
})

test('rows that concern neither are left out', () => {
  const rows = compare('compare/tl/pm.html').matrix.groups.flatMap(({ rows }) => rows)
  expect(titles(rows.map(({ responsibility }) => responsibility))).toEqual([
    'Collaboration',
    'Staffing',
    'Delivery',
    'Culture',
    'Execution',
    'Roadmap',
    'Strategy',
  ])
})

test('an id made of dots is never part of an address', () => {
  const odd = { ...files, 'roles/odd.md': page('id: ..', 'title: Odd', 'combines: [em]') }
  expect(hrefs(handbookOf(odd)).some((href) => href.includes('..'))).toBe(false)
})
