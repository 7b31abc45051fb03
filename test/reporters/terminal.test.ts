import { createColors } from 'picocolors'
import { expect, test } from 'vitest'
import { paintedDiff } from '../../src/reporters/terminal.ts'

const diff = '@@ -1,2 +1,2 @@\n same\r\n-old\tx\r\n+new \u001b[31m\u202e\r\n'

test('without a terminal, a diff stays one that git can apply', () => {
  const plain = '@@ -1,2 +1,2 @@\n a\r\n-b\tx\r\n+c\r\n'
  expect(paintedDiff(plain, createColors(false))).toBe(plain)
})

test('on a terminal it has colors, and no text of a page can steer it', () => {
  const colors = createColors(true)
  expect(paintedDiff(diff, colors).split('\n')).toEqual([
    colors.cyan('@@ -1,2 +1,2 @@'),
    ' same\r',
    colors.red('-old\tx\r'),
    colors.green('+new \uFFFD[31m\uFFFD\r'),
    '',
  ])
})
