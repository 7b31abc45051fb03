import { describe, expect, test } from 'vitest'
import { pageOf, problems } from '../support/pages.ts'

const needed: Readonly<Record<string, readonly string[]>> = {
  'aors/x.md': ['title: X', 'ownerRole: tl', 'holder: Maria Okafor'],
  'teams/x.md': ['title: X', 'roles: {em: Lena Fischer}'],
  'people/x.md': ['title: X'],
  'practices/x.md': ['title: X', 'ownerRole: em'],
  'paths/x.md': ['title: X', 'steps: [{from: tl, to: em}]'],
  'assessments/x.md': ['title: X', 'statements: [a, b]', 'passes: half', 'outcomes: {met: Yes, unmet: No}'],
  'releases/2.0.0.md': ['date: 2026-04-01'],
}

/** A page with these keys first, and what else its kind needs. */
function withKeys(path: string, keys: string): string {
  const written = keys.split('\n').map((line) => line.split(':')[0])
  const rest = (needed[path] ?? []).filter((line) => !written.includes(line.split(':')[0]))
  return `---\n${[keys, ...rest].join('\n')}\n---\n`
}

const dataOf = (path: string, keys: string) => pageOf(withKeys(path, keys), path).data as Record<string, unknown>
const wrong = (path: string, keys: string) =>
  problems(withKeys(path, keys), path).map((line) => line.replace(`${path}:`, ''))
const hintOf = (path: string, keys: string) => pageOf(withKeys(path, keys), path).messages[0]?.hint

test.each(Object.keys(needed))('%s with what its kind needs has no problem', (path) => {
  expect(problems(`---\n${needed[path]!.join('\n')}\n---\n`, path)).toEqual([])
})

test.each([
  ['aors/x.md', 'aor', 'x'],
  ['teams/x.md', 'team', 'x'],
  ['people/x.md', 'person', 'x'],
  ['practices/x.md', 'practice', 'x'],
  ['paths/x.md', 'path', 'x'],
  ['assessments/x.md', 'assessment', 'x'],
  ['releases/2.0.0.md', 'release', '2.0.0'],
  ['releases/README.md', 'guide', 'releases/README'],
])('%s is a %s with the id %s', (path, kind, id) => {
  expect(pageOf('---\ntitle: X\n---\n', path)).toMatchObject({ kind, id })
})

test.each([
  ['aors/x.md', 'holdr: A', 'holdr', 'holder'],
  ['aors/x.md', 'granted: 2026-04-01\ngrantOn: 2026-04-01', 'grantOn', 'grantedOn'],
  ['teams/x.md', 'enginers: 3', 'enginers', 'engineers'],
  ['people/x.md', 'tean: payments', 'tean', 'team'],
  ['practices/x.md', 'anti pattern: a', 'anti pattern', 'antiPatterns'],
  ['paths/x.md', 'skils: a', 'skils', 'skills'],
  ['assessments/x.md', 'outcome: {}', 'outcome', 'outcomes'],
  ['releases/2.0.0.md', 'retird: {}', 'retird', 'retired'],
])('%s with %j is asked what was meant', (path, keys, found, meant) => {
  expect(wrong(path, keys)).toContainEqual(
    expect.stringMatching(new RegExp(`key-unknown Unexpected key .${found}., did you mean .${meant}.\\?$`)),
  )
})

test('a key that only another kind has says whose it is', () => {
  expect(hintOf('teams/x.md', 'statements: A')).toBe('Remove it: only an assessment has it.')
})

describe('an area of responsibility', () => {
  const path = 'aors/x.md'

  test('is read completely, in any spelling', () => {
    const keys = 'Carries: culture\nbackup: Jun\nscope: team\nteam: payments\ngranted on: 2026-04-01'
    expect(dataOf(path, keys)).toMatchObject({
      carries: 'culture',
      holder: 'Maria Okafor',
      backup: 'Jun',
      team: 'payments',
      grantedOn: '2026-04-01',
    })
  })

  test('has a holder and a role that stays accountable', () => {
    expect(problems('---\ntitle: X\n---\n', path)).toEqual([
      'aors/x.md:1:1-1:1 aor-no-owner No role stays accountable for this area of responsibility',
      'aors/x.md:1:1-1:1 aor-no-holder Nobody holds this area of responsibility',
    ])
    expect(wrong(path, 'holder: [A, B]')).toEqual(['2:9-2:15 key-value Unexpected list for `holder`, expected text'])
  })
})

describe('a team', () => {
  const path = 'teams/x.md'

  test('has one, several or no holders of each role', () => {
    expect(dataOf(path, 'roles:\n  em: Lena\n  ic: [Jun, Ana]\n  tl: null\n  pm:').roles).toEqual({
      em: ['Lena'],
      ic: ['Jun', 'Ana'],
      tl: null,
      pm: null,
    })
    expect(wrong(path, 'roles:\n  em: 3\n  tl: Jun')).toEqual([
      '3:7-3:8 key-value Unexpected number `3` for `roles.em`, expected a name, a list of names, or `null` where nobody holds it',
    ])
    expect(dataOf(path, 'roles:\n  em: 3\n  tl: Jun').roles).toEqual({ tl: ['Jun'] })
    expect(wrong(path, 'roles: Lena')).toEqual([
      '2:8-2:12 key-value Unexpected `Lena` for `roles`, expected roles, each with who holds it',
    ])
  })

  test('adapts a version, which is quoted where YAML makes a number of it', () => {
    expect(dataOf(path, 'adapts: 2.0.0').adapts).toBe('2.0.0')
    expect(wrong(path, 'adapts: 2.0')).toEqual([
      '2:9-2:12 key-value Unexpected number `2.0` for `adapts`, expected a version such as `2.0.0`',
    ])
    expect(hintOf(path, 'adapts: 2.0')).toBe('Quote it: `adapts: "2.0"`.')
    expect(dataOf(path, 'adapts: "2.0"').adapts).toBe('2.0')
    expect(wrong(path, 'adapts: newest')).toHaveLength(1)
  })

  test('says since when and why one person has both roles', () => {
    expect(dataOf(path, 'tlm: {since: 2026-03-01, because: small-team}').tlm).toEqual({
      since: '2026-03-01',
      because: 'small-team',
    })
    expect(wrong(path, 'tlm:\n  because: smal-team')).toEqual([
      '3:12-3:21 key-value Unexpected `smal-team` for `tlm.because`, expected `small-team`, `transition` or `mini-tls`',
    ])
  })

  test('changes one responsibility at a time, by leaning in or by delegating', () => {
    const leans = '  - responsibility: execution\n    leans: em\n    why: Room.\n    until: 2027-03-31'
    const delegated = '  - responsibility: culture\n    delegated to: code-review'
    expect(dataOf(path, `changes:\n${leans}\n${delegated}`).changes).toEqual([
      { responsibility: 'execution', leans: 'em', why: 'Room.', until: '2027-03-31' },
      { responsibility: 'culture', delegatedTo: 'code-review' },
    ])
  })

  test('cannot change a responsibility in two ways, or in none', () => {
    const keys = 'changes:\n  - responsibility: a\n    leans: em\n    delegatedTo: b\n  - responsibility: c'
    expect(wrong(path, keys)).toEqual([
      '5:18-5:19 key-value Unexpected `b` for `changes.delegatedTo`, expected nothing beside `leans`: a change is one or the other',
      '6:5-6:22 key-missing Missing key `leans` in item 2 of `changes`',
    ])
    expect(dataOf(path, keys).changes).toEqual([{ responsibility: 'a', leans: 'em' }])
    expect(wrong(path, 'changes:\n  - leans: em')).toEqual([
      '3:5-3:14 key-missing Missing key `responsibility` in item 1 of `changes`',
    ])
  })

  test('takes only whole numbers of engineers', () => {
    expect(wrong(path, 'engineers: 3.5')).toEqual([
      '2:12-2:15 key-value Unexpected number `3.5` for `engineers`, expected a whole number such as `3`',
    ])
  })
})

test('a practice says whom it is for and how it is done', () => {
  expect(dataOf('practices/x.md', 'appliesTo: tlm\ncadence: weekly\nsteps: One.\nanti patterns: [Two.]')).toMatchObject(
    {
      appliesTo: ['tlm'],
      cadence: 'weekly',
      steps: ['One.'],
      antiPatterns: ['Two.'],
    },
  )
})

describe('a path', () => {
  const path = 'paths/x.md'

  test('is steps from one role to another', () => {
    const keys = 'steps:\n  - { from: a, to: b, via: tl, need: common }\n  - from: b\n    to: c\n    note: Later.'
    expect(dataOf(path, `${keys}\nexternal: [a, b, c]\nskills: Influence`)).toMatchObject({
      steps: [
        { from: 'a', to: 'b', via: 'tl', need: 'common' },
        { from: 'b', to: 'c', note: 'Later.' },
      ],
      external: { a: {}, b: {}, c: {} },
      skills: ['Influence'],
    })
  })

  test('keeps its other steps when one is wrong', () => {
    const keys = 'steps:\n  - { from: a }\n  - { from: a, to: b, need: requird }\n  - { form: a, to: b }'
    expect(wrong(path, keys)).toEqual([
      '3:5-3:16 key-missing Missing key `to` in item 1 of `steps`',
      '4:29-4:36 key-value Unexpected `requird` for `steps.need`, expected `common` or `required`',
      '5:7-5:11 key-unknown Unexpected key `form`, did you mean `from`?',
    ])
    expect(dataOf(path, keys).steps).toEqual([{ from: 'a', to: 'b' }])
    expect(wrong(path, 'steps: tl')).toEqual([
      '2:8-2:10 key-value Unexpected `tl` for `steps`, expected a list of steps, each with `from` and `to`',
    ])
  })
})

describe('an assessment', () => {
  const path = 'assessments/x.md'
  const said = (...keys: string[]) => problems(`---\ntitle: X\n${keys.join('\n')}\n---\n`, path)

  test.each([['half'], ['all'], [2]])('passes with %s', (passes) => {
    expect(dataOf(path, `passes: ${passes}`).passes).toBe(passes)
  })

  test.each(['most', '0', '1.5', '[half]'])('does not pass with %s', (passes) => {
    expect(wrong(path, `passes: ${passes}`)).toEqual([
      expect.stringMatching(/^2:9-.* for `passes`, expected `half`, `all` or a number of statements$/),
    ])
  })

  test('is prompts by theme instead', () => {
    expect(said('prompts:', '  People: [Who?]', '  Time: When?')).toEqual([])
    expect(pageOf('---\ntitle: X\nprompts:\n  Time: When?\n---\n', path).data).toMatchObject({
      prompts: { Time: ['When?'] },
    })
  })

  test('has statements or prompts, not both', () => {
    expect(said()).toEqual(['assessments/x.md:1:1-1:1 assess-passes Nothing is assessed here'])
    expect(said('statements: [a]', 'prompts: {b: c}')).toEqual([
      'assessments/x.md:4:1-4:8 assess-passes Unexpected `prompts` beside `statements`, expected one of them',
    ])
    expect(said('statements: [a]')).toEqual([
      'assessments/x.md:1:1-1:1 key-missing Missing key `passes`, which every assessment with statements has',
      'assessments/x.md:1:1-1:1 key-missing Missing key `outcomes`, which every assessment with statements has',
    ])
  })
})

test('a release says what went and why, and has its date once it is made', () => {
  const path = 'releases/2.0.0.md'
  expect(dataOf(path, 'retired:\n  pl: Split into EM and TL.').retired).toEqual({ pl: 'Split into EM and TL.' })
  expect(problems('---\ntitle: X\n---\n', path)).toEqual([])
  expect(pageOf('---\ndate: 2026-04-01\n---\n', path).title).toBe('2.0.0')
})
