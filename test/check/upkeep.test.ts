import { describe, expect, test } from 'vitest'
import { page } from '../support/handbooks.ts'
import { messages, problems } from '../support/problems.ts'

const tl = (strategy: string, people: string, building: string, ...lines: string[]) =>
  role(
    'time:',
    `  strategy-alignment: ${strategy}`,
    `  people-management: ${people}`,
    `  building-software: ${building}`,
    ...lines,
  )
const role = (...lines: string[]) => ({
  'roles/tl.md': page('title: Tech Lead', 'ownerRole: em', 'examples: [Designs.]', ...lines),
})

describe('the time of a role adds up to a week', () => {
  test.each([
    [tl('30', '20', '60'), '110', 'Take 10 away from one of the buckets.'],
    [tl('30', '10', '50'), '90', 'Add 10 to one of the buckets.'],
    [tl('30-40', '20', '60-70'), '110 to 130', 'Take 10 away from one of the buckets.'],
    [tl('20-30', '10', '40-50'), '70 to 90', 'Add 10 to one of the buckets.'],
    [tl('33.3', '33.3', '33.3'), '99.9', 'Add 0.1 to one of the buckets.'],
  ])('and is reported when it does not', (files, sum, hint) => {
    expect(messages(files)).toMatchObject([
      {
        rule: 'time-sum',
        severity: 'error',
        file: 'roles/tl.md',
        place: { line: 5, column: 1, endColumn: 5 },
        message: `Unexpected sum of ${sum} percent, expected 100`,
        hint,
      },
    ])
  })

  test.each([
    ['exactly', tl('30', '10', '60')],
    ['by parts of a percent', tl('33.3', '33.3', '33.4')],
    ['somewhere in its ranges', tl('20-30', '10', '30-70')],
    ['at the end of its ranges', tl('20-30', '10', '40-60')],
    ['or is not stated', role()],
  ])('%s', (_, files) => {
    expect(problems(files)).toEqual([])
  })

  test('also when a combined role states its own', () => {
    const tlm = page(
      'title: TLM',
      'ownerRole: em',
      'examples: [Both.]',
      'combines: [em, tl]',
      'time: {strategy-alignment: 200}',
    )
    expect(problems({ 'roles/tlm.md': tlm })[0]).toContain('key-value')
  })
})

describe('every bucket has a percentage', () => {
  test('and one that is left out gets what is missing', () => {
    expect(messages(role('time:', '  strategy-alignment: 30', '  building-software: 50'))).toMatchObject([
      {
        rule: 'time-bucket',
        severity: 'error',
        place: { line: 5, column: 1, endColumn: 5 },
        message: 'Missing time bucket `people-management`, expected a percentage for every bucket',
        expected: ['people-management'],
        hint: 'Add `people-management: 20` under `time`.',
      },
    ])
  })

  test.each([
    [
      'time: {building-software: 50-60, people-management: 50}',
      'Missing time bucket `strategy-alignment`, expected',
      'Add `strategy-alignment:` with a percentage each, 0 where no time goes there.',
    ],
    [
      'time: {building-software: 50}',
      'Missing time buckets `strategy-alignment`, `people-management`, expected',
      'Add `strategy-alignment:`, `people-management:` with a percentage each, 0 where no time goes there.',
    ],
  ])('or whoever wrote %s says so', (line, message, hint) => {
    expect(messages(role(line))).toMatchObject([{ message: expect.stringContaining(message), hint }])
  })

  test.each([
    ['misspelt', tl('30', '10', '60'), 'building-software', 'bilding-software', 'time-bucket Unknown'],
    ['no percentage', tl('30', '10', '60'), '60', 'most', 'key-value'],
  ])('and one that is %s is reported once', (_, files, from, to, problem) => {
    const broken = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, text.replace(from, to)]))
    expect(problems(broken)).toEqual([expect.stringContaining(` ${problem}`)])
  })

  test('also where a responsibility names it', () => {
    const row = page('title: X', 'ownerRole: em', 'coreFocus: people', 'bucket: coding')
    expect(problems({ 'responsibilities/x.md': row })).toEqual([
      'responsibilities/x.md:5:9-5:15 time-bucket Unknown time bucket `coding`',
    ])
  })
})

describe('a role has the least time that its page asks for', () => {
  test.each([
    [tl('40', '40', '20', 'timeMinimum:', '  building-software: 30'), '20', '30'],
    [tl('40', '20', '10-60', 'timeMinimum:', '  building-software: 30'), '10-60', '30-60'],
  ])('and not less', (files, found, enough) => {
    expect(messages(files)).toMatchObject([
      {
        rule: 'time-minimum',
        severity: 'warning',
        place: { line: 8, column: 22 },
        message: `Unexpected \`${found}\` for \`building-software\`, expected at least 30`,
        hint: `Write \`building-software: ${enough}\` and take the difference from another bucket, or lower \`timeMinimum\`.`,
        related: { file: 'roles/tl.md', place: { line: 10, column: 22 }, message: 'the least is written here' },
      },
    ])
  })

  test.each([
    ['as much', tl('40', '30', '30', 'timeMinimum: {building-software: 30}')],
    ['more', tl('40', '20', '30-60', 'timeMinimum: {building-software: 30}')],
    ['a role that states no time', role('timeMinimum: {building-software: 30}')],
  ])('but %s', (_, files) => {
    expect(problems(files)).toEqual([])
  })
})

describe('a combined role without a time of its own shows that of its parts', () => {
  const tlm = (...lines: string[]) => ({
    'roles/tlm.md': page('title: TLM', 'ownerRole: em', 'examples: [Both.]', 'combines: [em, tl]', ...lines),
  })
  const em = {
    'roles/em.md': page(
      'title: Engineering Manager',
      'ownerRole: em',
      'examples: [Hires.]',
      'time: {strategy-alignment: 30, people-management: 50, building-software: 20}',
    ),
  }
  const parts = { ...em, ...tl('30', '10', '60') }

  test('which is worth a note', () => {
    expect(messages({ ...parts, ...tlm() })).toMatchObject([
      {
        rule: 'time-combined',
        severity: 'note',
        file: 'roles/tlm.md',
        place: { line: 5, column: 11, endColumn: 19 },
        message: 'No `time` of its own: this role shows 200 percent, the sum of its parts',
      },
    ])
  })

  test.each([
    [
      'it states its own',
      { ...parts, ...tlm('time: {strategy-alignment: 30, people-management: 30, building-software: 40}') },
    ],
    ['no part of it states any', tlm()],
    ['it is of the past', { ...parts, ...tlm('status: historical') }],
    ['its page allows it', { ...parts, ...tlm('allow: {time-combined: That is the point.}') }],
  ])('unless %s', (_, files) => {
    expect(problems(files)).toEqual([])
  })

  test('and is not also reported when its time cannot be read', () => {
    expect(problems({ ...parts, ...tlm('time: 100') })).toEqual([expect.stringContaining(' key-value ')])
  })
})

describe('reviews', () => {
  const guide = (...lines: string[]) => ({ 'guides/a.md': `---\n${lines.join('\n')}\n---\n# A\n` })

  test('a page that was not reviewed in time is shown at its last review', () => {
    const files = guide('reviewedOn: 2026-01-31', 'reviewEvery: 1 month')
    expect(problems(files, { today: '2026-02-28' })).toEqual([])
    expect(problems(files, { today: '2026-03-01' })).toEqual([
      'guides/a.md:2:13-2:23 review-overdue Nobody has reviewed this page since 2026-01-31, expected every 1 month, so by 2026-02-28',
    ])
    expect(messages(files, { today: '2026-03-01' })[0]).toMatchObject({
      severity: 'warning',
      hint: 'Read it with care, fix it and write `reviewedOn: 2026-03-01`.',
    })
  })

  test.each([
    ['2026-05-01', true],
    ['2026-05-02', false],
    ['2062-03-01', false],
  ])('a review on %s is near enough to be meant, on 1 April: %s', (day, isFine) => {
    const found = messages(guide(`reviewedOn: ${day}`), { today: '2026-04-01' })
    expect(found.map(({ rule, place }) => [rule, place.line])).toEqual(isFine ? [] : [['review-ahead', 2]])
  })

  test('a page that does not say how often is reviewed as often as the configuration says', () => {
    const files = guide('reviewed on: 2026-01-01')
    expect(problems(files, { today: '2026-07-02' })).toEqual([
      expect.stringContaining('every 6 months, so by 2026-07-01'),
    ])
    expect(problems(files, { today: '2026-07-02', config: { reviewEvery: '1 year' } })).toEqual([])
  })

  test.each([
    ['was never reviewed', guide('reviewEvery: 1 day')],
    ['is of the past', guide('reviewedOn: 2020-01-01', 'status: historical')],
    ['is a draft', guide('reviewedOn: 2020-01-01', 'status: draft')],
  ])('a page is not late when it %s', (_, files) => {
    expect(problems(files)).toEqual([])
  })

  test('an area of responsibility is reported once, by its own rule', () => {
    const files = { 'aors/a.md': '---\ntitle: A\nownerRole: em\nholder: A\nbackup: B\nreviewedOn: 2020-01-01\n---\n' }
    expect(messages(files).map(({ rule }) => rule)).toEqual(['aor-stale'])
  })
})

describe('tensions that one page names', () => {
  const practice = (id: string, ...lines: string[]) => ({
    [`practices/${id}.md`]: `---\ntitle: ${id}\nownerRole: em\n${lines.join('\n')}\n---\n`,
  })

  test('is reported where only one of two pages names the other', () => {
    const files = {
      ...practice('speed', 'inTensionWith: [staffing, care]'),
      ...practice('care', 'inTensionWith: speed'),
    }
    expect(problems(files)).toEqual([
      'practices/speed.md:4:17-4:25 tension-oneway `staffing` does not say that it is in tension with this page',
    ])
    expect(messages(files)[0]).toMatchObject({
      severity: 'note',
      hint: 'Add `speed` to `inTensionWith` of `responsibilities/staffing.md`.',
    })
  })

  test.each([
    ['both say so', { ...practice('speed', 'inTensionWith: care'), ...practice('care', 'inTensionWith: speed') }, []],
    ['one is not there', practice('speed', 'inTensionWith: carre'), ['id-unknown']],
    [
      'what the other says could not be read',
      { ...practice('speed', 'inTensionWith: care'), ...practice('care', 'inTensionWith: { speed: 1 }') },
      ['key-value'],
    ],
  ])('nothing more is to be said when %s', (_, files, rules) => {
    expect(messages(files).map(({ rule }) => rule)).toEqual(rules)
  })
})
