import { expect, test } from 'vitest'
import { handbookOf, page } from '../support/handbooks.ts'

const roles = (combines: Record<string, string>) =>
  handbookOf(
    Object.fromEntries(
      Object.entries(combines).map(([id, list]) => [`roles/${id}.md`, page(`title: ${id}`, `combines: [${list}]`)]),
    ),
  ).roles

test('a plain role is its own only part', () => {
  expect(roles({ a: '' }).get('a')).toMatchObject({ combines: [], parts: ['a'] })
})

test('the parts of a combined role are the plain roles at the bottom, in order', () => {
  const found = roles({ a: '', b: '', c: 'a, b', x: '', y: 'c, x' })
  expect(found.get('y')).toMatchObject({ combines: ['c', 'x'], parts: ['a', 'b', 'x'] })
})

test('a part that is reached twice counts once', () => {
  expect(roles({ a: '', b: '', c: 'a, b', y: 'a, c, a' }).get('y')).toMatchObject({
    combines: ['a', 'c'],
    parts: ['a', 'b'],
  })
})

test('the members of a cycle are plain roles', () => {
  const found = roles({ a: 'b', b: 'c, d', c: 'a', d: '', e: 'a, d' })
  for (const id of ['a', 'b', 'c']) expect(found.get(id)).toMatchObject({ combines: [], parts: [id] })
  expect(found.get('e')).toMatchObject({ combines: ['a', 'd'], parts: ['a', 'd'] })
})

test('a role that combines itself is a plain role', () => {
  expect(roles({ a: 'a, b', b: '' }).get('a')).toMatchObject({ combines: [], parts: ['a'] })
})

test('a very long chain of combined roles ends', () => {
  const chain = Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`r${n}`, n < 299 ? `r${n + 1}` : '']))
  expect(roles(chain).get('r0')?.parts).toEqual(['r299'])
})
