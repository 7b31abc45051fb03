import { describe, expect, test } from 'vitest'
import { fixed } from '../../src/edit/changes.ts'
import { pagesOf } from '../support/handbooks.ts'
import { html, pageOf, problems } from '../support/pages.ts'

const linksOf = (text: string) =>
  pageOf(text).links.map(
    ({ url, form, place: { line, column, endLine, endColumn } }) =>
      `${form} ${url} ${line}:${column}-${endLine}:${endColumn}`,
  )

const link = (words: string) => `<a href="#hole">${words}</a>`

describe('a link by id', () => {
  test.each([
    ['See [[em]].', `<p>See ${link('em')}.</p>`, 'wiki [[em]] 1:5-1:11'],
    ['[[em|the manager]]', `<p>${link('the manager')}</p>`, 'wiki [[em]] 1:1-1:19'],
    ['[[em#time]]', `<p>${link('em')}</p>`, 'wiki [[em#time]] 1:1-1:12'],
    ['[[em#time|the time]]', `<p>${link('the time')}</p>`, 'wiki [[em#time]] 1:1-1:21'],
    ['[[guides/01-set.up]]', `<p>${link('guides/01-set.up')}</p>`, 'wiki [[guides/01-set.up]] 1:1-1:21'],
    ['[[größe]]', `<p>${link('größe')}</p>`, 'wiki [[größe]] 1:1-1:10'],
    ['*[[em]]*', `<p><em>${link('em')}</em></p>`, 'wiki [[em]] 1:2-1:8'],
    ['[[[em]]]', `<p>[${link('em')}]</p>`, 'wiki [[em]] 1:2-1:8'],
    ['a\\_b &amp; c [[em]]', `<p>a_b &#x26; c ${link('em')}</p>`, 'wiki [[em]] 1:14-1:20'],
    [
      '> a\n> [[em|two\n> lines]] b',
      `<blockquote>\n<p>a\n${link('two\nlines')} b</p>\n</blockquote>`,
      'wiki [[em]] 2:3-3:10',
    ],
    ['## [[em]]', `<h2 id="em">${link('em')}</h2>`, 'wiki [[em]] 1:4-1:10'],
    [
      '| a | b |\n|-|-|\n| [[em\\|M]] | c |',
      `<div class="table-scroll" role="group" aria-label="Table" tabindex="0"><table>\n<thead>\n<tr>\n<th scope="col">a</th>\n<th scope="col">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>${link('M')}</td>\n<td>c</td>\n</tr>\n</tbody>\n</table></div>`,
      'wiki [[em]] 3:3-3:12',
    ],
    ['[[em]] <b>c</b>', `<p>${link('em')} <b>c</b></p>`, 'wiki [[em]] 1:1-1:7'],
  ])('%j has its place and words', (text, expected, place) => {
    expect(html(text)).toBe(expected)
    expect(linksOf(text)).toEqual([place])
    expect(problems(text)).toEqual([])
  })

  test('without text has the title of the page it leads to', () => {
    expect(pageOf('[[em#time]]').body).toEqual([
      '<p>',
      { kind: 'link', url: '[[em#time]]' },
      { kind: 'title', url: '[[em#time]]' },
      '</a></p>',
    ])
  })

  test('may be beside others', () => {
    expect(linksOf('[[a]] [[b|c]] \\[[d]] [[e]][[f]]')).toEqual([
      ...['wiki [[a]] 1:1-1:6', 'wiki [[b]] 1:7-1:14', 'wiki [[e]] 1:22-1:27', 'wiki [[f]] 1:27-1:32'],
    ])
  })
})

test.each([
  '[[',
  ']]',
  '[[]]',
  '[[ ]]',
  '[[two words]]',
  '[[ em ]]',
  '[[em|]]',
  '[[em| ]]',
  '[[1]]',
  '[[#time]]',
  '[[em#]]',
  '[[:alpha:]]',
  '[[ -f x ]]',
  '![[em]]',
  '[[em]](not a url)',
  '[[em][em]]',
  '[[em\n]]',
  '[[a|b|c]]',
  '{{ [[ }}',
])('%j reads as it is written', (text) => {
  expect(html(text)).toBe(`<p>${text}</p>`)
  expect(pageOf(text).links).toEqual([])
})

test.each([
  ['\\[[em]]', '<p>[[em]]</p>'],
  ['[\\[em]]', '<p>[[em]]</p>'],
  ['[[em]\\]', '<p>[[em]]</p>'],
  ['&#91;[em]]', '<p>[[em]]</p>'],
  ['`[[em]]`', '<p><code>[[em]]</code></p>'],
  ['<code>[[em]]</code>', '<p><code>[[em]]</code></p>'],
  ['    [[em]]', '<pre tabindex="0"><code>[[em]]\n</code></pre>'],
  ['```\n[[em]]\n```', '<pre tabindex="0"><code>[[em]]\n</code></pre>'],
])('%j is text', (text, expected) => {
  expect(html(text)).toBe(expected)
  expect(pageOf(text).links).toEqual([])
})

// Each of them means something in CommonMark already.
test.each([
  ['[[1]](url)', `<p>${link('[1]')}</p>`, ['inline url']],
  ['[[em]](url)', `<p>${link('[em]')}</p>`, ['inline url']],
  ['[[em]][r]\n\n[r]: url', `<p>${link('[em]')}</p>`, ['reference url']],
  ['[[text][r]]\n\n[r]: url', `<p>[${link('text')}]</p>`, ['reference url']],
  ['[[em]]\n\n[em]: url', `<p>[${link('em')}]</p>`, ['reference url']],
  ['[a [[em]] b](url)', `<p>${link('a [[em]] b')}</p>`, ['inline url']],
  ['<a href="url">[[em]]</a>', `<p>${link('[[em]]')}</p>`, ['html url']],
])('%j is the link it always was', (text, expected, links) => {
  expect(html(text)).toBe(expected)
  expect(pageOf(text).links.map(({ form, url }) => `${form} ${url}`)).toEqual(links)
})

test('in a table, a bar without a backslash is reported at its place', () => {
  expect(problems('| a | b |\n|-|-|\n| x [[em|the M]] | c |\n| `[[a]]` | \\[[b|c]] |\n')).toEqual([
    'guides/page.md:3:5-3:17 wiki-table Unexpected `|` in the link `[[em|the M]]`, which ends the cell of the table there',
    'guides/page.md:4:17-4:23 table-cells Unexpected 3 cells in a row, expected 2: readers do not see the rest',
  ])
  expect(pageOf('| a | b |\n|-|-|\n| [[em#x|M]] |').messages[0]!.hint).toBe('Write `[[em#x\\|M]]`.')
})

test.each([
  ['[[b|]]', '[[b]]'],
  ['[[b\\|a]] [[b|c]]', '[[b\\|a]] [[b\\|c]]'],
  ['[[b | Words here ]]', '[[b\\|Words here]]'],
  ['[[b#part|Words *so*]]', '[[b#part\\|Words *so*]]'],
  ['[a|b](c.md)', '[a\\|b](c.md)'],
  ['[a](c.md "x|y")', '[a](c.md "x\\|y")'],
  ['![a|b](c.png "x|y")', '![a\\|b](c.png "x\\|y")'],
  ['<https://a.example/?b|c>', '<https://a.example/?b\\|c>'],
])(
  'in a table, %s is cut without a backslash, and fixed, whether or not there is room for the rest',
  (written, right) => {
    for (const row of [`| x | ${written} |`, `| ${written} |`, `| ${written} | x | y |`]) {
      const text = `| 1 | 2 | 3 | 4 | 5 |\n|-|-|-|-|-|\n${row}\n`
      const { messages } = pageOf(text)
      expect(messages.map(({ rule }) => rule)).toEqual(['wiki-table'])
      expect(fixed(text, messages[0]!.fix!)).toContain(row.replace(written, right))
      expect(pageOf(fixed(text, messages[0]!.fix!)).messages).toEqual([])
    }
  },
)

test.each([
  ['[[b|One | two]]', 'Write `[[b\\|One two]]`.'],
  ['![[b|200]]', 'Write `[[b\\|200]]`, and for a picture `![200](b)`.'],
])('in a table, %s is cut, and what it should be is said', (written, hint) => {
  const { messages } = pageOf(`| 1 | 2 | 3 |\n|-|-|-|\n| ${written} |\n`)
  expect(messages).toMatchObject([{ rule: 'wiki-table', hint }])
  expect(messages[0]!.fix).toBeUndefined()
})

test.each(['| [ ] | (x) |', '| `[1` | 2] |', '| [[1|2]] | |', '| [a | b][c] |', '| [a] | [b](c.md) |'])(
  'in a table, %s is no link that was cut',
  (row) => {
    expect(pageOf(`| 1 | 2 | 3 |\n|-|-|-|\n${row}\n`).messages.filter(({ rule }) => rule === 'wiki-table')).toEqual([])
  },
)

describe('the place of an address', () => {
  /** What is written at the addresses of the links of a page. */
  function addresses(text: string): string[] {
    const lines = text.split('\n')
    const [page] = pagesOf({ 'a.md': text })
    return page!.links.map(({ address }) =>
      address ? lines[address.line - 1]!.slice(address.column - 1, address.endColumn - 1) : '?',
    )
  }

  test.each([
    ['[em.md](em.md)', ['em.md']],
    ['[x](<a b.md> "a b.md")', ['a b.md']],
    ['[x](a%20b.md#c)', ['a%20b.md#c']],
    ['[x](grün.md)', ['grün.md']],
    ['[x](\nem.md)', ['em.md']],
    ['![em.md](em.md "em.md")', ['em.md']],
    ['[![x](x.png)](em.md)', ['em.md', 'x.png']],
    ['[x][one], [One] and [one][]\n\n[one]: em.md "em.md"', ['em.md', 'em.md', 'em.md']],
    ['![x][one]\n\n[one]: <x.png>', ['x.png']],
    ['<a title="em.md" href="em.md">em.md</a>', ['em.md']],
    ['<a href=em.md>em.md</a>', ['em.md']],
    ['[[em]] and [[em#time|em]]', ['em', 'em#time']],
    ['| a |\n| - |\n| [[em\\|Manager]] |', ['em']],
    ['- > [x](em.md)', ['em.md']],
  ])('%s says where its address is written', (text, expected) => {
    expect(addresses(text)).toEqual(expected)
  })

  test('an address that is written with escapes has no place', () => {
    expect(addresses('[x](a&amp;b.md)\n\n<a href="a&amp;b.md">x</a>\n')).toEqual(['?', '?'])
  })
})
