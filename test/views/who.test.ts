import { describe, expect, test } from 'vitest'
import { type Contact, type WhoEntry, whoView } from '../../src/views/who.ts'
import { commerce, handbookOf, leads, page } from '../support/handbooks.ts'
import { hrefs, mainAt, pageAt, titles } from '../support/site.ts'

const handbook = handbookOf(commerce)

const entry = (id: string, where = 'who', files: Record<string, string> = commerce, config = {}): WhoEntry =>
  mainAt(handbookOf(files, config), `${where}.html`, 'who')
    .groups.flatMap(({ entries }) => entries)
    .find(({ responsibility }) => responsibility.id === id)!

/** `EM`, or `Lena Fischer (TLM)` in a team, or `nobody (TL), above: Ada (EM)`. */
const inWords = ({ role, people, above }: Contact) => {
  const names = (list: Contact['people'] = []) => list.map(({ name }) => name).join(' & ')
  const here = people ? `${names(people) || 'nobody'} (${role.short})` : role.short
  return above ? `${here}, above: ${names(above.people)} (${above.role.title} of ${above.team.title})` : here
}

const contacts = (...of: Parameters<typeof entry>) => entry(...of).contacts.map(inWords)

describe('in general', () => {
  test('the list names the accountable role, by focus', () => {
    const { groups } = mainAt(handbookOf(leads), 'who.html', 'who')
    expect(
      groups.map(({ focus, entries }) => [
        focus?.title,
        ...entries.map(({ responsibility, contacts: all }) => [responsibility.title, ...all.map(inWords)]),
      ]),
    ).toEqual([
      ['People', ['Coaching', 'EM'], ['Collaboration'], ['Staffing', 'EM']],
      ['Organization', ['Charter', 'EM'], ['Delivery', 'TL', 'EM'], ['Efficiency', 'EM'], ['Risk', 'EM']],
      ['Technology', ['Culture', 'TL'], ['Execution', 'TL'], ['Roadmap', 'TL'], ['Strategy', 'TL']],
    ])
  })

  test('a shared responsibility says when to go to whom and who clarifies in doubt', () => {
    expect(entry('delivery').contacts).toMatchObject([
      {
        role: { short: 'TL' },
        situations: ['A design blocks delivery.'],
        cell: { kind: 'shared', facets: [{ title: 'Execution' }], settlesDoubt: false },
      },
      {
        role: { short: 'EM' },
        situations: ['It is hard to pick one.'],
        cell: { kind: 'shared', facets: [{ title: 'Efficiency' }], settlesDoubt: true },
      },
    ])
  })

  test('a role that only a situation names comes before the one that is accountable', () => {
    const files = { ...leads, 'responsibilities/risk.md': page('ownerRole: em', 'goTo: {tl: It is about code.}') }
    expect(entry('risk', 'who', files).contacts).toMatchObject([
      { role: { short: 'TL' }, situations: ['It is about code.'] },
      { role: { short: 'EM' }, situations: [], cell: { kind: 'accountable' } },
    ])
    expect(entry('risk', 'who', files).contacts[0]?.cell).toBeUndefined()
  })

  test('for what is expected of everyone it says anybody, for what nobody owns nobody', () => {
    const files = { ...leads, 'responsibilities/lost.md': page('title: Lost') }
    expect(entry('collaboration', 'who', files)).toMatchObject({ held: 'everyone', contacts: [] })
    expect(entry('lost', 'who', files)).toMatchObject({ held: 'nobody', contacts: [] })
  })

  test('areas name who holds them, who steps in and for which team', () => {
    expect(entry('culture').aors).toMatchObject([
      {
        title: 'Code review',
        holder: { name: 'Maria Okafor' },
        backup: { name: 'Jun Tanaka' },
        team: { title: 'Payments' },
      },
    ])
  })
})

describe('in a team', () => {
  test('the person who has both roles is named once, with every situation', () => {
    const { contacts: all } = entry('delivery', 'who/payments')
    expect(all.map(inWords)).toEqual(['Lena Fischer (TLM)'])
    expect(all).toMatchObject([
      {
        situations: ['A design blocks delivery.', 'It is hard to pick one.'],
        cell: { kind: 'accountable', allFacets: true },
        insteadOf: { title: 'Tech Lead' },
      },
    ])
  })

  test('two people with a role each are both listed', () => {
    expect(contacts('delivery', 'who/search')).toEqual(['Jun Tanaka (TL)', 'Ana Ruiz (EM)'])
    expect(contacts('risk', 'who/search')).toEqual(['Ana Ruiz (EM)'])
  })

  test('the holder of a delegated area comes first, and who stays accountable after', () => {
    const { delegated, contacts: all, aors } = entry('culture', 'who/payments')
    expect(delegated).toMatchObject([
      { title: 'Code review', holder: { name: 'Maria Okafor' }, backup: { name: 'Jun Tanaka' } },
    ])
    expect([all.map(inWords), aors]).toEqual([['Lena Fischer (TLM)'], []])
    expect(entry('culture', 'who/search').delegated).toEqual([])
  })

  test('areas of other teams are left out', () => {
    expect(entry('culture', 'who/search').aors).toEqual([])
  })

  test('a delegated area that nobody holds names nobody', () => {
    const files = {
      ...commerce,
      'aors/code-review.md': page('title: Code review', 'carries: culture', 'team: payments'),
    }
    expect(entry('culture', 'who/payments', files)).toMatchObject({ delegated: [], aors: [{ title: 'Code review' }] })
  })

  test('whoever leans in is named with the reason', () => {
    const team = page(
      'title: Search',
      'roles: {em: Ana Ruiz, tl: Jun Tanaka}',
      'changes: [{responsibility: execution, leans: em, why: Jun is new., until: 2027-01-01}]',
    )
    const { contacts: all } = entry('execution', 'who/search', { ...commerce, 'teams/search.md': team })
    expect(all.map(inWords)).toEqual(['Jun Tanaka (TL)', 'Ana Ruiz (EM)'])
    expect(all[1]?.leans).toEqual({ why: 'Jun is new.', until: '2027-01-01' })
  })

  test('roles have the names they have at its scope', () => {
    expect(entry('risk', 'who/commerce').contacts).toMatchObject([
      { role: { title: 'Eng Lead' }, people: [{ name: 'Ada Moreno' }] },
    ])
  })

  test('a role that a larger team does not mention is not a gap there', () => {
    const [contact] = entry('strategy', 'who/commerce').contacts
    expect(inWords(contact!)).toBe('nobody (TL)')
    expect(contact?.isGap).toBeUndefined()
  })

  test('where nobody has the role, the larger team may have it', () => {
    const files = {
      ...commerce,
      'teams/search.md': page('title: Search', 'scope: team', 'partOf: commerce', 'roles: {em: null, tl: Jun Tanaka}'),
    }
    // A lead without a manager is both, so the manager must be missing from the combined role, too.
    const apart = { ...files, 'roles/tlm.md': page('title: TLM', 'combines: [em, tl]', 'status: historical') }
    expect(contacts('risk', 'who/search', files)).toEqual(['Jun Tanaka (TLM)'])
    expect(contacts('risk', 'who/search', apart)).toEqual(['nobody (EM), above: Ada Moreno (Eng Lead of Commerce)'])
    expect(entry('risk', 'who/search', apart).contacts[0]?.isGap).toBe(true)
  })

  test('teams that are part of one another do not loop forever', () => {
    const files = {
      ...leads,
      'teams/a.md': page('title: A', 'partOf: b', 'roles: {tl: null}'),
      'teams/b.md': page('title: B', 'partOf: a', 'roles: {tl: null}'),
    }
    expect(contacts('strategy', 'who/a', files)).toEqual(['nobody (TL)'])
  })

  test('what a combined role hands on leads to the one who takes it', () => {
    const files = {
      ...commerce,
      'roles/tlm.md': page('title: TLM', 'combines: [em, tl]', 'givesUp: {risk: em}'),
    }
    expect(contacts('risk', 'who/payments', files)).toEqual(['nobody (EM), above: Ada Moreno (Eng Lead of Commerce)'])
    expect(entry('risk', 'who/payments', files).contacts[0]?.handedBy?.short).toBe('TLM')
  })

  test('a team that names the combined role has its holder for both', () => {
    const files = { ...leads, 'teams/a.md': page('title: A', 'roles: {tlm: Lena}') }
    expect([contacts('risk', 'who/a', files), contacts('delivery', 'who/a', files)]).toEqual([
      ['Lena (TLM)'],
      ['Lena (TLM)'],
    ])
    expect(entry('risk', 'who/a', files).contacts[0]?.insteadOf).toBeUndefined()
  })
})

test('a page can show a part of the list', () => {
  const rows = [handbook.responsibilities.get('risk')!]
  const { groups } = whoView(handbook, { team: handbook.teams.get('search')!, rows })
  expect(groups.map(({ entries }) => entries.map(({ responsibility }) => responsibility.id))).toEqual([['risk']])
})

test('every active team has a list, and readers can choose between them', () => {
  const files = { ...commerce, 'teams/gone.md': page('title: Gone', 'roles: {}', 'status: historical') }
  expect(hrefs(handbookOf(files)).filter((href) => href.startsWith('who'))).toEqual([
    'who.html',
    'who/commerce.html',
    'who/payments.html',
    'who/search.html',
  ])
  expect(titles(mainAt(handbookOf(files), 'who.html', 'who').teams)).toEqual(['Commerce', 'Payments', 'Search'])
})

test('without a responsibility there is no list', () => {
  const few = handbookOf({ 'teams/a.md': page('title: A', 'roles: {}'), 'b.md': '# B\n' })
  expect(hrefs(few)).toEqual(['index.html', 'b.html', 'teams/a.html', 'search.html'])
  expect(mainAt(few, 'index.html', 'home').who).toBeUndefined()
})

test('the first page links to the list', () => {
  expect(mainAt(handbook, 'index.html', 'home').who).toEqual({ title: 'Who do I go to?', href: 'who.html' })
})

test('its frame has a title, a description and breadcrumbs', () => {
  const { frame } = pageAt(handbook, 'who/payments.html')
  expect(frame.title).toBe('Who do I go to in Payments?')
  expect(frame.description).toBe('What you need, and who in Payments to ask about it.')
  expect(titles(frame.breadcrumbs)).toEqual(['Home', 'At a glance', 'Who do I go to?'])
})
