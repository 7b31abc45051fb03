import { expect, test } from 'vitest'
import { handbookOf, leads, page } from '../support/handbooks.ts'

const exactly = (figure: number) => ({ min: figure, max: figure })

test('two full-time jobs add up to 60, 60 and 80 percent', () => {
  expect(handbookOf(leads).roles.get('tlm')?.combinedTime).toEqual(
    new Map([
      ['strategy-alignment', exactly(60)],
      ['people-management', exactly(60)],
      ['building-software', exactly(80)],
    ]),
  )
})

test('a combined role that states its own time has no sum', () => {
  const own = page('title: TLM', 'combines: [em, tl]', 'time: {building-software: 40}')
  const tlm = handbookOf({ ...leads, 'roles/tlm.md': own }).roles.get('tlm')
  expect(tlm?.time).toEqual(new Map([['building-software', exactly(40)]]))
  expect(tlm?.combinedTime).toBeUndefined()
})

test('ranges add up at both ends', () => {
  const { roles } = handbookOf({
    'roles/a.md': page('title: A', 'time: {building-software: 30-70}'),
    'roles/b.md': page('title: B', 'time: {building-software: 10}'),
    'roles/c.md': page('title: C', 'combines: [a, b]'),
  })
  expect(roles.get('c')?.combinedTime).toEqual(new Map([['building-software', { min: 40, max: 80 }]]))
})

test('time stands in the order of the buckets', () => {
  const { roles } = handbookOf({
    'roles/a.md': page('title: A', 'time: {building-software: 1, strategy-alignment: 2}'),
  })
  expect([...(roles.get('a')?.time?.keys() ?? [])]).toEqual(['strategy-alignment', 'building-software'])
})

test('a combined role whose parts state no time has none', () => {
  const { roles } = handbookOf({ 'roles/a.md': page('title: A'), 'roles/c.md': page('title: C', 'combines: [a]') })
  expect(roles.get('c')?.combinedTime).toBeUndefined()
})
