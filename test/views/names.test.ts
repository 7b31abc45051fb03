import { expect, test } from 'vitest'
import { commerce, handbookOf, leads, page } from '../support/handbooks.ts'
import { hrefs, mainAt, titles } from '../support/site.ts'

const matrices = [
  { id: 'leads', roles: ['em', 'tl'], show: 'responsibilities' as const },
  { id: 'time', roles: ['em', 'tl'], show: 'time' as const },
]
const href = 'matrix/leads/names.html'

const namesOf = (files: Record<string, string>) => mainAt(handbookOf(files, { matrices }), href, 'names')

/** Who holds a row, one text for each team. */
const cellsOf = (files: Record<string, string>, row: string) =>
  namesOf(files)
    .groups.flatMap(({ rows }) => rows)
    .find(({ responsibility }) => responsibility.id === row)!
    .cells.map((cell) =>
      cell.kind === 'held'
        ? [
            ...cell.held.map(({ role, people }) => `${people.map(({ name }) => name).join(', ')} (${role.short})`),
            ...cell.missing.map(({ short }) => `nobody as ${short}`),
            ...cell.aors.map(({ title }) => title),
          ].join('; ')
        : cell.kind,
    )

test('a matrix by name has the same rows, a column for each team, and who answers there', () => {
  const view = namesOf(commerce)
  const { matrix } = mainAt(handbookOf(commerce, { matrices }), 'matrix/leads.html', 'matrix')
  const rowsIn = (
    groups: readonly { readonly rows: readonly { readonly responsibility: { readonly href: string } }[] }[],
  ) => groups.flatMap(({ rows }) => rows.map(({ responsibility }) => responsibility.href))
  expect(rowsIn(view.groups)).toEqual(rowsIn(matrix.groups))
  expect(titles(view.teams)).toEqual(['Commerce', 'Payments', 'Search'])
  expect(cellsOf(commerce, 'staffing')).toEqual(['Ada Moreno (Eng Lead)', 'Lena Fischer (TLM)', 'Ana Ruiz (EM)'])
})

test('the two lead to each other, and a matrix of time has no names', () => {
  const handbook = handbookOf(commerce, { matrices })
  expect(mainAt(handbook, 'matrix/leads.html', 'matrix').matrix.names).toBe(href)
  expect(mainAt(handbook, href, 'names').matrix.href).toBe('matrix/leads.html')
  expect(hrefs(handbook).filter((one) => one.endsWith('names.html'))).toEqual([href])
})

test('a role that nobody has is missing there', () => {
  const { 'roles/tlm.md': _, ...apart } = leads
  const files = { ...apart, 'teams/pay.md': page('title: Payments', 'roles: {em: Lena, tl: null}') }
  expect(cellsOf(files, 'strategy')).toEqual(['nobody as TL'])
  expect(cellsOf(files, 'delivery')).toEqual(['Lena (EM); nobody as TL'])
})

test('hidden teams and hidden people do not appear, and what such a person holds is not vacant', () => {
  const files = {
    ...leads,
    'teams/pay.md': page('title: Payments', 'roles: {em: Lena, tl: Eve Quiet}'),
    'teams/secret.md': page('title: Secret', 'hidden: true', 'roles: {em: Mallory}'),
    'people/eve-quiet.md': page('title: Eve Quiet', 'hidden: true'),
    'aors/reviews.md': page('title: Reviews', 'carries: culture', 'team: pay', 'holder: Eve Quiet'),
  }
  expect(titles(namesOf(files).teams)).toEqual(['Payments'])
  expect(cellsOf(files, 'strategy')).toEqual([' (TL)'])
  expect(cellsOf(files, 'culture')).toEqual([' (TL)'])
  expect(JSON.stringify(namesOf(files))).not.toMatch(/Eve|Mallory|Secret/)
})

test.each([
  ['has no team', {}],
  ['has teams without people', { 'teams/pay.md': page('title: Payments', 'roles: {em: null}') }],
  ['has a hidden team alone', { 'teams/pay.md': page('title: Payments', 'hidden: true', 'roles: {em: Lena}') }],
  [
    'names hidden people alone',
    {
      'teams/pay.md': page('title: Payments', 'roles: {em: Lena}'),
      'people/lena.md': page('title: Lena', 'hidden: true'),
    },
  ],
])('a handbook that %s has no names', (_, files) => {
  const handbook = handbookOf({ ...leads, ...files }, { matrices })
  expect(hrefs(handbook)).not.toContain(href)
  expect(mainAt(handbook, 'matrix/leads.html', 'matrix').matrix.names).toBeUndefined()
})
