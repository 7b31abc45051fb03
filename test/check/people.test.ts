import { describe, expect, test } from 'vitest'
import { problems as all, messages, problems } from '../support/problems.ts'

const team = (id: string, ...lines: string[]) => ({
  [`teams/${id}.md`]: `---\ntitle: ${id}\nroles:\n${lines.map((line) => `  ${line}`).join('\n')}\n---\n`,
})
const area = (id: string, holder: string, backup: string) => ({
  [`aors/${id}.md`]: `---\ntitle: ${id}\nownerRole: em\nholder: ${holder}\nbackup: ${backup}\n---\n`,
})
const person = (name: string) => ({ [`people/${name.split(' ')[0]}.md`]: `---\ntitle: ${name}\n---\n` })

describe('a name that is nearly that of somebody else', () => {
  const twice = { ...area('a', 'Maria Okafor', 'Jun Tanaka'), ...area('b', 'Maria Okafor', 'Jun Tanaka') }

  test('is shown with who is meant', () => {
    const files = { ...twice, ...team('payments', 'em: Ada', 'tl: [Jun Tanaka, Maria Okafro]') }
    expect(problems(files)).toEqual([
      'teams/payments.md:5:20-5:32 person-similar Unexpected `Maria Okafro`, who is named nowhere else, did you mean `Maria Okafor`?',
    ])
    expect(messages(files)[0]).toMatchObject({
      hint: 'Write `Maria Okafor`, or give `Maria Okafro` a page in `people/` if that is somebody else.',
      related: { file: 'aors/a.md', place: { line: 4, column: 9 } },
    })
  })

  test('is shown beside the page of who is meant, also for a name of one word, another case and an accent', () => {
    expect(messages({ ...person('Mathilda'), ...area('a', 'Matilda', 'Jo') })).toMatchObject([
      { rule: 'person-similar', related: { file: 'people/Mathilda.md', place: { line: 2, column: 8 } } },
    ])
    expect(problems({ ...person('José Díaz'), ...area('a', 'Jose Diaz', 'Jo') })).toHaveLength(1)
    expect(problems({ ...person('Ada Moreno'), ...area('a', 'ada moreno', 'Jo') })).toHaveLength(1)
  })

  test.each([
    [
      'another person with a page',
      { ...person('Maria Okafor'), ...person('Mario Okafor'), ...area('a', 'Mario Okafor', 'X') },
    ],
    ['named twice', { ...twice, ...area('c', 'Maria Okafro', 'X'), ...area('d', 'Maria Okafro', 'Y') }],
    ['like another that stands alone as well', area('a', 'Maria Okafor', 'Maria Okafro')],
    ['short', { ...person('Jan Bo'), ...area('a', 'Jan Jo', 'X') }],
    ['different in a number', { ...person('Engineer 1001'), ...area('a', 'Engineer 1002', 'X') }],
    ['different in two words', { ...twice, ...area('c', 'Mario Okafro', 'X') }],
    ['further away', { ...twice, ...area('c', 'Maria Okoro', 'X') }],
    [
      'in what is no more',
      {
        ...twice,
        'aors/c.md': area('c', 'Maria Okafro', 'X')['aors/c.md']!.replace('title', 'status: historical\ntitle'),
      },
    ],
  ])('is not one that is %s', (_, files) => {
    expect(problems(files)).toEqual([])
  })
})

describe('somebody who holds more than the handbook allows', () => {
  const areas = (count: number) =>
    Object.assign({}, ...Array.from({ length: count }, (_, index) => area(`a${index + 1}`, 'Maria', 'Jun')))

  test('is shown at the area that is one too many', () => {
    expect(problems(areas(6))).toEqual([
      'aors/a6.md:4:9-4:14 person-overload `Maria` holds 6 areas of responsibility, expected at most 5',
    ])
    expect(messages(areas(6))[0]?.related).toMatchObject({ file: 'aors/a1.md', place: { line: 4 } })
  })

  test('may hold as many as it allows, and be the backup for any number', () => {
    expect(problems({ ...areas(5) })).toEqual([])
  })
})

describe('somebody who has the parts of a combined role', () => {
  const tlm = {
    'roles/tlm.md': '---\ntitle: Tech Lead Manager\nownerRole: em\ncombines: [em, tl]\nexamples: Both.\n---\n',
  }

  test('in two teams is shown in both', () => {
    const files = { ...tlm, ...team('a', 'em: Maria', 'tl: Jun'), ...team('b', 'em: Ada', 'tl: [Jo, Maria]') }
    expect(problems(files)).toEqual([
      'teams/b.md:5:12-5:17 person-overload `Maria` is Tech Lead here and Engineering Manager of `a`: in two teams, the two jobs that make `Tech Lead Manager` in one',
    ])
    expect(messages(files)[0]?.related).toMatchObject({ file: 'teams/a.md', place: { line: 4, column: 7 } })
  })

  test.each([
    ['in one team', { ...tlm, ...team('a', 'em: Maria', 'tl: Maria') }],
    [
      'once, and the same in another team',
      { ...tlm, ...team('a', 'em: Maria', 'tl: X'), ...team('b', 'em: Maria', 'tl: Y') },
    ],
    ['where nothing combines the two', { ...team('a', 'em: Maria', 'tl: X'), ...team('b', 'em: Z', 'tl: Maria') }],
  ])('is no overload %s', (_, files) => {
    expect(problems(files)).toEqual([])
  })
})

describe('the organization', () => {
  const file = (path: string, ...lines: string[]) => ({ [path]: `---\ntitle: X\n${lines.join('\n')}\n---\n` })
  const team = (...lines: string[]) => file('teams/payments.md', 'roles:', '  em: Lena', ...lines)
  const aor = (...lines: string[]) =>
    file('aors/code-review.md', 'ownerRole: em', 'holder: Maria', ...lines, 'backup: Jun')
  const path = (...lines: string[]) => file('paths/x.md', 'steps:', ...lines)

  test('a correct team, area, person, practice, path, assessment and release have no problems', () => {
    expect(
      problems({
        ...team(
          'scope: team',
          'partOf: commerce',
          'changes:',
          '  - { responsibility: staffing, delegatedTo: code-review }',
        ),
        ...file('teams/commerce.md', 'scope: area', 'roles: {em: Ada, tl: null}'),
        ...aor('carries: staffing', 'team: payments', 'scope: team'),
        ...file('people/maria.md', 'team: payments'),
        ...file('practices/first.md', 'ownerRole: em', 'appliesTo: [em, tl]', 'inTensionWith: why'),
        ...path('  - { from: tl, to: director, via: em }', 'external: director'),
        ...file('assessments/fit.md', 'role: tl', 'passes: 2', 'statements: [a, b]', 'outcomes: {met: Yes.}'),
        ...file('releases/1.0.0.md', 'date: 2026-04-01', 'retired: {pl: Split.}'),
        'why.md': '---\ninTensionWith: first\n---\n# Why\n',
      }),
    ).toEqual([])
  })

  describe('a role without a page is named where', () => {
    test.each([
      ['a team has it', file('teams/payments.md', 'roles:', '  emm: Lena'), 'teams/payments.md:4:3-4:6'],
      [
        'it leans in',
        team('changes:', '  - responsibility: staffing', '    leans: emm'),
        'teams/payments.md:7:12-7:15',
      ],
      [
        'it stays accountable for an area',
        file('aors/x.md', 'holder: A', 'ownerRole: tll', 'backup: B'),
        'aors/x.md:4:12-4:15',
      ],
      [
        'a practice applies to it',
        file('practices/x.md', 'ownerRole: em', 'appliesTo: emm'),
        'practices/x.md:4:12-4:15',
      ],
      ['a step begins', path('  - { from: emm, to: tl }'), 'paths/x.md:4:13-4:16'],
      ['a step ends', path('  - { from: em, to: tll }'), 'paths/x.md:4:21-4:24'],
      ['a step leads through it', path('  - { from: em, to: tl, via: tll }'), 'paths/x.md:4:30-4:33'],
      ['it is assessed', file('assessments/x.md', 'role: tll', 'prompts: {Time: When?}'), 'assessments/x.md:3:7-3:10'],
    ])('%s', (_, files, place) => {
      expect(problems(files)).toEqual([
        expect.stringMatching(new RegExp(`^${place} own-unknown-role Unknown role \`(emm|tll)\`, did you mean`)),
      ])
    })
  })

  describe('an id that does not exist is named where', () => {
    test.each([
      [
        'an area carries it',
        aor('carries: stafing'),
        'aors/code-review.md:5:10-5:17 id-unknown Unknown responsibility `stafing`, did you mean `staffing`?',
      ],
      [
        'a team changes it',
        team('changes:', '  - responsibility: stafing', '    leans: em'),
        'teams/payments.md:6:21-6:28 id-unknown Unknown responsibility `stafing`, did you mean `staffing`?',
      ],
      [
        'a team delegates to it',
        { ...aor(), ...team('changes:', '  - responsibility: staffing', '    delegated to: code-revue') },
        'teams/payments.md:7:19-7:29 id-unknown Unknown area of responsibility `code-revue`, did you mean `code-review`?',
      ],
      [
        'a team is part of it',
        team('partOf: payment'),
        'teams/payments.md:5:9-5:16 id-unknown Unknown team `payment`, did you mean `payments`?',
      ],
      [
        'an area belongs to it',
        { ...team(), ...aor('team: payment') },
        'aors/code-review.md:5:7-5:14 id-unknown Unknown team `payment`, did you mean `payments`?',
      ],
      [
        'a person belongs to it',
        { ...team(), ...file('people/maria.md', 'team: payment') },
        'people/maria.md:3:7-3:14 id-unknown Unknown team `payment`, did you mean `payments`?',
      ],
      [
        'a team has that scope',
        team('scope: tem'),
        'teams/payments.md:5:8-5:11 id-unknown Unknown scope `tem`, did you mean `team`?',
      ],
      [
        'a practice is in tension with it',
        file('practices/x.md', 'ownerRole: em', 'inTensionWith: stafing'),
        'practices/x.md:4:16-4:23 id-unknown Unknown id `stafing`, did you mean `staffing`?',
      ],
    ])('%s', (_, files, problem) => {
      expect(problems(files)).toEqual([problem])
    })

    test('and a scope is added to the configuration, a team as a page', () => {
      expect(messages(team('scope: planet'))[0]?.hint).toBe(
        'Write `team`, `area` or `pillar`, add `planet` to `scopes` in handbook.yaml, or remove it here.',
      )
      expect(messages(team('partOf: galaxy'))[0]?.hint).toBe(
        'Write a team that exists, add a page for `galaxy`, or remove it: `rolebook retire galaxy` does so everywhere.',
      )
    })
  })

  test('an area without a holder is a gap', () => {
    expect(problems(file('aors/x.md', 'ownerRole: tl'))).toEqual([
      'aors/x.md:1:1-1:1 aor-no-holder Nobody holds this area of responsibility',
    ])
  })

  test('an assessment cannot ask for more statements than it has', () => {
    const passing = (passes: string) =>
      problems(file('assessments/x.md', `passes: ${passes}`, 'statements: [a, b]', 'outcomes: {met: Yes.}'))
    expect(passing('3')).toEqual([
      'assessments/x.md:3:9-3:10 assess-passes Unexpected `3` for `passes`, expected at most 2, as many as there are statements',
    ])
    expect(passing('2')).toEqual([])
  })
})

describe('paths', () => {
  /** These roles have nothing to do, which is not what is tried here. */
  const problems = (files: Record<string, string>) => all(files, { config: { rules: { 'role-no-duty': 'off' } } })

  const path = (...steps: string[]) => ({
    'paths/a.md': `---\ntitle: A\nsteps:\n${steps.map((step) => `  - ${step}`).join('\n')}\nexternal: [director]\n---\n`,
  })
  const role = (id: string, more = '') => ({
    [`roles/${id}.md`]: `---\ntitle: ${id}\nownerRole: em\nexamples: Works.\n${more}\n---\n`,
  })

  test('a role that no step leads to or on from is named', () => {
    expect(problems({ ...path('{ from: tl, to: em }'), ...role('pm') })).toEqual([
      'roles/pm.md:2:8-2:10 path-unreachable No step of a path leads to or from `pm`',
    ])
  })

  test.each([
    ['a handbook has no path', role('pm')],
    ['a step begins there', { ...path('{ from: tl, to: em }', '{ from: pm, to: director }'), ...role('pm') }],
    ['a step leads through it', { ...path('{ from: tl, to: em, via: pm }'), ...role('pm') }],
    ['it is of the past', { ...path('{ from: tl, to: em }'), ...role('pm', 'status: historical') }],
  ])('but not when %s', (_, files) => {
    expect(problems(files)).toEqual([])
  })

  test('but not while a step names a role that does not exist, which may be the one', () => {
    expect(problems({ ...path('{ from: tl, to: em }', '{ from: pmm, to: em }'), ...role('pm') })).toEqual([
      expect.stringContaining('own-unknown-role'),
    ])
  })
})

describe('areas of responsibility', () => {
  const area = (...lines: string[]) => ({ 'aors/review.md': `---\ntitle: Review\n${lines.join('\n')}\n---\n` })
  const delivery = {
    'responsibilities/delivery.md':
      '---\ntitle: Delivery\ncoreFocus: people\nsharedBy: { em: staffing, tl: design }\ntieBreak: em\n---\n',
  }

  describe('an area whose owner does not answer for what it carries', () => {
    const wrong = area('ownerRole: tl', 'carries: staffing', 'holder: A', 'backup: B')

    test('is shown with the role that does', () => {
      expect(problems(wrong)).toEqual([
        'aors/review.md:3:12-3:14 aor-owner-mismatch Unexpected `tl` as the owner of an area that carries `staffing`, which `em` owns',
      ])
      expect(messages(wrong)[0]).toMatchObject({
        hint: 'Write `ownerRole: em`, or change what the area carries.',
        related: { file: 'responsibilities/staffing.md', place: { line: 3, column: 12 } },
      })
    })

    test('may carry what others share', () => {
      const pm = { 'roles/pm.md': '---\ntitle: PM\nownerRole: pm\nexamples: Plans.\n---\n' }
      const files = { ...pm, ...delivery, ...area('ownerRole: pm', 'carries: delivery', 'holder: A', 'backup: B') }
      expect(problems(files)).toEqual([
        'aors/review.md:3:12-3:14 aor-owner-mismatch Unexpected `pm` as the owner of an area that carries `delivery`, which `em` and `tl` own',
      ])
    })

    test.each([
      ['when it is the owner', area('ownerRole: em', 'carries: staffing', 'holder: A', 'backup: B')],
      [
        'when it is one of two',
        { ...delivery, ...area('ownerRole: tl', 'carries: delivery', 'holder: A', 'backup: B') },
      ],
      [
        'when it is made of the owner and another',
        {
          'roles/tlm.md': '---\ntitle: TLM\nownerRole: em\ncombines: [em, tl]\nexamples: Both.\n---\n',
          ...area('ownerRole: tlm', 'carries: staffing', 'holder: A', 'backup: B'),
        },
      ],
      ['when it carries nothing', area('ownerRole: tl', 'holder: A', 'backup: B')],
      ['when it is of the past', area('ownerRole: tl', 'carries: staffing', 'holder: A', 'status: historical')],
    ])('is not meant %s', (_, files) => {
      expect(problems(files)).toEqual([])
    })

    test('is not also reported when the role does not exist', () => {
      const files = area('ownerRole: tll', 'carries: staffing', 'holder: A', 'backup: B')
      expect(messages(files).map(({ rule }) => rule)).toEqual(['own-unknown-role'])
    })
  })

  describe('an area that hangs on one person', () => {
    test('is shown at that person', () => {
      expect(problems(area('ownerRole: em', 'holder: Maria'))).toEqual([
        'aors/review.md:4:9-4:14 aor-no-backup Nobody can take over from `Maria`',
      ])
      expect(problems(area('ownerRole: em', 'holder: Maria', 'backup: Maria'))).toEqual([
        'aors/review.md:5:9-5:14 aor-no-backup Unexpected `Maria` as the backup of an area that `Maria` holds, expected somebody else',
      ])
    })

    test.each([
      ['of nobody at all', area('ownerRole: em'), ['aor-no-holder']],
      ['of a misspelt key', area('ownerRole: em', 'holder: Maria', 'bakcup: Jun'), ['key-unknown']],
      ['of a value that is no name', area('ownerRole: em', 'holder: Maria', 'backup: [Jun, Ana]'), ['key-value']],
      ['when somebody stands in', area('ownerRole: em', 'holder: Maria', 'backup: Jun'), []],
    ])('is no echo %s', (_, files, rules) => {
      expect(messages(files).map(({ rule }) => rule)).toEqual(rules)
    })
  })

  describe('an area that nobody has reviewed', () => {
    const dated = (...lines: string[]) => area('ownerRole: em', 'holder: A', 'backup: B', ...lines)
    const on = (today: string, ...lines: string[]) => problems(dated(...lines), { today })

    test('is shown at the day of its last review', () => {
      expect(on('2026-10-02', 'grantedOn: 2026-04-01')).toEqual([
        'aors/review.md:6:12-6:22 aor-stale Nobody has reviewed this area since 2026-04-01, expected every 6 months, so by 2026-10-01',
      ])
      expect(messages(dated('grantedOn: 2026-04-01'), { today: '2026-10-02' })[0]?.hint).toContain(
        '`reviewedOn: 2026-10-02`',
      )
    })

    test('is late the day after its day, not on it', () => {
      expect(on('2026-10-01', 'grantedOn: 2026-04-01')).toEqual([])
    })

    test('counts from its last review, as often as it says', () => {
      const lines = ['grantedOn: 2020-01-01', 'reviewedOn: 2026-01-31', 'reviewEvery: 1 month']
      expect(on('2026-02-28', ...lines)).toEqual([])
      expect(on('2026-03-01', ...lines)).toEqual([
        'aors/review.md:7:13-7:23 aor-stale Nobody has reviewed this area since 2026-01-31, expected every 1 month, so by 2026-02-28',
      ])
    })

    test('counts from when it was granted again, and as often as the configuration says', () => {
      const files = dated('reviewedOn: 2025-01-01', 'grantedOn: 2026-01-01')
      expect(problems(files, { today: '2026-12-31', config: { reviewEvery: '1 year' } })).toEqual([])
      expect(problems(files, { today: '2027-01-02', config: { reviewEvery: '1 year' } })).toEqual([
        expect.stringContaining('aors/review.md:7:12-7:22 aor-stale'),
      ])
    })

    test('is not one without a day', () => {
      expect(on('2036-10-02')).toEqual([])
    })
  })
})
