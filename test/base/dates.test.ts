import { describe, expect, test } from 'vitest'
import { addDuration, resolveToday } from '../../src/base/dates.ts'

test.each([
  ['2026-04-01', '1 day', '2026-04-02'],
  ['2026-12-31', '1 day', '2027-01-01'],
  ['2026-02-20', '2 weeks', '2026-03-06'],
  ['2026-04-01', '6 months', '2026-10-01'],
  ['2026-08-15', '6 months', '2027-02-15'],
  ['2026-04-01', '12 months', '2027-04-01'],
  ['2026-04-01', '2 years', '2028-04-01'],
  ['2026-04-01', '0 days', '2026-04-01'],
])('%s and %s is %s', (day, duration, end) => {
  expect(addDuration(day, duration)).toBe(end)
})

test.each([
  ['2026-01-31', '1 month', '2026-02-28'],
  ['2028-01-31', '1 month', '2028-02-29'],
  ['2026-08-31', '6 months', '2027-02-28'],
  ['2028-02-29', '1 year', '2029-02-28'],
  ['2028-02-29', '4 years', '2032-02-29'],
  ['2026-05-31', '1 month', '2026-06-30'],
])('where the month is too short for %s and %s, its last day counts: %s', (day, duration, end) => {
  expect(addDuration(day, duration)).toBe(end)
})

test('a year of two digits is that year, and what would go on forever ends in the year 9999', () => {
  expect(addDuration('0026-04-01', '1 year')).toBe('0027-04-01')
  expect(addDuration('2026-04-01', '99999999999 days')).toBe('9999-12-31')
  expect(addDuration('2026-04-01', `${'9'.repeat(400)} months`)).toBe('9999-12-31')
})

describe('today', () => {
  const now = () => Date.UTC(2026, 3, 1, 23, 59)

  test('today is what the clock says, in UTC', () => {
    expect(resolveToday({ now })).toBe('2026-04-01')
    expect(resolveToday({ now, sourceDateEpoch: '' })).toBe('2026-04-01')
  })

  test('a build server can set another day, and the option wins over it', () => {
    expect(resolveToday({ now, sourceDateEpoch: '1767225600' })).toBe('2026-01-01')
    expect(resolveToday({ now, sourceDateEpoch: '1767225600', option: '2025-12-24' })).toBe('2025-12-24')
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
    expect(resolveToday({ now, ...says })).toBeUndefined()
  })
})
