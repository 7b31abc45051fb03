import { expect, test } from 'vitest'
import { pathOf } from '../../src/dev/answer.ts'

test.each([
  ['/', { path: '', query: '' }],
  ['/roles/', { path: 'roles/', query: '' }],
  ['/roles/tl.html?q=a?b/../c', { path: 'roles/tl.html', query: '?q=a?b/../c' }],
  ['/100%25%20caf%C3%A9%23%3F.html', { path: '100% café#?.html', query: '' }],
  ['/a..b/...', { path: 'a..b/...', query: '' }],
])('%s is read', (target, wanted) => expect(pathOf(target)).toEqual(wanted))

test('letters made of two code points are found in their short form', () => {
  expect(pathOf('/cafe%CC%81')).toEqual({ path: 'café', query: '' })
})
