import { describe, expect, test } from 'vitest'
import { diffSentences } from '../../../src/reporters/diff-words.ts'
import { diffHandbooks } from '../../../src/views/diff/diff.ts'
import type { HandbookDiff, PageDiff, Subject } from '../../../src/views/diff/types.ts'
import { handbookOf, page } from '../../support/handbooks.ts'

const base: Readonly<Record<string, string>> = {
  'roles/em.md': page('title: Engineering Manager', 'ownerRole: em', 'track: management', 'time: { a: 60, b: 40 }'),
  'roles/tl.md': page('title: Tech Lead', 'ownerRole: em', 'track: ic', 'time: { a: 20, b: 80 }'),
  'roles/tlm.md': page('title: Tech Lead Manager', 'ownerRole: em', 'combines: [em, tl]'),
  'responsibilities/staffing.md': page('title: Staffing', 'ownerRole: em', 'supports: { tl: Interviews. }'),
  'responsibilities/culture.md': page('title: Technical Culture', 'ownerRole: tl'),
  'responsibilities/delivery.md': page('title: Delivery', 'sharedBy: { em: staffing, tl: culture }', 'tieBreak: em'),
  'aors/reviews.md': page('title: Code reviews', 'ownerRole: tl', 'carries: culture', 'holder: Ada'),
  'teams/payments.md': page(
    'title: Payments',
    'roles: { em: Ana, tl: Jun }',
    'changes:',
    '  - { responsibility: culture, delegatedTo: reviews }',
    '  - { responsibility: staffing, leans: tl }',
  ),
  'teams/search.md': page('title: Search', 'roles: { em: Bo }', 'changes: [{ responsibility: staffing, leans: tl }]'),
}

const change = (path: string, was: string, is: string) => ({ ...base, [path]: base[path]!.replace(was, is) })

const between = (files: Record<string, string>, config = {}): HandbookDiff =>
  diffHandbooks(handbookOf(base), handbookOf(files, config))

const titles = (subjects: readonly Subject[]) => subjects.map(({ title }) => title)

/** What changed for each role, in a line each. */
const forRoles = ({ roles }: HandbookDiff): string[] =>
  roles.flatMap(({ role, moves, noNetChange, support }) => [
    ...moves.map(({ kind, responsibility, was, is }) => `${role.short} ${kind} ${responsibility.title}: ${was}, ${is}`),
    ...noNetChange.map(({ title }) => `${role.short} no net change ${title}`),
    ...support.map(({ responsibility, was, is }) => `${role.short} supports ${responsibility.title}: ${was}, ${is}`),
  ])

const pageAt = ({ pages }: HandbookDiff, path: string): PageDiff | undefined =>
  pages.find(({ subject }) => subject.path === path)

describe('who gains and who gives up', () => {
  test('one owner in place of another is a transfer between two, and not a change for who is both', () => {
    const found = between(change('responsibilities/culture.md', 'ownerRole: tl', 'ownerRole: em'))
    expect(found.bump).toBe('major')
    expect(found.reasons.map(({ rule, message }) => [rule, message])).toEqual([
      ['owner', 'Technical Culture: held by EM, before by TL'],
    ])
    expect(forRoles(found)).toEqual([
      'EM gained Technical Culture: none, accountable',
      'TL gave-up Technical Culture: accountable, none',
      'TLM no net change Technical Culture',
    ])
    expect(
      found.teams.map(({ team, changes }) => [team.title, changes.map(({ kind, to }) => [kind, to?.title])]),
    ).toEqual([['Payments', [['delegated', 'Code reviews']]]])
    expect(found.reviewers.map(({ role }) => role.path)).toEqual(['roles/em.md', 'roles/tl.md'])
    expect(found.pages.map(({ subject }) => subject.path)).toEqual(['responsibilities/culture.md'])
  })

  test('a new share makes two roles share, and takes nothing from who is both', () => {
    const found = between(
      change('responsibilities/culture.md', 'ownerRole: tl', 'sharedBy: { em: staffing, tl: delivery }\ntieBreak: tl'),
    )
    expect(forRoles(found)).toEqual([
      'EM now-shares Technical Culture: none, shared',
      'TL now-shares Technical Culture: accountable, shared',
      'TLM no net change Technical Culture',
    ])
    expect(found.rows[0]?.is.tieBreak?.short).toBe('TL')
  })

  test('when sharing ends, one role gains it', () => {
    const found = between(
      change('responsibilities/delivery.md', 'sharedBy: { em: staffing, tl: culture }\ntieBreak: em', 'ownerRole: tl'),
    )
    expect(forRoles(found)).toEqual([
      'EM no-longer-shares Delivery: shared, none',
      'TL gained Delivery: shared, accountable',
      'TLM no net change Delivery',
    ])
  })

  test('a tie-break that moved is shown for both roles', () => {
    const found = between(change('responsibilities/delivery.md', 'tieBreak: em', 'tieBreak: tl'))
    expect(forRoles(found)).toEqual([
      'EM no-longer-settles-doubt Delivery: shared, shared',
      'TL settles-doubt Delivery: shared, shared',
    ])
    expect(found.reviewers.map(({ role }) => role.short)).toEqual(['EM', 'TL'])
  })

  test('what is new is also gained by roles that combine its owner, with through whom', () => {
    const found = between({ ...base, 'responsibilities/plan.md': page('title: Plan', 'ownerRole: tl') })
    expect(forRoles(found)).toEqual(['TL gained Plan: none, accountable', 'TLM gained Plan: none, accountable'])
    const [move] = found.roles.find(({ role }) => role.id === 'tlm')!.moves
    expect([move?.row, titles(move?.via ?? [])]).toEqual(['added', ['Tech Lead']])
  })

  test('what is expected of everyone is shown for every role it reaches', () => {
    const found = between(change('responsibilities/culture.md', 'ownerRole: tl', 'everyone: true'))
    expect(forRoles(found)).toEqual([
      'EM now-expected Technical Culture: none, everyone',
      'TL gave-up Technical Culture: accountable, everyone',
      'TLM gave-up Technical Culture: accountable, everyone',
    ])
  })

  test('a combined role gives up what it hands on', () => {
    const found = between(change('roles/tlm.md', 'combines', 'givesUp: { culture: tl }\ncombines'))
    expect(forRoles(found)).toEqual(['TLM gave-up Technical Culture: accountable, handed'])
    expect(found.reviewers.map(({ role }) => role.short)).toEqual(['TLM'])
  })

  test('what is retired is given up by all who held it, and so is the help with it', () => {
    const found = between(change('responsibilities/staffing.md', 'title', 'status: historical\ntitle'))
    expect(forRoles(found)).toEqual([
      'EM gave-up Staffing: accountable, none',
      'TL supports Staffing: Interviews., undefined',
      'TLM gave-up Staffing: accountable, none',
    ])
    const shared = between(change('responsibilities/delivery.md', 'title', 'status: historical\ntitle'))
    expect(forRoles(shared)).toEqual([
      'EM no-longer-shares Delivery: shared, none',
      'TL no-longer-shares Delivery: shared, none',
      'TLM gave-up Delivery: accountable, none',
    ])
    const back = diffHandbooks(
      handbookOf(change('responsibilities/culture.md', 'title', 'status: historical\ntitle')),
      handbookOf(base),
    )
    expect(forRoles(back)).toEqual([
      'TL gained Technical Culture: none, accountable',
      'TLM gained Technical Culture: none, accountable',
    ])
  })

  test('of two pages that became one it is the one of that title, and the other is a part of it', () => {
    const { 'responsibilities/culture.md': culture, 'responsibilities/staffing.md': _, ...others } = base
    const merged = culture!.replace('title', 'formerly: [staffing, culture]\ntitle')
    const { rows, pages } = between({ ...others, 'responsibilities/engineering-culture.md': merged })
    expect(rows.map(({ responsibility, into }) => [responsibility.title, titles(into)])).toEqual([
      ['Staffing', ['Technical Culture']],
    ])
    expect(pages.flatMap(({ from }) => from?.id ?? [])).toEqual(['culture'])
  })

  test('support is shown in the words of the page', () => {
    const found = between(change('responsibilities/staffing.md', 'tl: Interviews.', 'tl: Meets all.'))
    expect(forRoles(found)).toEqual(['TL supports Staffing: Interviews., Meets all.'])
  })

  test('time is shown per bucket, for a combined role as the sum of its parts', () => {
    const found = between(change('roles/em.md', '{ a: 60, b: 40 }', '{ a: 50, b: 50 }'), {
      buckets: [{ id: 'a', title: 'Talking' }, { id: 'b' }],
    })
    const time = (id: string) => found.roles.find(({ role }) => role.id === id)?.time
    expect(time('em')).toEqual([
      { bucket: 'Talking', was: { min: 60, max: 60 }, is: { min: 50, max: 50 } },
      { bucket: expect.any(String), was: { min: 40, max: 40 }, is: { min: 50, max: 50 } },
    ])
    expect(time('tlm')?.[0]).toMatchObject({ was: { min: 80 }, is: { min: 70 } })
    // The role that only sums up is no second cause.
    expect(found.reasons.filter(({ rule }) => rule === 'time').map(({ subject }) => subject?.short)).toEqual(['EM'])
  })

  test('changed text of a role is shown with where it is', () => {
    const other = between({
      ...base,
      'roles/tl.md': `${base['roles/tl.md']!.replace('track', 'summary: Leads.\ntrack')}\nHello.\n`,
    })
    expect(other.roles.map(({ role, reworded }) => [role.short, reworded])).toEqual([['TL', ['summary', 'text']]])
  })
})

describe('teams to re-agree', () => {
  test('include those that adapted what is gone', () => {
    const { 'responsibilities/staffing.md': _, ...files } = base
    const { teams } = between(files)
    expect(
      teams.map(({ team, changes }) => [team.title, titles(changes.map(({ responsibility }) => responsibility))]),
    ).toEqual([
      ['Payments', ['Staffing']],
      ['Search', ['Staffing']],
    ])
  })

  test('leave out those that have agreed again', () => {
    const moved = change('responsibilities/staffing.md', 'ownerRole: em', 'ownerRole: tl')
    const files = { ...moved, 'teams/search.md': base['teams/search.md']!.replace('leans: tl', 'leans: em') }
    expect(titles(between(files).teams.map(({ team }) => team))).toEqual(['Payments'])
  })
})

describe('pages', () => {
  const { 'roles/tl.md': tl, ...others } = base
  const follow = (files: Record<string, string>) =>
    Object.fromEntries(
      Object.entries(files).map(([path, text]) => [path, text.replace(/(?<![\w-])tl(?![\w-])/g, 'lead')]),
    )

  test('that give their former name are the same pages, and the pages that name them are unchanged', () => {
    const found = between({ ...follow(others), 'roles/lead.md': tl!.replace('title', 'formerly: [tl]\ntitle') })
    expect(found.bump).toBe('patch')
    expect(forRoles(found)).toEqual([])
    expect(pageAt(found, 'roles/lead.md')).toMatchObject({ fate: 'renamed', from: { path: 'roles/tl.md', id: 'tl' } })
    expect(found.pages.flatMap(({ keys }) => keys).filter(({ key }) => key !== 'formerly')).toEqual([])
  })

  test('without a former name are one removed and one added', () => {
    const found = between({ ...follow(others), 'roles/lead.md': tl! })
    expect(found.bump).toBe('major')
    expect(found.pages.filter(({ fate }) => fate !== 'changed').map(({ subject, fate }) => [subject.id, fate])).toEqual(
      [
        ['lead', 'added'],
        ['tl', 'removed'],
      ],
    )
  })

  test('that became a part of what another role holds need the agreement of both', () => {
    const { 'responsibilities/staffing.md': _, ...files } = base
    const merged = base['responsibilities/culture.md']!.replace('title', 'formerly: staffing\ntitle')
    const found = between({ ...files, 'responsibilities/culture.md': merged })
    expect(diffSentences(found)[0]).toEqual({
      who: [
        { name: 'EM', does: 'gives up' },
        { name: 'TL', does: 'takes it over' },
      ],
      what: 'Staffing (retired, now in Technical Culture)',
    })
    expect(titles(found.reviewers.map(({ role }) => role))).toEqual(['Engineering Manager', 'Tech Lead'])
  })

  test('that a combined role had from its parts are reported when it loses these parts', () => {
    const found = between(change('roles/tlm.md', 'combines: [em, tl]', 'reportsTo: em'))
    expect(diffSentences(found)).toContainEqual({
      who: [{ name: 'TLM' }],
      what: expect.stringMatching(/^gives up Delivery, Staffing and Technical Culture;/),
    })
  })

  test('that are gone have the reason, and what took their place', () => {
    const { 'responsibilities/culture.md': _, ...files } = base
    const found = between({
      ...files,
      'responsibilities/reviews.md': page('title: Reviews', 'ownerRole: tl', 'formerly: culture'),
      'responsibilities/teaching.md': page('title: Teaching', 'ownerRole: tl', 'formerly: culture'),
      'releases/2.0.0.md': page('date: 2026-01-01', 'retired: { culture: Two duties were hidden in one. }'),
    })
    const row = found.rows.find(({ responsibility }) => responsibility.id === 'culture')
    expect([row?.why, titles(row?.into ?? [])]).toEqual(['Two duties were hidden in one.', ['Reviews', 'Teaching']])
    expect(pageAt(found, 'responsibilities/culture.md')).toMatchObject({ fate: 'removed', why: row?.why })
    expect(found.reasons.map(({ message }) => message)).toContain(
      'Technical Culture: retired in favor of Reviews and Teaching, before held by TL (Two duties were hidden in one.)',
    )
  })

  test('show for lists what was added and removed, with names as readers see them', () => {
    const found = between(change('roles/tlm.md', '[em, tl]', '[tl]'))
    expect(pageAt(found, 'roles/tlm.md')?.keys).toEqual([{ key: 'combines', was: ['EM'], is: [] }])
  })
})
