import { expect, test } from 'vitest'
import { handbookOf, leads, page } from '../support/handbooks.ts'
import { mainAt } from '../support/site.ts'

const guide = (files: Record<string, string>, href: string) => mainAt(handbookOf({ ...leads, ...files }), href, 'guide')

test('the page of all responsibilities says by focus who answers for each', () => {
  const { index, children } = guide({ 'responsibilities/README.md': '# Duties\n' }, 'responsibilities/index.html')
  expect(
    index?.groups.map(({ focus, entries }) => [
      focus?.title,
      ...entries.map(({ title, owners }) => [
        title,
        Array.isArray(owners) ? owners.map(({ short }) => short).join('+') : owners,
      ]),
    ]),
  ).toMatchObject([
    ['People', ['Coaching', 'EM'], ['Collaboration', 'everyone'], ['Staffing', 'EM']],
    ['Organization', ['Charter', 'EM'], ['Delivery', 'EM+TL'], ['Efficiency', 'EM'], ['Risk', 'EM']],
    ['Technology', ['Culture', 'TL'], ['Execution', 'TL'], ['Roadmap', 'TL'], ['Strategy', 'TL']],
  ])
  expect(children).toEqual([])
})

test('the page of all areas says who holds each, and who is the backup', () => {
  const files = {
    'aors/README.md': '# Areas\n',
    'aors/ledger.md': page('title: Ledger', 'ownerRole: tl', 'holder: Ana Ruiz', 'backup: Tom Becker'),
    'aors/search.md': page('title: Search', 'ownerRole: tl'),
  }
  const entries = guide(files, 'aors/index.html').index?.groups.flatMap(({ entries }) => entries)
  expect(entries?.map(({ title, area }) => [title, area?.holder?.name, area?.backup?.name])).toEqual([
    ['Ledger', 'Ana Ruiz', 'Tom Becker'],
    ['Search', undefined, undefined],
  ])
})

test('the glossary says what each word means: its summary, else the first sentence of its page', () => {
  const files = {
    'glossary/README.md': '# Words\n',
    'glossary/charter.md': page('title: Charter', 'summary: What a team is for.'),
    'glossary/load.md': `${page('title: Load')}How much somebody has. More than five is a lot.\n`,
  }
  const entries = guide(files, 'glossary/index.html').index?.groups.flatMap(({ entries }) => entries)
  expect(entries?.map(({ title, summary }) => [title, summary])).toEqual([
    ['Charter', 'What a team is for.'],
    ['Load', 'How much somebody has.'],
  ])
})

test('the page of all teams says who has which role, and what is of the past is last', () => {
  const files = {
    'teams/README.md': '# Teams\n',
    'teams/a.md': page('title: A', 'status: historical', 'roles: { em: Ana Ruiz }'),
    'teams/b.md': page('title: B', 'roles: { em: Ana Ruiz, tl: Tom Becker }'),
  }
  const entries = guide(files, 'teams/index.html').index?.groups.flatMap(({ entries }) => entries)
  expect(
    entries?.map(({ title, seats }) => [
      title,
      ...(seats ?? []).map(({ role, people }) => `${role.short} ${people.map(({ name }) => name)}`),
    ]),
  ).toEqual([['B', 'EM Ana Ruiz', 'TL Tom Becker'], ['A']])
})

test('the page of a folder of guides lists them with what they are about', () => {
  const files = {
    'guides/README.md': '# Guides\n',
    'guides/b.md': page('title: B', 'order: 1', 'summary: How to begin.'),
    'guides/a.md': page('title: A'),
  }
  const { index, children } = guide(files, 'guides/index.html')
  expect(index).toBeUndefined()
  expect(children.map(({ title, summary }) => [title, summary])).toEqual([
    ['B', 'How to begin.'],
    ['A', undefined],
  ])
})
