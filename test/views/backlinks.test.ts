import { expect, test } from 'vitest'
import { handbookOf, leads, page } from '../support/handbooks.ts'
import { pageAt, titles } from '../support/site.ts'

const backlinks = (files: Record<string, string>, href: string) =>
  titles(pageAt(handbookOf(files), href).frame.backlinks)

test('a page knows the pages that link to it, by title and each once', () => {
  const files = {
    'a.md': '# Part 10\n\n[x](x.md) [again](x.md#top)\n',
    'b.md': '# Part 9\n\n[x](./x.md)\n',
    'x.md': '# X\n\n[itself](x.md)\n',
  }
  expect(backlinks(files, 'x.html')).toEqual(['Part 9', 'Part 10'])
})

test('a role knows the pages that name it', () => {
  expect(backlinks(leads, 'roles/em.html')).toEqual([
    'Charter',
    'Coaching',
    'Delivery',
    'Efficiency',
    'Organization',
    'People',
    'Risk',
    'Staffing',
    'Strategy',
    'Tech Lead',
    'Tech Lead Manager',
  ])
})

test('a focus knows its responsibilities and the roles that claim it', () => {
  const files = { ...leads, 'roles/pm.md': page('title: PM', 'coreFocus: technology') }
  expect(backlinks(files, 'focuses/technology.html')).toEqual([
    'Culture',
    'Delivery',
    'Execution',
    'PM',
    'Roadmap',
    'Strategy',
  ])
})

test('a facet knows the row it is a facet of', () => {
  expect(backlinks(leads, 'responsibilities/execution.html')).toEqual(['Delivery'])
})

test('a page knows the terms that refer to it and the pages in tension with it', () => {
  const files = {
    ...leads,
    'glossary/load.md': page('title: Load', 'summary: Rows.', 'seeAlso: [risk, about, unknown]'),
    'about.md': page('title: About', 'inTensionWith: risk'),
  }
  expect(backlinks(files, 'responsibilities/risk.html')).toEqual(['About', 'Load'])
  expect(backlinks(files, 'about.html')).toEqual(['Load'])
})

test('a role knows who hands something to it', () => {
  const files = {
    ...leads,
    'roles/ic.md': page('title: IC'),
    'roles/tlm.md': page('title: TLM', 'combines: [em, tl]', 'givesUp: {risk: ic}'),
  }
  expect(backlinks(files, 'roles/ic.html')).toEqual(['TLM'])
  expect(backlinks(files, 'responsibilities/risk.html')).toEqual(['TLM'])
})

test('a hidden page is not among the backlinks', () => {
  const files = { 'a.md': `${page('hidden: true', 'title: A')}[x](x.md)\n`, 'x.md': '# X\n' }
  expect(backlinks(files, 'x.html')).toEqual([])
})

test('what links to the handbook’s own page links to the first page', () => {
  expect(backlinks({ 'README.md': '# Home\n', 'a.md': '# A\n\n[home](README.md)\n' }, 'index.html')).toEqual(['A'])
})
