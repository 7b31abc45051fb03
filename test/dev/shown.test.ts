import { expect, test } from 'vitest'
import { afterRebuild, noticeOf } from '../../src/dev/shown.ts'
import { message } from './toy.ts'

const start = { build: '0' }
const files = [{ path: 'index.html', contents: 'first' }]
const error = message('error', 'tl.md', 'Oops')
const bytes = (...numbers: number[]) => [{ path: 'logo.png', contents: Uint8Array.from(numbers) }]

test('the first good build is a new one', () => {
  const shown = afterRebuild(start, { files, problems: [] }, '1')
  expect(noticeOf(shown)).toEqual({ build: '1' })
  expect(shown.files?.get('index.html')?.contents).toBe('first')
})

test('the same pages keep their build, so nothing reloads', () => {
  const shown = afterRebuild(start, { files, problems: [] }, '1')
  expect(afterRebuild(shown, { files: [{ ...files[0]! }], problems: [] }, '2').build).toBe('1')
})

test.each([
  ['another text', [{ path: 'index.html', contents: 'second' }]],
  ['another name', [{ path: 'start.html', contents: 'first' }]],
  ['one more page', [...files, { path: 'x.html', contents: '' }]],
  ['one page less', []],
  ['bytes for a text', [{ path: 'index.html', contents: new TextEncoder().encode('first') }]],
])('%s is a new build', (_what, changed) => {
  const shown = afterRebuild(start, { files, problems: [] }, '1')
  expect(afterRebuild(shown, { files: changed, problems: [] }, '2').build).toBe('2')
})

test('bytes are compared one by one', () => {
  const shown = afterRebuild(start, { files: bytes(1, 2), problems: [] }, '1')
  expect(afterRebuild(shown, { files: bytes(1, 2), problems: [] }, '2').build).toBe('1')
  expect(afterRebuild(shown, { files: bytes(1, 3), problems: [] }, '2').build).toBe('2')
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

test('pages published in spite of errors are not called the last good ones', () => {
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
