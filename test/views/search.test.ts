import { expect, test } from 'vitest'
import type { Handbook } from '../../src/model/types.ts'
import type { SearchedPage } from '../../src/views/search.ts'
import { siteView } from '../../src/views/site.ts'
import { handbookOf, page } from '../support/handbooks.ts'
import { hrefs, pageAt } from '../support/site.ts'

const searched = (handbook: Handbook) => siteView(handbook).searched!.pages

function searchedAt(handbook: Handbook, href: string): SearchedPage {
  const found = searched(handbook).find((one) => one.href === href)
  if (!found) throw new Error(`${href} cannot be found`)
  return found
}

test('a page is found by its sections, each with its anchor, even one without text', () => {
  const handbook = handbookOf({
    'guides/setup.md': '# Set up\n\nFirst this.\n\n## Tools\n\n### Editor\n\nAny will do.\n',
  })
  const { sections, sectionsKey: _, ...about } = searchedAt(handbook, 'guides/setup.html')
  expect(about).toEqual({
    title: 'Set up',
    href: 'guides/setup.html',
    kind: 'guide',
    names: [],
    keywords: [],
    within: ['Guides'],
    behind: 0,
  })
  expect(sections()).toEqual([
    { id: '', title: '', text: 'First this.' },
    { id: 'tools', title: 'Tools', text: '' },
    { id: 'editor', title: 'Editor', text: 'Any will do.' },
  ])
})

test('a heading is found and listed by what its readers see, and keeps the anchor of what is written', () => {
  const handbook = handbookOf({
    'roles/tl.md': page('title: Tech Lead'),
    'responsibilities/staffing.md': page('title: Staffing', 'ownerRole: tl'),
    'guides/a.md': [
      '# A',
      '## Ask [[tl]]',
      '## Ask [[tl|the lead]]',
      '## [[staffing#owner]] decides[^1]',
      '## [[nowhere]]',
      '## Literal `[[tl]]`',
      '## One<br>two ![three](t.png)',
      '## ![A plan](t.png)',
      '[^1]: A note.',
    ].join('\n\n'),
    'guides/b.md': '# B\n\n## Own\n\n::include{page="a.md"}\n',
  })
  const headings = [
    ['ask-tl', 'Ask Tech Lead'],
    ['ask-the-lead', 'Ask the lead'],
    ['staffing-decides', 'TL decides'],
    ['nowhere', 'nowhere'],
    ['literal-tl', 'Literal [[tl]]'],
    ['onetwo', 'One two'],
    ['a-plan', 'A plan'],
  ]
  const found = (href: string) =>
    searchedAt(handbook, href)
      .sections()
      .map(({ id, title }) => [id, title])
  expect(found('guides/a.html').slice(1)).toEqual(headings)
  expect(found('guides/b.html').slice(2)).toEqual(headings)
  expect(pageAt(handbook, 'guides/a.html').frame.contents.map(({ id, text }) => [id, text])).toEqual(headings)
})

test('a page about the handbook itself comes behind others, at the place of the innermost of its folders', () => {
  const files = { 'guides/a.md': '# A', 'using/b.md': '# B', 'reference/c.md': '# C', 'reference/rules/d.md': '# D' }
  const handbook = handbookOf(files, { about: ['using', 'reference/rules', './reference/'] })
  const behind = searched(handbook).map(({ title, behind }) => [title, behind])
  expect(behind).toEqual(
    expect.arrayContaining([
      ['A', 0],
      ['B', 1],
      ['D', 2],
      ['C', 3],
    ]),
  )
})

test('a role is found by its short name, its aliases, and what it is called in a part of the organization', () => {
  const handbook = handbookOf({
    'roles/em.md': page(
      'title: Engineering Manager',
      'short: EM',
      'ownerRole: em',
      'examples: [Leads.]',
      'aliases: [Team Lead, { name: Lead, ambiguous: true }]',
      'titles: { area: Senior Engineering Manager }',
    ),
  })
  expect(searchedAt(handbook, 'roles/em.html')).toMatchObject({
    kind: 'role',
    names: ['EM', 'Team Lead', 'Lead', 'Senior Engineering Manager'],
    within: [],
  })
})

test('front matter that readers see is found, and ids are not', () => {
  const handbook = handbookOf({
    'roles/em.md': page('title: EM', 'ownerRole: em', 'examples: { short: [Plans the week, Asks why.] }'),
    'responsibilities/a.md': `${page(
      'title: A',
      'coreFocus: people',
      'ownerRole: em',
      'summary: In short.',
      'standards: [Daily.]',
      'goTo: { em: When it burns. }',
    )}\nAnd at length.\n`,
    'teams/red.md': page(
      'title: Red',
      'roles: { em: Ana Lima }',
      'changes: [{ responsibility: a, leans: em, why: We are few. }]',
    ),
  })
  const lead = (href: string) => searchedAt(handbook, href).sections()[0]!.text
  expect(lead('roles/em.html')).toBe('Plans the week. Asks why.')
  expect(lead('responsibilities/a.html')).toBe('In short. When it burns. Daily. And at length.')
  expect(lead('teams/red.html')).toBe('Ana Lima. We are few.')
})

test('hidden pages and drafts are not found, and retired pages are marked', () => {
  const handbook = handbookOf({
    'guides/hidden.md': `${page('hidden: true')}\nSecret.\n`,
    'guides/draft.md': `${page('status: draft')}\nNot yet.\n`,
    'guides/old.md': `${page('status: historical')}\nOnce.\n`,
  })
  expect(searched(handbook).map(({ href, past }) => [href, past ?? false])).toEqual([
    ['index.html', false],
    ['guides/old.html', true],
  ])
})

test('pages that rolebook makes are found by their titles, and the page to search on is not', () => {
  const role = (title: string) => page(`title: ${title}`, 'ownerRole: em', 'examples: [Leads.]')
  const handbook = handbookOf({
    'roles/em.md': role('Manager'),
    'roles/tl.md': role('Lead'),
    'responsibilities/a.md': page('title: A', 'coreFocus: people', 'ownerRole: em'),
    'responsibilities/b.md': page('title: B', 'coreFocus: people', 'ownerRole: tl'),
  })
  const generated = searched(handbook).filter(({ sections }) => sections().length === 0)
  expect(generated.map(({ title, kind }) => [kind, title])).toEqual([
    ['home', 'Handbook'],
    ['who', 'Who do I go to?'],
    ['matrix', expect.any(String)],
    ['compare', 'Lead and Manager'],
  ])
})

test("the first page of the site is found by the words of the handbook's own page", () => {
  const handbook = handbookOf({ 'index.md': '# Welcome\n\nGlad you are here.\n' })
  const { kind, sections } = searchedAt(handbook, 'index.html')
  expect([kind, sections().map(({ text }) => text)]).toEqual(['home', ['Glad you are here.']])
})

test('a page called search that an author wrote is kept', () => {
  const handbook = handbookOf({ 'search.md': '# How to search\n' })
  expect(hrefs(handbook)).toEqual(['index.html', 'search.html'])
  expect(searchedAt(handbook, 'search.html')).toMatchObject({ kind: 'guide', title: 'How to search' })
})
