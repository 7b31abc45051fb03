import { describe, expect, test } from 'vitest'
import type { Message } from '../../src/base/messages.ts'
import fc, { runs } from '../support/cases.ts'
import { pageOf } from '../support/pages.ts'
import { messages } from '../support/problems.ts'

const there = {
  'guides/other.md': '# Other page\n\n## Some part\n\nWords.\n',
  'guides/My Notes/Mail Macro.md': '# Macros\n\nWords.\n',
}

const assets = ['guides/My Notes/my chart.png']

/** What is said of one paragraph, `below` a title, in a folder with the pages above. */
const found = (text: string): Message[] =>
  messages({ ...there, 'guides/page.md': `# Page\n\n${text}\n` }, { assets }).filter(
    ({ file }) => file === 'guides/page.md',
  )

/** The paragraph with what a message would fix in it. */
function fixed(text: string, { fix = [] }: Message): string {
  const [{ place, text: right } = { place: undefined, text: '' }] = fix
  return place ? text.slice(0, place.column - 1) + right + text.slice(place.endColumn - 1) : ''
}

describe('what was meant as a link is reported, with the writing that leads there', () => {
  test.each([
    ['[a](My Notes/Mail Macro.md)', '[a](<My Notes/Mail Macro.md>)'],
    ['[a](My Notes/Mail Macro)', '[a](<My Notes/Mail Macro>)'],
    ['[a]( ./My Notes/Mail Macro.md )', '[a](<./My Notes/Mail Macro.md>)'],
    ['[a](My Notes/Mail Macro.md "Title")', '[a](<My Notes/Mail Macro.md> "Title")'],
    ['![a](My Notes/my chart.png)', '![a](<My Notes/my chart.png>)'],
    ['[a](https://a.example/my page)', '[a](<https://a.example/my page>)'],
    ['[a](other.md Some title)', '[a](other.md "Some title")'],
    ['[a](other.md “Some title”)', '[a](other.md "Some title")'],
    ['(a)[other.md]', '[a](other.md)'],
    ['(a)[https://a.example/page]', '[a](https://a.example/page)'],
    ['[a] (other.md)', '[a](other.md)'],
    ['[a]  (https://a.example)', '[a](https://a.example)'],
    ['[a](other.md', '[a](other.md)'],
    ['[a](other.md]', '[a](other.md)'],
    ['[a]<other.md>', '[a](other.md)'],
    ['[a]{other.md}', '[a](other.md)'],
    ['[[guides/other]', '[[guides/other]]'],
    ['［a］（other.md）', '[a](other.md)'],
    ['[a]（other.md）', '[a](other.md)'],
    ['[a]: My Notes/Mail Macro.md', '[a]: <My Notes/Mail Macro.md>'],
    ['[[Other page]]', '[[guides/other]]'],
    ['[[other page#some-part]]', '[[guides/other#some-part]]'],
    ['[[Other page#Some part]]', '[[guides/other#some-part]]'],
    ['[[guides/other#Some part]]', '[[guides/other#some-part]]'],
    ['[[Other page|these words]]', '[these words](other.md)'],
    ['[[ guides/other ]]', '[[guides/other]]'],
    ['[[./other.md]]', '[other](other.md)'],
    ['[[../guides/other]]', '[other](other.md)'],
    ['[[guides/other|]]', '[[guides/other]]'],
    ['[[#Page]]', '[Page](#page)'],
    ['[[Mail Macro]]', '[Mail Macro](My%20Notes/Mail%20Macro.md)'],
  ])('%s', (text, right) => {
    const [message, ...more] = found(text)
    expect(more).toEqual([])
    expect(message).toMatchObject({ rule: 'link-not-read', severity: 'warning', place: { line: 3, column: 1 } })
    expect(fixed(text, message!)).toBe(right)
    // What is fixed leads there.
    const after = found(right).filter(({ rule }) => rule !== 'definition-unused')
    expect(after).toEqual([])
    if (!right.includes(']:')) expect(pageOf(right).links).toHaveLength(1)
  })

  test('and the message says that the file is there', () => {
    expect(found('[x](My Notes/Mail Macro.md)')[0]).toMatchObject({
      message: '`[x](My Notes/Mail Macro.md)` is text, not a link: its address has spaces',
      hint: '`guides/My Notes/Mail Macro.md` is there: write `[x](<My Notes/Mail Macro.md>)`.',
    })
  })

  test.each([
    ['[a](my lost page.md)', '; there is no `guides/my lost page.md`'],
    ['[a](My Notes/Mail Macros.md)', 'did you mean `guides/My Notes/Mail Macro.md`?'],
    ['[a] (lost.md)', '; there is no `guides/lost.md`'],
    ['[[Some lost page]]', 'is text, not a link'],
    ['![[other.md]]', 'neither shows an image'],
    ['[a]({{ site.url }}/page)', 'is text, not a link'],
  ])('%s leads nowhere and is left to a person', (text, part) => {
    const [message, ...more] = found(text)
    expect(more).toEqual([])
    expect(message).toMatchObject({ rule: 'link-not-read', message: expect.stringContaining(part) })
    expect(message?.fix).toBeUndefined()
  })

  test('with a template for an address, once for the whole handbook', () => {
    const text = '# Page\n\n[a]({% page "/a" %}) [b]({{ b }}/c.md)\n'
    const all = messages({ 'guides/a.md': text, 'guides/b.md': text })
    expect(all.map(({ file, message }) => `${file} ${message}`)).toEqual([
      'guides/a.md `[a]({% page "/a" %})` is text, not a link, as are 3 more in the handbook: nothing fills in its address',
    ])
  })

  test('in headings, lists, quotes and tables, beside code and bold words', () => {
    expect(found('## See [a](my page.md)')[0]?.place).toMatchObject({ line: 3, column: 8 })
    expect(found('- See\n  [a](my page.md)')[0]?.place).toMatchObject({ line: 4, column: 3 })
    expect(found('> See\n> [a](my page.md)')[0]?.place).toMatchObject({ line: 4, column: 3 })
    expect(found('| a |\n|---|\n| [a](my page.md) |')[0]?.place).toMatchObject({ line: 5, column: 3 })
    expect(found('`[b](my page.md)` [**a** `b`](my page.md)')).toMatchObject([{ place: { line: 3, column: 19 } }])
  })
})

test.each([
  ['[a]()', '1-6'],
  ['words [a]( ) words', '7-13'],
  ['[a](<>)', '1-8'],
  ['![a]()', '1-7'],
  ['<a href="">a</a>', '1-17'],
  ['[a][b]\n\n[b]: <>', '1-7'],
])('%s has no address', (text, columns) => {
  const [first, ...more] = found(text)
  expect(more).toEqual([])
  expect(first).toMatchObject({ rule: 'link-no-address', place: { line: 3 } })
  expect(`${first?.place.column}-${first?.place.endColumn}`).toBe(columns)
})

test.each([
  ...[
    '`[a](my page.md)`',
    '    [a](my page.md)',
    '```\n[a](my page.md)\n```',
    '\\[a](my page.md)',
    '[a\\](my page.md)',
  ],
  ...['<code>[a](my page.md)</code>', '<!-- [a](my page.md) -->', '<pre>\n\n[a](my page.md)\n\n</pre>'],
  ...[
    'array[0](a b)',
    'f(x)[y]',
    'f(a, b)[0]',
    'matrix[i][j]',
    'see [1](as noted by Smith et al.)',
    'the [sic](and so on)',
  ],
  ...[
    '[a](and/or others)',
    '[optional] (see below)',
    'words (in brackets) [and others]',
    '[ ] (other.md)',
    '[[ -f file ]]',
  ],
  ...[
    'a[[0]]',
    '[[1, 2], [3, 4]]',
    '- [ ] a\n- [x] b',
    '[Alice]: see README.md',
    '[Alice]: I read it yesterday',
    '(c)[1]',
  ],
  ...[
    '\\[[Two words]]',
    '[a](other.md) (b)',
    '[a](<other.md>)',
    '[a](other.md "b c")',
    "[a](other.md 'b c')",
    '[a](other.md\n"b")',
  ],
  ...[
    'Words.\n\n[a]: other.md\n\nSee [a].',
    'Text[1]\n\n[1]: see the other page',
    '{ not: a template }',
    '`{% raw %}`',
  ],
  ...['[a](#some-part)\n\n## Some part', '[Back to the top](#)', '([a](other.md))[^1]\n\n[^1]: Note.'],
])('%j is as it was meant', (text) => {
  expect(found(text).filter(({ rule }) => rule.startsWith('link-no'))).toEqual([])
})

test('a definition in the lines of other text defines nothing, and says so', () => {
  expect(found('See [a].\n[a]: other.md')).toMatchObject([
    { rule: 'link-not-read', place: { line: 4 }, hint: 'Put an empty line above it.' },
  ])
})

test('lines for a tool that fills in templates are one warning for the whole handbook', () => {
  const text = '{% hint style="info" %}\nWords.\n{% endhint %}\n\n{{< note >}}\n'
  expect(found(text)).toMatchObject([
    { rule: 'directive-unknown', place: { line: 3 }, message: expect.stringContaining('as are 2 more') },
  ])
})

test('a link, or a report on its line, is what becomes of whatever is nearly a link', () => {
  const words = fc.constantFrom('a', 'Two words', 'the `code` of it', '**bold**', 'Ünïcode', 'a [b] c')
  const address = fc.constantFrom(
    ...[
      'other.md',
      'My Notes/Mail Macro.md',
      'lost page.md',
      'https://a.example/b',
      './my page.md',
      '../a b/c d.md#e f',
    ],
  )
  const form = fc.constantFrom<(words: string, url: string) => string>(
    (words, url) => `[${words}](${url})`,
    (words, url) => `![${words}](${url})`,
    (words, url) => `[${words}](<${url}>)`,
    (words, url) => `[${words}](${url} "Title")`,
    (words, url) => `[${words}](${url} ‘Title’)`,
    (words, url) => `[${words}] (${url.replaceAll(' ', '%20')})`,
    (words, url) => `(${words.replace(/[[\]]/g, '')})[${url.replaceAll(' ', '%20')}]`,
    (words, url) => `[${words}](${url.replaceAll(' ', '%20')}`,
    (words) => `[${words}]()`,
    () => '[[Other page]]',
    () => '[[ guides/other ]]',
    () => '[[./other.md]]',
    () => '[[guides/other|]]',
    () => '[[No such page]]',
    () => '![[other.png]]',
  )
  const around = fc.constantFrom('@', 'Words @ and more.', '- @', '> @', '## @', '| a |\n|---|\n| @ |', '1. One\n   @')
  fc.assert(
    fc.property(form, words, address, around, (write, words, url, around) => {
      const link = write(words, url)
      // In a table, a bar begins the next cell, and what is beyond the last column is gone in every Markdown.
      fc.pre(!(around.startsWith('|') && link.includes('|')))
      const text = around.replace('@', () => link)
      const line = 3 + around.slice(0, around.indexOf('@')).split('\n').length - 1
      const isLink = pageOf(text).links.some(({ url }) => url.trim() !== '')
      const isReported = found(text).some(({ rule, place }) => /^link-no/.test(rule) && place.line === line)
      expect({ text, ok: isLink || isReported }).toEqual({ text, ok: true })
    }),
    { numRuns: runs(300) },
  )
})
