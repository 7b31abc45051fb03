import { describe, expect, test } from 'vitest'
import type { Handbook } from '../../../src/model/types.ts'
import { kinds } from '../../../src/schema/front-matter.ts'
import { meaningOf } from '../../../src/schema/keys.ts'
import { diffHandbooks } from '../../../src/views/diff/diff.ts'
import { type Bump, type BumpRule, bumps } from '../../../src/views/diff/types.ts'
import fc from '../../support/cases.ts'
import { handbookOf, page } from '../../support/handbooks.ts'

const base: Readonly<Record<string, string>> = {
  'roles/em.md': page(
    'title: Engineering Manager',
    'ownerRole: em',
    'track: management',
    'perTeam: 1',
    'time: { strategy-alignment: 30, people-management: 50, building-software: 20 }',
    'examples: [Hires.]',
  ),
  'roles/tl.md': page('title: Tech Lead', 'ownerRole: em', 'track: ic', 'reportsTo: em', 'examples: [Designs.]'),
  'roles/tlm.md': page('title: Tech Lead Manager', 'ownerRole: em', 'combines: [em, tl]', 'when: Few engineers.'),
  'roles/pl.md': page('title: Program Lead', 'ownerRole: em', 'track: ic'),
  'focuses/people.md': page('title: People', 'ownerRole: em', 'summary: The right people.'),
  'responsibilities/staffing.md': page(
    'title: Staffing',
    'ownerRole: em',
    'coreFocus: people',
    'summary: The team has the people and the skills that its charter needs, this year and the next one.',
    'supports: { tl: Interviews. }',
    'goTo: { em: A role is open. }',
    'decides: { alone: [Whom to hire.], team: [Whom to meet.] }',
    'standards: [Every candidate hears back within a week of the last talk.]',
    'examples: [Fills open roles.]',
  ),
  'responsibilities/design.md': page('title: Design', 'ownerRole: tl', 'coreFocus: people'),
  'responsibilities/delivery.md': page(
    'title: Delivery',
    'sharedBy: { em: staffing, tl: design }',
    'tieBreak: em',
    'coreFocus: people',
  ),
  'aors/reviews.md': page('title: Code reviews', 'ownerRole: tl', 'carries: design', 'holder: Ada', 'backup: Bo'),
  'teams/search.md': page('title: Search', 'roles: { em: Ana, tl: Jun }'),
  'people/ada.md': page('title: Ada', 'team: search'),
  'practices/one-to-ones.md': page('title: One-to-ones', 'ownerRole: em', 'cadence: every week'),
  'glossary/charter.md': page('title: Charter', 'summary: What a team is there for.'),
  'paths/leads.md': page('title: Leads', 'steps: [{ from: tl, to: em }]'),
  'assessments/fit.md': page('title: Fit', 'statements: [One., Two.]', 'passes: half', 'outcomes: { met: Yes. }'),
  'releases/1.0.0.md': page('date: 2026-01-01'),
  'guides/start.md': '# Start here\n\nRead the page about the team that you join, and ask whoever leads it.\n',
}

const edited = (path: string, was: string, is: string): Record<string, string> => {
  expect(base[path]).toContain(was)
  return { ...base, [path]: base[path]!.replace(was, is) }
}

const without = (path: string) => Object.fromEntries(Object.entries(base).filter(([name]) => name !== path))

const staffing = 'responsibilities/staffing.md'
const row = ['title: Mentoring', 'ownerRole: tl', 'coreFocus: people']

/** Each cause alone, the rule it comes under, and the handbook after it. */
const causes: readonly (readonly [string, BumpRule, Readonly<Record<string, string>>])[] = [
  ['another owner', 'owner', edited('responsibilities/design.md', 'ownerRole: tl', 'ownerRole: em')],
  ['nobody as owner', 'owner', edited('responsibilities/design.md', 'ownerRole: tl\n', '')],
  ['everyone as owner', 'owner', edited('responsibilities/design.md', 'ownerRole: tl', 'everyone: true')],
  ['a new responsibility', 'responsibility-added', { ...base, 'responsibilities/mentoring.md': page(...row) }],
  ['a responsibility that is gone', 'responsibility-removed', without('responsibilities/delivery.md')],
  [
    'a responsibility of the past',
    'responsibility-removed',
    edited('responsibilities/delivery.md', 'title', 'status: historical\ntitle'),
  ],
  [
    'a share created',
    'share',
    edited('responsibilities/design.md', 'ownerRole: tl', 'sharedBy: { em: staffing, tl: delivery }\ntieBreak: tl'),
  ],
  [
    'a share dissolved',
    'share',
    edited('responsibilities/delivery.md', 'sharedBy: { em: staffing, tl: design }\ntieBreak: em', 'ownerRole: em'),
  ],
  ['one more who shares', 'share', edited('responsibilities/delivery.md', '{ em', '{ pl: design, em')],
  ['a tie-break moved', 'tie-break', edited('responsibilities/delivery.md', 'tieBreak: em', 'tieBreak: tl')],
  ['another manager', 'reports-to', edited('roles/tl.md', 'reportsTo: em', 'reportsTo: pl')],
  ['another combination', 'combines', edited('roles/tlm.md', '[em, tl]', '[em, pl]')],
  ['a duty handed on', 'gives-up', edited('roles/tlm.md', 'when', 'givesUp: { design: pl }\nwhen')],
  ['another number per team', 'per-team', edited('roles/em.md', 'perTeam: 1', 'perTeam: 0-1')],
  [
    'a new role with duties',
    'role-added',
    { ...base, 'roles/both.md': page('title: Both', 'ownerRole: em', 'combines: [em, pl]') },
  ],
  ['a role that is gone', 'role-removed', without('roles/pl.md')],
  ['a role of the past', 'role-removed', edited('roles/pl.md', 'track', 'status: historical\ntrack')],
  ['ten points of time', 'time', edited('roles/em.md', '50, building-software: 20', '40, building-software: 30')],
  [
    'a combined role that says its time first, otherwise than its parts have it',
    'time',
    edited(
      'roles/tlm.md',
      'when',
      'time: { strategy-alignment: 30, people-management: 30, building-software: 40 }\nwhen',
    ),
  ],
  ['a new standard', 'standards', edited(staffing, 'last talk.]', 'last talk., Nobody is asked twice.]')],
  ['a standard that is gone', 'standards', edited(staffing, /standards.*\n/.exec(base[staffing]!)![0], '')],
  ['another decision', 'decides', edited(staffing, '[Whom to hire.]', '[Whom to hire., When to stop.]')],
  [
    'a decision moved',
    'decides',
    edited(staffing, 'alone: [Whom to hire.], team: [Whom to meet.]', 'alone: [Whom to hire., Whom to meet.]'),
  ],
  ['other support', 'supports', edited(staffing, 'Interviews.', 'Meets candidates.')],
  ['support from another role', 'supports', edited(staffing, 'supports: { tl:', 'supports: { pl:')],
  ['when to go to it', 'go-to', edited(staffing, 'A role is open.', 'Somebody leaves.')],
  ['another example', 'examples', edited(staffing, 'Fills open roles.', 'Fills open roles., Plans ahead.')],
  ['an example of a role', 'examples', edited('roles/tl.md', 'Designs.', 'Draws.')],
  ['a new practice', 'practice', { ...base, 'practices/a.md': page('title: A', 'ownerRole: em') }],
  ['a practice done otherwise', 'practice', edited('practices/one-to-ones.md', 'every week', 'every month')],
  ['a term that is gone', 'term', without('glossary/charter.md')],
  ['a term of more names', 'term', edited('glossary/charter.md', 'summary', 'aliases: [Mission]\nsummary')],
  ['another path', 'path', edited('paths/leads.md', 'to: em', 'to: em, note: After a year.')],
  ['another statement', 'assessment', edited('assessments/fit.md', 'Two.', 'Three.')],
  ['when a role fits', 'fit', edited('roles/tlm.md', 'Few engineers.', 'A team of two.')],
  ['another holder', 'aor', edited('aors/reviews.md', 'holder: Ada', 'holder: Cy')],
  ['what an area carries', 'aor', edited('aors/reviews.md', 'carries: design', 'carries: staffing')],
  ['a new team', 'team', { ...base, 'teams/payments.md': page('title: Payments', 'roles: { em: Bo }') }],
  ['a team led by another', 'team', edited('teams/search.md', 'tl: Jun', 'tl: Kim')],
  ['a person in another team', 'person', edited('people/ada.md', 'team: search\n', '')],
  ['another meaning', 'summary', edited(staffing, 'the people and the skills that its charter needs', 'who it wants')],
  ['another focus', 'focus', edited('focuses/people.md', 'ownerRole: em', 'ownerRole: tl')],
  ['another track', 'role-details', edited('roles/tl.md', 'track: ic', 'track: hybrid')],
  ['a role without duties', 'role-details', { ...base, 'roles/ic.md': page('title: IC', 'ownerRole: em') }],
  ['where time is counted', 'responsibility-details', edited(staffing, 'goTo', 'bucket: people-management\ngoTo')],
  ['another facet', 'responsibility-details', edited('responsibilities/delivery.md', 'em: staffing', 'em: design')],
  ['a little time', 'time-little', edited('roles/em.md', '50, building-software: 20', '41, building-software: 29')],
  [
    'a combined role that says its time as its parts have it',
    'text',
    edited('roles/tlm.md', 'when', `${/time.*\n/.exec(base['roles/em.md']!)![0]}when`),
  ],
  ['who keeps the page of a role', 'page-owner', edited('roles/tl.md', 'ownerRole: em', 'ownerRole: tl')],
  ['a typo in a summary', 'text', edited(staffing, 'this year', 'this yaer')],
  ['a typo in a standard', 'text', edited(staffing, 'within a week', 'wihtin a week')],
  ['prose', 'text', edited('guides/start.md', 'ask whoever', 'talk to whoever')],
  ['formatting', 'text', edited('guides/start.md', 'the team', '**the team**')],
  ['a comment in front matter', 'text', edited('roles/tl.md', 'track: ic', 'track: ic # For now.')],
  ['a new guide', 'text', { ...base, 'guides/more.md': '# More\n' }],
  ['a new release', 'text', { ...base, 'releases/2.0.0.md': page('date: 2026-02-01') }],
  ['a review', 'upkeep', edited('roles/tl.md', 'track', 'reviewedOn: 2026-01-01\ntrack')],
  ['a channel to ask in', 'contact', edited('roles/tl.md', 'track', 'contact: { chat: "#tls" }\ntrack')],
  ['words of the search', 'keywords', edited(staffing, 'title', 'keywords: hiring\ntitle')],
  ['another title', 'renamed', edited('roles/tl.md', 'Tech Lead', 'Technical Lead')],
]

describe('the bump that a change needs', () => {
  test.each(causes)('%s is %s', (_, rule, files) => {
    const { bump, reasons } = diffHandbooks(handbookOf(base), handbookOf(files))
    expect(reasons[0]?.rule).toBe(rule)
    expect(bump).toBe(bumps[rule])
    // One cause has one reason of this size, but for what follows from it on pages that lose a name.
    expect(new Set(reasons.filter((reason) => reason.bump === bump).map((reason) => reason.rule))).toEqual(
      new Set([rule]),
    )
  })

  test('of the configuration is a patch', () => {
    const { bump, reasons } = diffHandbooks(handbookOf(base), handbookOf(base, { reviewEvery: '1 year' }))
    expect([bump, reasons.map(({ message }) => message)]).toEqual(['patch', ['`handbook.yaml` changed']])
  })

  test('of a picture is a patch, as far as git or the contents show it', () => {
    const files = { 'README.md': '![A map](map.png)\n' }
    const before = handbookOf(files, { assets: ['map.png'] })
    const from = (oid: string) => new Map([['map.png', { path: 'map.png', from: { oid } }]])
    expect(diffHandbooks(before, before).bump).toBe('none')
    expect(diffHandbooks({ ...before, assets: from('1') }, { ...before, assets: from('2') }).reasons).toEqual([
      { rule: 'file', bump: 'patch', message: '`map.png` changed' },
    ])
  })

  test('of the time of a combined role is that of its parts together, and is not repeated when one of them has it', () => {
    const timed = (em: string, tl: string) =>
      handbookOf({
        ...base,
        'roles/em.md': page('title: Engineering Manager', 'ownerRole: em', `time: ${em}`),
        'roles/tl.md': page('title: Tech Lead', 'ownerRole: em', `time: ${tl}`),
      })
    const before = timed('{ a: 50, b: 50 }', '{ a: 20, b: 80 }')
    const timesOf = (after: Handbook) =>
      diffHandbooks(before, after).reasons.map(({ rule, message }) => `${rule} ${message}`)
    expect(timesOf(timed('{ a: 56, b: 44 }', '{ a: 26, b: 74 }'))).toEqual([
      'time Tech Lead Manager: 12 points of its time moved',
      'time-little Engineering Manager: its time is given otherwise',
      'time-little Tech Lead: its time is given otherwise',
    ])
    expect(timesOf(timed('{ a: 56, b: 44 }', '{ a: 14, b: 86 }'))).toEqual([
      'time-little Engineering Manager: its time is given otherwise',
      'time-little Tech Lead: its time is given otherwise',
    ])
    expect(timesOf(timed('{ a: 70, b: 30 }', '{ a: 20, b: 80 }'))).toEqual([
      'time Engineering Manager: 20 points of its time moved',
    ])
  })

  test('of the time of a retired role is a patch', () => {
    const past = { ...base, 'roles/pl.md': page('title: Program Lead', 'status: historical') }
    const timed = { ...past, 'roles/pl.md': page('title: Program Lead', 'status: historical', 'time: { a: 100 }') }
    expect(diffHandbooks(handbookOf(past), handbookOf(timed)).bump).toBe('patch')
  })

  // A key has to say for itself that a change of it is more than that.
  test('of a key that has no consequence for a job is a patch', () => {
    const silent = Object.entries(kinds).flatMap(([kind, { schema }]) =>
      Object.entries(schema.shape).flatMap(([name, row]) =>
        meaningOf(row).change === undefined ? [`${kind} ${name}`] : [],
      ),
    )
    expect(silent.filter((key) => !/ (id|kind)$/.test(key))).toEqual(['role time', 'release date', 'release retired'])
  })

  test('every rule has a cause here', () => {
    expect([...new Set([...causes.map(([, rule]) => rule), 'config', 'file'])].sort()).toEqual(
      Object.keys(bumps).sort(),
    )
  })

  test('does not count for a role that is retired', () => {
    const past = { ...base, 'roles/pl.md': base['roles/pl.md']!.replace('track', 'status: historical\ntrack') }
    const moved = { ...past, 'roles/pl.md': past['roles/pl.md'].replace('track', 'reportsTo: em\ntrack') }
    expect(diffHandbooks(handbookOf(past), handbookOf(moved)).bump).toBe('patch')
  })
})

const sizes: readonly Bump[] = ['none', 'patch', 'minor', 'major']
const anyHandbook = fc
  .subarray(causes.filter(([, , files]) => Object.keys(files).length >= Object.keys(base).length))
  .map((some) => Object.assign({}, base, ...some.map(([, , files]) => changedIn(files))) as Record<string, string>)

const changedIn = (files: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(files).filter(([path, text]) => base[path] !== text))

describe('of any two handbooks', () => {
  test('the same ones have no difference', () => {
    fc.assert(
      fc.property(anyHandbook, (files) => {
        const same = { bump: 'none', reasons: [], rows: [], roles: [], teams: [], reviewers: [], pages: [] }
        expect(diffHandbooks(handbookOf(files), handbookOf(files))).toEqual(same)
      }),
      { numRuns: 8 },
    )
  })

  test('the bump is that of the strongest reason, which comes first, and is the same each time', () => {
    fc.assert(
      fc.property(anyHandbook, anyHandbook, (one, other) => {
        const [from, to] = [handbookOf(one), handbookOf(other)]
        const found = diffHandbooks(from, to)
        expect(diffHandbooks(handbookOf(one), handbookOf(other))).toEqual(found)
        const all = found.reasons.map(({ bump }) => sizes.indexOf(bump))
        expect(sizes.indexOf(found.bump)).toBe(Math.max(0, ...all))
        expect(all).toEqual([...all].sort((a, b) => b - a))
        expect(JSON.parse(JSON.stringify(found))).toEqual(found)
        if (found.pages.length > 0) expect(found.bump).not.toBe('none')
      }),
      { numRuns: 12 },
    )
  })

  test('a new name alone is a patch, whatever page it is', () => {
    const paths = Object.keys(base).filter((path) => !/guides|releases|people/.test(path))
    fc.assert(
      fc.property(fc.constantFrom(...paths), (path) => {
        const [folder, file] = path.split('/') as [string, string]
        const [old, id] = [file.replace('.md', ''), 'quite-new']
        const names = new RegExp(`(?<![\\w-])${old}(?![\\w-])`, 'g')
        const renamed = Object.fromEntries(
          Object.entries(base).map(([other, text]) => [
            other === path ? `${folder}/${id}.md` : other,
            other.startsWith('guides') ? text : text.replace(names, id),
          ]),
        )
        renamed[`${folder}/${id}.md`] = renamed[`${folder}/${id}.md`]!.replace('title', `formerly: ${old}\ntitle`)
        const { bump, pages } = diffHandbooks(handbookOf(base), handbookOf(renamed))
        expect(bump).toBe('patch')
        expect(pages.filter(({ fate }) => fate === 'renamed').map(({ from }) => from)).toEqual([{ path, id: old }])
      }),
      { numRuns: paths.length },
    )
  })
})
