import { describe, expect, test } from 'vitest'
import { messages, problems } from '../support/problems.ts'

const tlm = {
  'roles/tlm.md':
    '---\ntitle: Tech Lead Manager\nownerRole: em\ncombines: [em, tl]\nreviewAfter: 12 months\nexamples: Both.\n---\n',
}
const team = (...lines: string[]) => ({ 'teams/payments.md': `---\ntitle: Payments\n${lines.join('\n')}\n---\n` })

describe('what a team changes', () => {
  const changed = (...lines: string[]) => team('roles: { em: Lena, tl: Jun }', 'changes:', ...lines)

  test('does not count when it is the default', () => {
    const files = changed('  - responsibility: staffing', '    leans: em')
    expect(problems(files)).toEqual([
      'teams/payments.md:6:12-6:14 team-noop Unexpected change: `em` owns `staffing` by default',
    ])
    expect(messages(files)[0]).toMatchObject({
      severity: 'note',
      related: { file: 'responsibilities/staffing.md', place: { line: 3, column: 12 } },
    })
  })

  test('counts when another role leans in, or an area takes a part', () => {
    const area = {
      'aors/hiring.md': '---\ntitle: Hiring\nownerRole: em\nholder: A\nbackup: B\ncarries: staffing\n---\n',
    }
    expect(problems(changed('  - { responsibility: staffing, leans: tl }'))).toEqual([])
    expect(problems({ ...area, ...changed('  - { responsibility: staffing, delegatedTo: hiring }') })).toEqual([])
  })

  test('is over the day after its last day', () => {
    const files = changed('  - responsibility: staffing', '    leans: tl', '    until: 2026-03-31')
    expect(problems(files, { today: '2026-03-31' })).toEqual([])
    expect(problems(files, { today: '2026-04-01' })).toEqual([
      'teams/payments.md:7:12-7:22 team-expired The change of `staffing` was agreed on until 2026-03-31',
    ])
  })

  test('does not count in a retired team', () => {
    const files = team(
      'status: historical',
      'roles: {}',
      'changes: [{ responsibility: staffing, leans: em, until: 2020-01-01 }]',
    )
    expect(problems(files)).toEqual([])
  })
})

describe('a team without a lead of its own', () => {
  const small = (...lines: string[]) => ({ ...tlm, ...team('roles:', '  em: Lena', '  tl: null', ...lines) })

  test('is shown where the lead would be when it is not small', () => {
    expect(problems(small('engineers: 4'))).toEqual([
      'teams/payments.md:5:7-5:11 tlm-fit One person is Tech Lead Manager of 4 engineers and nothing says why, expected fewer than 4 or a reason',
    ])
    expect(messages(small('engineers: 4'))[0]).toMatchObject({
      hint: 'Name who is `tl`, or give the reason: `tlm: { because: transition }` or `mini-tls`.',
      related: { file: 'teams/payments.md', place: { line: 6, column: 12 } },
    })
  })

  test('is shown at the combined role when that is what the team names', () => {
    expect(problems({ ...tlm, ...team('engineers: 9', 'roles: { tlm: Lena }') })).toEqual([
      expect.stringMatching(/^teams\/payments\.md:4:10-4:13 tlm-fit /),
    ])
  })

  test.each([
    ['it is small', small('engineers: 3')],
    ['nobody knows how many they are', small()],
    ['it says why', small('engineers: 9', 'tlm: { because: mini-tls }')],
    ['it has a lead', { ...tlm, ...team('roles: { em: Lena, tl: Jun }', 'engineers: 9') }],
    ['it does not speak of one', { ...tlm, ...team('roles: { em: Lena }', 'engineers: 9') }],
    ['no role combines the two', team('roles: { em: Lena, tl: null }', 'engineers: 9')],
  ])('is fine when %s', (_, files) => {
    expect(problems(files)).toEqual([])
  })

  test('is not also reported when its reason cannot be read', () => {
    const files = small('engineers: 9', 'tlm: { because: fun }')
    expect(messages(files).map(({ rule }) => rule)).toEqual(['key-value'])
  })
})

describe('a combined role that has become a habit', () => {
  const since = (...lines: string[]) => ({
    ...tlm,
    ...team('roles: { em: Lena, tl: null }', 'tlm:', '  since: 2025-03-01', '  because: small-team', ...lines),
  })

  test('is shown at the day it began', () => {
    expect(problems(since(), { today: '2026-03-01' })).toEqual([])
    expect(problems(since(), { today: '2026-03-02' })).toEqual([
      'teams/payments.md:5:10-5:20 tlm-long-lived One person has been Tech Lead Manager since 2025-03-01, expected a review after 12 months, by 2026-03-01',
    ])
    expect(messages(since(), { today: '2026-03-02' })[0]?.related).toMatchObject({
      file: 'roles/tlm.md',
      place: { line: 5, column: 14 },
    })
  })

  test.each([
    [
      'the role does not say for how long',
      { ...since(), 'roles/tlm.md': tlm['roles/tlm.md'].replace(/review.*\n/, '') },
    ],
    [
      'the team has a lead by now',
      { ...since(), 'teams/payments.md': since()['teams/payments.md'].replace('null', 'Jun') },
    ],
  ])('is none when %s', (_, files) => {
    expect(problems(files, { today: '2036-01-01' })).toEqual([])
  })
})

describe('a team that agreed on an older default', () => {
  const agreed = (adapts: string) => team('roles: { em: Lena, tl: Jun }', `adapts: ${adapts}`)
  const release = (version: string, ...more: string[]) => ({
    [`releases/${version}.md`]: `---\ntitle: R\ndate: 2026-01-01\n${more.join('\n')}\n---\n`,
  })

  test('is out of date when jobs have changed since', () => {
    const files = { ...release('2.0.0'), ...release('10.1.0'), ...agreed('2.4.0') }
    expect(problems(files)).toEqual([
      'teams/payments.md:4:9-4:14 team-default-behind The agreement is based on 2.4.0, expected 10.x: jobs have changed since',
    ])
    expect(messages(files)[0]).toMatchObject({
      severity: 'warning',
      hint: 'Look at each change together with the release, then write `adapts: 10.1.0`.',
      related: { file: 'releases/10.1.0.md' },
    })
  })

  test('is not out of date after a release that changes no job, or a preview', () => {
    expect(problems({ ...release('2.5.0'), ...release('3.0.0-beta.1'), ...agreed('2.4.0') })).toEqual([])
  })
})

describe('what a team is part of', () => {
  const team = (id: string, ...lines: string[]) => ({
    [`teams/${id}.md`]: `---\ntitle: ${id}\nroles: { em: Ada }\n${lines.join('\n')}\n---\n`,
  })

  test('a team is part of something larger', () => {
    const files = { ...team('a', 'scope: team', 'partOf: b'), ...team('b', 'scope: team'), ...team('c', 'scope: area') }
    expect(problems(files)).toEqual([
      'teams/a.md:5:9-5:10 scope-parent Unexpected `b` of the scope Team for `partOf` of the scope Team, expected a larger scope',
    ])
    expect(messages(files)[0]).toMatchObject({
      severity: 'error',
      expected: ['c'],
      related: { file: 'teams/b.md', place: { line: 4, column: 8 } },
    })
  })

  test('a team cannot be part of an area', () => {
    expect(problems({ ...team('a', 'scope: area', 'partOf: b'), ...team('b', 'scope: team') })).toEqual([
      expect.stringContaining('teams/a.md:5:9-5:10 scope-parent Unexpected `b` of the scope Team'),
    ])
  })

  test('a circle is shown on every page it goes through, and as nothing else', () => {
    const files = {
      ...team('a', 'scope: team', 'partOf: b'),
      ...team('b', 'scope: area', 'partOf: c'),
      ...team('c', 'scope: pillar', 'partOf: a'),
      ...team('d', 'partOf: d'),
      ...team('e', 'scope: team', 'partOf: b'),
    }
    expect(problems(files)).toEqual([
      'teams/a.md:5:9-5:10 scope-parent Unexpected circle: `a` in `b` in `c` in `a`',
      'teams/b.md:5:9-5:10 scope-parent Unexpected circle: `b` in `c` in `a` in `b`',
      'teams/c.md:5:9-5:10 scope-parent Unexpected circle: `c` in `a` in `b` in `c`',
      'teams/d.md:4:9-4:10 scope-parent Unexpected circle: `d` in `d`',
    ])
  })

  test.each([
    ['of the next layer', { ...team('a', 'scope: team', 'partOf: b'), ...team('b', 'scope: area') }],
    ['of a layer further up', { ...team('a', 'scope: team', 'partOf: b'), ...team('b', 'scope: pillar') }],
    ['that does not say its layer', { ...team('a', 'scope: team', 'partOf: b'), ...team('b') }],
  ])('something larger may be %s', (_, files) => {
    expect(problems(files)).toEqual([])
  })

  test.each([
    ['a team that is not there', { ...team('a', 'scope: team', 'partOf: bb') }],
    ['a layer that is not there', { ...team('a', 'scope: team', 'partOf: b'), ...team('b', 'scope: planet') }],
  ])('%s is reported as that alone', (_, files) => {
    expect(messages(files).map(({ rule }) => rule)).toEqual(['id-unknown'])
  })
})
