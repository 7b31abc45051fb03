import { expect, test } from 'vitest'
import { troubleOf } from '../../src/dev/pages.tsx'
import { message } from '../support/dev.ts'

test('warnings and notes are no trouble', () => {
  const problems = [message('warning', 'tl.md', 'Hm'), message('note', 'tl.md', 'By the way')]
  expect(troubleOf({ files: [], problems }, true)).toBeUndefined()
})

test('errors are shown without the warnings among them, with both places at fault', () => {
  const related = {
    file: 'em.md',
    place: { line: 1, column: 2, endLine: 1, endColumn: 3 },
    message: 'first one is here',
  }
  const problems = [message('warning', 'a.md', 'Hm'), { ...message('error', 'tl.md', 'Twice'), related }]
  expect(troubleOf({ problems }, true)?.problems).toEqual([
    {
      where: 'tl.md:3:8',
      rule: 'link-missing',
      message: 'Twice',
      mend: 'Write `tl`.',
      also: { where: 'em.md:1:2', message: 'first one is here' },
    },
  ])
})

test('of very many errors the first hundred are shown and the rest counted', () => {
  const problems = Array.from({ length: 20_000 }, (_, index) => message('error', 'tl.md', `${index}`))
  const trouble = troubleOf({ problems }, false)
  expect(trouble).toMatchObject({ title: 'The handbook has 20000 errors.', more: 19_900 })
  expect(trouble?.problems).toHaveLength(100)
})

test('a fault of ours is not called one of the handbook', () => {
  expect(troubleOf({ problems: [], crash: 'TypeError' }, true)).toEqual({
    title: 'Something in rolebook broke. You see the last good version.',
    problems: [],
    more: 0,
    crash: 'TypeError',
  })
})
