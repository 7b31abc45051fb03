import { expect, test } from 'vitest'
import { bare, protocol } from '../../src/model/links.ts'

test.each([
  'java\tscript:alert(1)',
  'java\nscript:alert(1)',
  ' javascript:alert(1)',
  '\u0000javascript:alert(1)',
  '\u0001\u001f javascript:alert(1)',
  'jAvAsCrIpT:alert(1)',
])('%j is refused, as a browser would run it', (url) => {
  expect(protocol(bare(url))).toBe('refused')
})

test.each(['\\\\example.com', '/\\example.com', '\\/example.com', '\t//example.com'])('%j is another host', (url) => {
  expect(protocol(bare(url))).toBe('external')
})

test.each(['roles/a:b.md', './a:b.md', '#a:b', '?a:b', 'java script:x', ''])('%j is a path', (url) => {
  expect(protocol(bare(url))).toBeUndefined()
})
