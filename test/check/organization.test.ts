import { describe, expect, test } from 'vitest'
import { messages, problems } from '../support/problems.ts'

const file = (path: string, ...lines: string[]) => ({ [path]: `---\ntitle: X\n${lines.join('\n')}\n---\n` })
const team = (...lines: string[]) => file('teams/payments.md', 'roles:', '  em: Lena', ...lines)
const aor = (...lines: string[]) =>
  file('aors/code-review.md', 'ownerRole: em', 'holder: Maria', ...lines, 'backup: Jun')
const path = (...lines: string[]) => file('paths/x.md', 'steps:', ...lines)

test('a sound team, area, person, practice, path, assessment and release have no problems', () => {
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
    ['it leans in', team('changes:', '  - responsibility: staffing', '    leans: emm'), 'teams/payments.md:7:12-7:15'],
    [
      'it stays accountable for an area',
      file('aors/x.md', 'holder: A', 'ownerRole: tll', 'backup: B'),
      'aors/x.md:4:12-4:15',
    ],
    ['a practice applies to it', file('practices/x.md', 'ownerRole: em', 'appliesTo: emm'), 'practices/x.md:4:12-4:15'],
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
    expect(messages(team('scope: planet'))[0]?.mend).toBe(
      'Write `team`, `area` or `pillar`, or add `planet` to `scopes` in handbook.yaml.',
    )
    expect(messages(team('partOf: galaxy'))[0]?.mend).toBe('Write a team that exists, or add a page for `galaxy`.')
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
