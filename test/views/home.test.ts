import { describe, expect, test } from 'vitest'
import { handbookOf, leads, page } from '../support/handbooks.ts'
import { mainAt, pageAt, titles } from '../support/site.ts'

const home = (files: Record<string, string>, config = {}) => mainAt(handbookOf(files, config), 'index.html', 'home')

test('the first page has the active roles with their load', () => {
  const files = { ...leads, 'roles/pl.md': page('title: Program Lead', 'status: historical') }
  expect(
    home(files).roles.map(({ short, load, combines }) => [short, load.total, combines.map((part) => part.short)]),
  ).toEqual([
    ['EM', 6, []],
    ['TL', 5, []],
    ['TLM', 10, ['EM', 'TL']],
  ])
})

test('the first page has the focuses with the role new work goes to', () => {
  expect(home(leads).focuses).toMatchObject([
    { title: 'People', summary: 'People first.', owner: { id: 'em' } },
    { title: 'Organization', owner: { id: 'em' } },
    { title: 'Technology', href: 'focuses/technology.html', owner: { id: 'tl' } },
  ])
})

test('the first page has the first matrix and the names of all', () => {
  const matrices = [
    { id: 'two', title: 'Two', roles: ['em', 'tl'], show: 'responsibilities' as const },
    { id: 'time', title: 'Time', roles: ['em'], show: 'time' as const },
  ]
  const { matrix, matrices: all } = home(leads, { matrices })
  expect(matrix?.id).toBe('two')
  expect(all).toEqual([
    { title: 'Two', href: 'matrix/two.html' },
    { title: 'Time', href: 'matrix/time.html' },
  ])
})

test('the first page of plain pages opens each folder one level', () => {
  const { sections } = home({ 'a.md': '# A\n', 'b/c.md': '# C\n', 'b/d/e.md': '# E\n' })
  expect(sections).toEqual([
    { title: 'A', href: 'a.html', sign: 'guide', children: [] },
    {
      title: 'B',
      sign: 'guide',
      children: [
        { title: 'C', href: 'b/c.html', children: [] },
        { title: 'D', href: 'b/d/e.html', folded: true, children: [] },
      ],
    },
  ])
})

test('the handbook’s own page is the prose of the first page, and no other page', () => {
  const handbook = handbookOf({ 'README.md': '# Who owns what\n\nText.\n' }, { title: 'Handbook of Acme' })
  const { frame, main, prose } = pageAt(handbook, 'index.html')
  expect(prose?.body.join('')).toContain('<p>Text.</p>')
  expect([frame.title, main.kind === 'home' && main.title]).toEqual(['Handbook of Acme', 'Who owns what'])
})

test('a handbook’s own page without a title has the title of the handbook', () => {
  expect(home({ 'README.md': 'Text.\n' }, { title: 'Handbook of Acme' }).title).toBe('Handbook of Acme')
})

test('of the sections of the first page only those of plain pages are open', () => {
  const { sections } = home({ ...leads, 'guides/a.md': '# A\n' })
  expect(sections.map(({ title, children }) => [title, ...titles(children)])).toEqual([
    ['At a glance'],
    ['Roles'],
    ['Responsibilities'],
    ['Focus areas'],
    ['Guides', 'A'],
  ])
})

describe('situations', () => {
  const duty = (title: string, owner: string, ...goTo: string[]) =>
    page(
      `title: ${title}`,
      `ownerRole: ${owner}`,
      ...(goTo.length > 0 ? ['goTo:', ...goTo.map((line) => `  ${line}`)] : []),
    )

  const roles = {
    'roles/em.md': page('title: Engineering Manager', 'short: EM'),
    'roles/tl.md': page('title: Tech Lead', 'short: TL'),
  }

  const situations = (files: Record<string, string>) =>
    mainAt(handbookOf({ ...roles, ...files }), 'index.html', 'home').situations?.map(
      ({ when, role, responsibility }) => `${when} ${role.short}, ${responsibility.title}`,
    )

  test('the first page shows situations from each role in turn, in the words of the pages', () => {
    expect(
      situations({
        'responsibilities/hiring.md': duty('Hiring', 'em', 'em: A seat is open.', 'tl: An interview needs a task.'),
        'responsibilities/pay.md': duty('Pay', 'em', 'em: Pay is unfair.'),
      }),
    ).toEqual(['A seat is open. EM, Hiring', 'An interview needs a task. TL, Hiring', 'Pay is unfair. EM, Pay'])
  })

  test('a role can have several on one page', () => {
    const several = duty('Hiring', 'em', 'em:', '  - A seat is open.', '  - A seat is wrong.')
    expect(situations({ 'responsibilities/hiring.md': several })).toEqual([
      'A seat is open. EM, Hiring',
      'A seat is wrong. EM, Hiring',
    ])
  })

  test('it shows six at most', () => {
    const many = Array.from({ length: 9 }, (_, index) => [
      `responsibilities/r${index}.md`,
      duty(`R${index}`, 'em', `em: Case ${index}.`),
    ])
    expect(situations(Object.fromEntries(many))).toHaveLength(6)
  })

  test('it shows none where no page names any', () => {
    expect(situations({ 'responsibilities/hiring.md': duty('Hiring', 'em') })).toEqual([])
  })
})
