import { expect, test } from 'vitest'
import { messages, problems } from '../support/problems.ts'

test('a block names only what exists', () => {
  const text = [
    '::matrix{roles="em tll" focus="peple"}',
    '::matrix{id="rolez"}',
    '::who{responsibility="stafing"}',
    '::team{id="payments"}',
    '::graph{path="up"}',
    '::pages{owner="me" kind="guide role"}',
  ].join('\n\n')
  expect(problems({ 'guides/a.md': text })).toEqual([
    'guides/a.md:1:20-1:23 own-unknown-role Unknown role `tll`, did you mean `tl`?',
    'guides/a.md:1:32-1:37 focus-unknown Unknown core focus `peple`, did you mean `people`?',
    'guides/a.md:3:14-3:19 id-unknown Unknown matrix `rolez`, did you mean `roles`?',
    'guides/a.md:5:23-5:30 id-unknown Unknown responsibility `stafing`, did you mean `staffing`?',
    'guides/a.md:7:12-7:20 id-unknown Unknown team `payments`',
    'guides/a.md:9:15-9:17 id-unknown Unknown path `up`',
    'guides/a.md:11:16-11:18 own-unknown-role Unknown role `me`, did you mean `em`?',
  ])
})

test('a comparison is of two roles', () => {
  const [message, ...more] = messages({ 'guides/a.md': '::compare{roles="em"}\n' })
  expect(message?.message).toBe('Unexpected number of roles to compare: 1, expected 2')
  expect(more).toEqual([])
  expect(problems({ 'guides/a.md': '::compare{roles="em, tl"}\n' })).toEqual([])
})

test('a block on a page that is included is reported once, on its own page', () => {
  const files = { 'guides/a.md': '::include{page=b}\n', 'guides/b.md': '::team{id=x}\n' }
  expect(problems(files)).toEqual(['guides/b.md:1:11-1:12 id-unknown Unknown team `x`'])
})
