import type { Nodes } from 'mdast'
import { describe, expect, test } from 'vitest'
import { type MarkdownFeature, makeMarkdown, markdownSyntax } from '../../src/parse/markdown.ts'
import fc, { runs } from '../support/cases.ts'
import { soup } from '../support/markdown.ts'
import { html, pageOf, problems } from '../support/pages.ts'

const escaped = (text: string) => text.replaceAll('&', '&#x26;').replaceAll('<', '&#x3C;')

const ordinary = [
  ...['<500ms', '{x}', '10:30', 'a:b', ':smile:', 'C++', 'C#', '{{ liquid }}', '{% tag %}', '[[', ']]', ':::', '::'],
  ...['$\x7bx}', '{2,4-6}', 'title="a"', 'Table: x', '[[ x ]]', 'a[[0]]', ': a', '!:: x', 'a | b', '{'],
  ...['1 < 2 > 0', 'AT&T', '@name', '#1', '50 %', '^1', '==x==', '$x$', '@{x}', '[x', 'x]', '(x', '^^', '++x++'],
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

test.each(['%%', '{#id}'])('%s stays what it is, and is reported where it is alone, as other tools read it', (text) => {
  for (const around of ['One @ two.', '(@)']) {
    const written = around.replace('@', () => text)
    expect(html(`${written}\n`)).toBe(`<p>${written}</p>`)
    expect(problems(written)).toEqual([])
  }
  for (const around of ['@', 'One\n@\ntwo.']) {
    const written = around.replace('@', () => text)
    expect(html(`${written}\n`)).toBe(`<p>${written}</p>`)
    expect(pageOf(written).messages.map(({ rule }) => rule)).toEqual(['markup-not-read'])
  }
})

describe('the syntax that a page needs', () => {
  const { parse } = makeMarkdown()
  const all = Object.keys(markdownSyntax) as MarkdownFeature[]

  /** Trees as their parts that pages are made of, down to the offset. */
  const plain = (node: Nodes) => JSON.parse(JSON.stringify(node))

  function same(text: string): void {
    expect(plain(parse(text)), JSON.stringify(text)).toEqual(plain(parse(text, all)))
  }

  test('a page parsed with the syntax it needs is the page parsed with all of it', () => {
    fc.assert(fc.property(soup, same), { numRuns: runs(1500) })
  })

  // What each test of a feature looks for, at its edge.
  test.each([
    'a\n:-',
    '> a | b\n> -|-',
    '- a | b\n  -|-',
    'a | b\r\n-|-\r\n',
    'a|b\n -|- \n',
    'a|b\n\t-|-',
    '[^a]: x | y\n    -|-',
    ':::note\na|b\n-|-\n:::',
    '- [x]',
    '- [\t] a',
    '- [\n] a',
    '~a~',
    '[^1]\n\n[^1]: www.a.b',
    'HTTP://A.B WWW.A.B A@B.C',
    '[a](b) http://c.d',
    '[http://c.d][r]\n\n[r]: x',
    '![www.a.b](c)',
    '`www.a.b`',
    '<b>www.a.b</b>',
    'a\\@b.c http\\://a.b',
    'a&commat;b.c www&period;a.b',
    'x@\ny.z',
    '_www.a.b_ (http://a.b) ~me@a.b~ *x*www.a.b',
    '[www.a.b',
    'www.a.b]',
    '[a@b.c]: x',
  ])('also for %j', same)
})
