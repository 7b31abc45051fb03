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

test('from a comparison, either role can be compared with any other', () => {
  const { others } = compare('compare/em/tl.html')
  expect(others.map(({ role, pairs }) => [role.id, ...pairs.map(({ href }) => href)])).toEqual([
    ['em', 'compare/em/ic.html', 'compare/em/tlm.html', 'compare/em/pm.html'],
    ['tl', 'compare/ic/tl.html', 'compare/tl/tlm.html', 'compare/tl/pm.html'],
  ])
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
