import { expect, test } from 'vitest'
import { timeColumn } from '../../src/views/matrix.ts'
import { handbookOf, leads, page } from '../support/handbooks.ts'

const column = (files: Record<string, string>, role: string) => {
  const { roles, buckets } = handbookOf(files)
  return timeColumn(roles.get(role)!, buckets)
}

const exactly = (figure: number) => ({ min: figure, max: figure })

test('a role’s own time is shown as stated', () => {
  expect(column(leads, 'em')).toEqual({
    buckets: [exactly(30), exactly(50), exactly(20)],
    sum: exactly(100),
    combined: false,
  })
})

test('two jobs of 60, 60 and 80 percent are 30, 30 and 40 of one person', () => {
  expect(column(leads, 'tlm')).toEqual({
    buckets: [exactly(60), exactly(60), exactly(80)],
    sum: exactly(200),
    combined: true,
    scaled: [30, 30, 40],
  })
})

test('scaled figures are whole and add up to 100', () => {
  const files = {
    'roles/a.md': page('title: A', 'time: {strategy-alignment: 1, people-management: 1, building-software: 1}'),
    'roles/c.md': page('title: C', 'combines: [a]'),
  }
  expect(column(files, 'c')?.scaled).toEqual([34, 33, 33])
})

test('a bucket without a figure stays without one', () => {
  const files = {
    'roles/a.md': page('title: A', 'time: {building-software: 20-40}'),
    'roles/c.md': page('title: C', 'combines: [a]'),
  }
  expect(column(files, 'c')).toEqual({
    buckets: [undefined, undefined, { min: 20, max: 40 }],
    sum: { min: 20, max: 40 },
    combined: true,
    scaled: [undefined, undefined, 100],
  })
})

test('a sum of nothing cannot be scaled', () => {
  const files = {
    'roles/a.md': page('title: A', 'time: {building-software: 0}'),
    'roles/c.md': page('title: C', 'combines: [a]'),
  }
  expect(column(files, 'c')?.scaled).toBeUndefined()
})

test('shares with a fraction add up to a round figure', () => {
  const time = 'time: {strategy-alignment: 33.3, people-management: 33.3, building-software: 33.4}'
  expect(column({ 'roles/a.md': page('title: A', time) }, 'a')?.sum).toEqual(exactly(100))
})

test('a role that states no time has none', () => {
  expect(column({ 'roles/a.md': page('title: A') }, 'a')).toBeUndefined()
})
