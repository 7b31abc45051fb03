import { expect, test } from 'vitest'
import { html, pageOf, problems } from '../support/pages.ts'

const escaped = (text: string) => text.replaceAll('&', '&#x26;').replaceAll('<', '&#x3C;')

const ordinary = [
  ...['<500ms', '{x}', '10:30', 'a:b', ':smile:', 'C++', 'C#', '{{ liquid }}', '{% tag %}', '[[', ']]', ':::', '::'],
  ...[
    '{#id}',
    '$\x7bx}',
    '{2,4-6}',
    'title="a"',
    'Table: x',
    '[[ x ]]',
    'a[[0]]',
    '::: x',
    ': a',
    '!:: x',
    'a | b',
    '{',
  ],
  ...['1 < 2 > 0', 'AT&T', '@name', '#1', '50 %', '^1', '==x==', '$x$', '@{x}', '[x', 'x]', '(x', '%%', '^^', '++x++'],
]

test.each(ordinary)('%s stays what it is, word for word', (text) => {
  for (const around of ['@', 'One @ two.', 'One\n@\ntwo.', '(@)']) {
    const written = around.replace('@', () => text)
    expect(html(`${written}\n`)).toBe(`<p>${escaped(written)}</p>`)
    expect(problems(written)).toEqual([])
  }
})

test.each(ordinary)('%s stays what it is in a list, a table, a quote, a heading and code', (text) => {
  const inTable = text.replaceAll('|', '\\|')
  const page = pageOf(
    `- ${text}\n\n| ${inTable} |\n|---|\n\n> ${text}\n\n## ${text}\n\n\`${text}\`\n\n\`\`\`\n${text}\n\`\`\`\n`,
  )
  expect(page.headings.map(({ text }) => text)).toEqual([text])
  const said = page.text.map(({ title, text }) => `${title} ${text}`).join(' ')
  expect(said.replace(/\s+/g, ' ').trim()).toBe(Array.from({ length: 6 }, () => text).join(' '))
  expect(page.messages).toEqual([])
})
