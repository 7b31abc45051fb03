import { expect, test } from 'vitest'
import { html, pageOf, problems } from '../support/pages.ts'

test('a cell beyond the last column, which nobody sees, is told with the way to write a bar', () => {
  expect(problems('| a | b |\n| - | - |\n| `x|y` | z |\n| 1 | 2 | |\n| 1 |\n')).toEqual([
    'guides/page.md:3:9-3:14 table-cells Unexpected 3 cells in a row, expected 2: readers do not see the rest',
  ])
  expect(problems('| a | b |\n| - | - |\n| `x\\|y` | z |\n')).toEqual([])
})

test('a block that nothing ends is told at its start, wherever it is', () => {
  const end = 'has no end of its own'
  expect(problems(':::note\nx\n')).toEqual([`guides/page.md:1:1-1:8 directive-unclosed The block \`note\` ${end}`])
  expect(problems('> ::::tip\n> x\n> :::\n')).toEqual([
    `guides/page.md:1:3-1:10 directive-unclosed The block \`tip\` ${end}`,
  ])
  expect(problems(':::note\n:::note\nx\n:::\ny\n')).toEqual([
    `guides/page.md:2:1-2:8 directive-unclosed The block \`note\` ${end}`,
  ])
  expect(problems('- :::note\n  x\n  :::\n\n> :::tip\n> x\n> :::::\n\n:::note\n:::\n')).toEqual([])
  expect(problems(':::note\nx\n:::  \n')).toEqual([])
  expect(pageOf('::::note\nx\n').messages[0]!.mend).toBe(
    'Add a line `::::` where it ends, and one colon more to every block around it.',
  )
})

test('an alert whose bracket has a backslash is a quote', () => {
  expect(html('> \\[!NOTE]\n> x\n')).toBe('<blockquote>\n<p>[!NOTE]\nx</p>\n</blockquote>')
})

test('a title of nothing is no title', () => {
  expect(html(':::note[]\nx\n:::\n')).toBe(html(':::note\nx\n:::\n'))
})

test('raw HTML that loses its classes loses the attribute with them', () => {
  expect(html('<div class="fancy">x</div>\n')).toBe('<div>x</div>')
})
