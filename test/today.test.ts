import { expect, test } from 'vitest'
import { resolveToday as todayOf } from '../src/base/dates.ts'

const now = () => Date.UTC(2026, 3, 1, 23, 59)

test('today is what the clock says, in UTC', () => {
  expect(todayOf({ now })).toBe('2026-04-01')
  expect(todayOf({ now, sourceDateEpoch: '' })).toBe('2026-04-01')
})

test('a build server can say that it is another day, and whoever builds has the last word', () => {
  expect(todayOf({ now, sourceDateEpoch: '1767225600' })).toBe('2026-01-01')
  expect(todayOf({ now, sourceDateEpoch: '1767225600', option: '2025-12-24' })).toBe('2025-12-24')
})

test.each([
  { option: '2026-02-30' },
  { option: 'tomorrow' },
  { option: '2026-4-1' },
  { option: '' },
  { sourceDateEpoch: 'yesterday' },
  { sourceDateEpoch: '-5' },
  { sourceDateEpoch: '999999999999' },
])('what is no day is not guessed: %j', (says) => {
  expect(todayOf({ now, ...says })).toBeUndefined()
})
