import { expect, test } from 'vitest'
import { handbookOf, page } from '../handbook.ts'
import { leads } from '../model/leads.ts'
import { hrefs, mainAt, titles } from './page-at.ts'

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

test('any two active roles that hold, share, support or combine something are compared, in the order of roles', () => {
  expect(hrefs(handbookOf(files)).filter((href) => href.startsWith('compare/'))).toEqual([
    'compare/em/tl.html',
    'compare/em/tlm.html',
    'compare/em/pm.html',
    'compare/tl/tlm.html',
    'compare/tl/pm.html',
    'compare/tlm/pm.html',
  ])
})

test('what only one of them answers for stands apart from what both do', () => {
  const { left, right, onlyLeft, both, onlyRight } = compare('compare/em/tl.html')
  expect([left.id, right.id]).toEqual(['em', 'tl'])
  expect(titles(onlyLeft)).toEqual(['Coaching', 'Staffing', 'Charter', 'Efficiency', 'Risk'])
  expect(titles(both)).toEqual(['Delivery'])
  expect(titles(onlyRight)).toEqual(['Culture', 'Execution', 'Roadmap', 'Strategy'])
})

test('a part of a combined role has nothing that the whole has not', () => {
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

test('an id of dots is no part of an address', () => {
  const odd = { ...files, 'roles/odd.md': page('id: ..', 'title: Odd', 'combines: [em]') }
  expect(hrefs(handbookOf(odd)).some((href) => href.includes('..'))).toBe(false)
})
