import { expect, test } from 'vitest'
import { messages, problems } from '../support/problems.ts'

const guide = (...lines: string[]) => ({ 'guides/a.md': `---\n${lines.join('\n')}\n---\n# A\n` })

test('a page that was not reviewed in time is shown at its last review', () => {
  const files = guide('reviewedOn: 2026-01-31', 'reviewEvery: 1 month')
  expect(problems(files, { today: '2026-02-28' })).toEqual([])
  expect(problems(files, { today: '2026-03-01' })).toEqual([
    'guides/a.md:2:13-2:23 review-overdue Nobody has reviewed this page since 2026-01-31, expected every 1 month, so by 2026-02-28',
  ])
  expect(messages(files, { today: '2026-03-01' })[0]).toMatchObject({
    severity: 'warning',
    mend: 'Read it with care, mend it and write `reviewedOn: 2026-03-01`.',
  })
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

test('an area of responsibility is told once, by its own rule', () => {
  const files = { 'aors/a.md': '---\ntitle: A\nownerRole: em\nholder: A\nbackup: B\nreviewedOn: 2020-01-01\n---\n' }
  expect(messages(files).map(({ rule }) => rule)).toEqual(['aor-stale'])
})
