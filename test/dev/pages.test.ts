import { describe, expect, test } from 'vitest'
import { afterRebuild, noticeOf, troubleOf } from '../../src/dev/pages.tsx'
import { message } from '../support/dev.ts'

const start = { build: '0' }
const files = [{ path: 'index.html', contents: 'first' }]
const error = message('error', 'tl.md', 'Oops')

test('the first good build is a new one', () => {
  const shown = afterRebuild(start, { files, problems: [] }, '1')
  expect(noticeOf(shown)).toEqual({ build: '1' })
  expect(shown.files?.get('index.html')?.contents).toBe('first')
})

test('a handbook that is the same keeps its build, so nothing reloads', () => {
  const shown = afterRebuild(start, { files, name: 'a', problems: [] }, '1')
  expect(afterRebuild(shown, { files: [{ ...files[0]! }], name: 'a', problems: [] }, '2').build).toBe('1')
  const broken = afterRebuild(shown, { name: 'b', problems: [error] }, '2')
  expect(afterRebuild(broken, { files, name: 'a', problems: [] }, '3')).toMatchObject({ build: '1' })
})

test('another handbook, and one without a name, is a new build', () => {
  const shown = afterRebuild(start, { files, name: 'a', problems: [] }, '1')
  expect(afterRebuild(shown, { files, name: 'b', problems: [] }, '2').build).toBe('2')
  const unnamed = afterRebuild(start, { files, problems: [] }, '1')
  expect(afterRebuild(unnamed, { files, problems: [] }, '2').build).toBe('2')
})

test('errors keep the last good pages and their build, however often they come', () => {
  const good = afterRebuild(start, { files, problems: [] }, '1')
  const once = afterRebuild(good, { problems: [error] }, '2')
  const twice = afterRebuild(once, { problems: [error, error] }, '3')
  expect(twice.files).toBe(good.files)
  expect(noticeOf(twice)).toMatchObject({
    build: '1',
    trouble: { title: 'The handbook has 2 errors. You see the last good version.' },
  })
})

test('pages shown in spite of errors are not called the last good ones', () => {
  const good = afterRebuild(start, { files, problems: [] }, '1')
  const forced = afterRebuild(good, { files, problems: [error] }, '2')
  expect(forced.trouble?.title).toBe('The handbook has 1 error.')
})

test('before the first good build every rebuild is a new page, which shows the errors itself', () => {
  const once = afterRebuild(start, { problems: [error] }, '1')
  const twice = afterRebuild(once, { problems: [error] }, '2')
  expect(noticeOf(twice)).toEqual({ build: '2' })
  expect(twice.trouble?.title).toBe('The handbook has 1 error.')
})

describe('errors', () => {
  test('warnings and notes are not shown over the page', () => {
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
        hint: 'Write `tl`.',
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

  test('a crash of rolebook is not called an error of the handbook', () => {
    expect(troubleOf({ problems: [], crash: 'TypeError' }, true)).toEqual({
      title: 'Something in rolebook broke. You see the last good version.',
      problems: [],
      more: 0,
      crash: 'TypeError',
    })
  })
})
