import { describe, expect, test } from 'vitest'
import { messages, problems } from '../support/problems.ts'

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
      mend: 'Write `ownerRole: em`, or change what the area carries.',
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
    ['when it is one of two', { ...delivery, ...area('ownerRole: tl', 'carries: delivery', 'holder: A', 'backup: B') }],
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

  test('is not told as an echo of a role that is not there', () => {
    const files = area('ownerRole: tll', 'carries: staffing', 'holder: A', 'backup: B')
    expect(messages(files).map(({ rule }) => rule)).toEqual(['own-unknown-role'])
  })
})

describe('an area that hangs on one person', () => {
  test('is shown at that person', () => {
    expect(problems(area('ownerRole: em', 'holder: Maria'))).toEqual([
      'aors/review.md:4:9-4:14 aor-no-backup Nobody stands in for `Maria`',
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

describe('an area that nobody has looked at', () => {
  const dated = (...lines: string[]) => area('ownerRole: em', 'holder: A', 'backup: B', ...lines)
  const on = (today: string, ...lines: string[]) => problems(dated(...lines), { today })

  test('is shown at the day when that was', () => {
    expect(on('2026-10-02', 'grantedOn: 2026-04-01')).toEqual([
      'aors/review.md:6:12-6:22 aor-stale Nobody has looked at this area since 2026-04-01, expected every 6 months, so by 2026-10-01',
    ])
    expect(messages(dated('grantedOn: 2026-04-01'), { today: '2026-10-02' })[0]?.mend).toContain(
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
      'aors/review.md:7:13-7:23 aor-stale Nobody has looked at this area since 2026-01-31, expected every 1 month, so by 2026-02-28',
    ])
  })

  test('counts from when it was granted anew, and as often as the configuration says', () => {
    const files = dated('reviewedOn: 2025-01-01', 'grantedOn: 2026-01-01')
    expect(problems(files, { today: '2026-12-31', config: { reviewEvery: '1 year' } })).toEqual([])
    expect(problems(files, { today: '2027-01-02', config: { reviewEvery: '1 year' } })).toEqual([
      expect.stringContaining('aors/review.md:7:12-7:22 aor-stale'),
    ])
  })

  test('is not one that says no day', () => {
    expect(on('2036-10-02')).toEqual([])
  })
})
