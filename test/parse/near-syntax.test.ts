import { describe, expect, test } from 'vitest'
import fc, { runs } from '../support/cases.ts'
import { html, pageOf } from '../support/pages.ts'

const above = '# Page\n\n'

/** What is said of text below a title: lines and columns are those of the text. */
const found = (text: string): string[] =>
  pageOf(`${above}${text}\n`).messages.map(
    ({ rule, place }) => `${place.line - 2}:${place.column}-${place.endLine - 2}:${place.endColumn} ${rule}`,
  )

/** The text with all that is certain fixed in it. */
function fixed(text: string): string {
  const edits = pageOf(`${above}${text}\n`).messages.flatMap(({ fix = [] }) => fix)
  const lines = text.split('\n')
  for (const { place, text: right } of edits.toReversed()) {
    const line = lines[place.line - 3]!
    lines[place.line - 3] = line.slice(0, place.column - 1) + right + line.slice(place.endColumn - 1)
  }
  return lines.join('\n')
}

describe('marks that are text are reported, and fixed to what they were meant to be', () => {
  test.each([
    ['##Heading', '1:1-1:3', '## Heading'],
    ['###1. First', '1:1-1:4', '### 1. First'],
    ['##`code`', '1:1-1:3', '## `code`'],
    ['#No space\n\nWords.', '1:1-1:2', '# No space\n\nWords.'],
    ['#Heading\n\nWords.', '1:1-1:2', '# Heading\n\nWords.'],
    ['#Next steps\nWords go on.', '1:1-1:2', '# Next steps\nWords go on.'],
    ['Words.\n##Heading', '2:1-2:3', 'Words.\n## Heading'],
    ['#\u00a0Heading', '1:2-1:3', '# Heading'],
    ['##\u2003Heading', '1:3-1:4', '## Heading'],
    ['## \u200bHeading'.replace(' ', ''), '1:3-1:4', '## Heading'],
    ['＃ Heading', '1:1-1:3', '# Heading'],
    ['＃＃Heading', '1:1-1:3', '## Heading'],
    ['\u00a0# Heading', '1:1-1:2', ' # Heading'],
    ['\u00a0\u00a0- item', '1:1-1:3', '  - item'],
    ['- item\n\u00a0\u00a0- item', '2:1-2:3', '- item\n  - item'],
    ['\u3000> quote', '1:1-1:2', ' > quote'],
    ['-\u00a0item', '1:2-1:3', '- item'],
    ['*\u2009item', '1:2-1:3', '* item'],
    ['-one\n-two', '1:1-1:2', '- one\n- two'],
    ['Words:\n+one\n+two', '2:1-2:2', 'Words:\n+ one\n+ two'],
    ['- one\n-two', '2:1-2:2', '- one\n- two'],
    ['-one\n- two', '1:1-1:2', '- one\n- two'],
    ['1. one\n2.two', '2:1-2:3', '1. one\n2. two'],
    ['1)one\n2)two', '1:1-1:3', '1) one\n2) two'],
    ['1.\u00a0one\n2.\u00a0two', '1:1-1:4', '1. one\n2. two'],
    ['• one\n• two', '1:1-1:3', '- one\n- two'],
    ['– one\n– two', '1:1-1:3', '- one\n- two'],
    ['－ one\n－ two', '1:1-1:3', '- one\n- two'],
    ['-[ ] task', '1:1-1:2', '- [ ] task'],
    ['- [] task', '1:3-1:5', '- [ ] task'],
    ['- [ ]task', '1:3-1:6', '- [ ] task'],
    ['- [x]task', '1:3-1:6', '- [x] task'],
    ['**bold ** words', '1:1-1:10', '**bold** words'],
    ['a ** bold** word', '1:3-1:12', 'a **bold** word'],
    ['**Bold **words', '1:1-1:10', '**Bold** words'],
    ['__bold words __', '1:1-1:16', '__bold words__ '],
    ['~~gone ~~', '1:1-1:10', '~~gone~~ '],
    ['*slanted *', '1:1-1:11', '*slanted* '],
    ['**Note:**text', '1:1-1:10', '**Note:** text'],
    ['＊＊bold＊＊', '1:1-1:9', '**bold**'],
  ])('%j', (text, place, right) => {
    expect(found(text).filter((line) => !line.includes('text-control'))).toEqual([`${place} markup-not-read`])
    expect(fixed(text)).toBe(right)
    expect(html(above + right)).not.toBe(html(above + text))
    expect(found(right).filter((line) => line.includes('not-read'))).toEqual([])
  })

  test.each(["'''js\ncode()\n'''", '´´´\ncode()\n´´´'])('%j is no code', (text) => {
    expect(found(text)).toEqual(['1:1-1:4 markup-not-read', '3:1-3:4 markup-not-read'])
  })

  test.each([
    ['a) one\nb) two', '1:1-1:3'],
    ['a. one\nb. two', '1:1-1:3'],
    ['(1) one\n(2) two', '1:1-1:4'],
    ['Words:\n2. one\n3. two', '2:1-2:3'],
  ])('%j is no list', (text, place) => {
    expect(found(text)).toEqual([`${place} markup-not-read`])
  })

  test('a heading has six levels at most', () => {
    expect(found('####### Seven')).toEqual(['1:1-1:8 markup-not-read'])
  })
})

describe('rows that make no table are reported', () => {
  test.each([
    ['| a | b |\n|---|\n| 1 | 2 |', '2:1-2:6', '| a | b |\n| --- | --- |\n| 1 | 2 |'],
    ['a | b\n---|---|---\n1 | 2', '2:1-2:12', 'a | b\n| --- | --- |\n1 | 2'],
    ['| a | b |\n|–|—|\n| 1 | 2 |', '2:1-2:6', '| a | b |\n|---|---|\n| 1 | 2 |'],
    ['| `a|b` | c |\n|---|---|\n| 1 | 2 |', '2:1-2:10', undefined],
    ['|---|---|\n| 1 | 2 |', '1:1-1:10', undefined],
    ['| a | b |\n\n|---|---|\n| 1 | 2 |', '3:1-3:10', undefined],
    ['| a | b |\n| 1 | 2 |', '1:1-1:10', undefined],
    ['Words:\n| a | b |\n| 1 | 2 |', '2:1-2:10', undefined],
    ['a | b | c\nd | e | f\ng | h | i', '1:1-1:10', undefined],
    ['| a | b |\n---\n| 1 | 2 |', '1:1-1:10', undefined],
    ['> | a | b |\n> | 1 | 2 |', '1:3-1:12', undefined],
  ])('%j', (text, place, right) => {
    expect(found(text)).toEqual([`${place} table-not-read`])
    if (right === undefined) return
    expect(fixed(text)).toBe(right)
    expect(html(above + right)).toContain('<table')
  })
})

describe('boxes of other tools that are not read are reported', () => {
  test.each([
    ['!!! note "Title"\n    Words.', 'Write `:::note Title`'],
    ['!!! warning\n\n    Words.', 'Write `:::warning`'],
    ['??? tip "Title"\n    Words.', 'Write `:::details Title`'],
    ['[!NOTE]\nWords.', 'Put `> ` before it'],
    [':::tip: Words\n', 'Write `:::note My title`'],
    ['/// note | Title\nWords.\n///', 'Write `:::note Title` there'],
    ['::note[Title]\n', 'Write `:::note`'],
    ['::tab[Title]\n', 'Write `:::tab`'],
    ['::matrix {roles="em"}', 'Write it like this'],
    [':: matrix', 'Write it like this'],
    ['::include(x.md)', 'Write it like this'],
  ])('%j', (text, hint) => {
    const [message, ...more] = pageOf(above + text).messages
    expect(more).toEqual([])
    expect(message).toMatchObject({ rule: 'directive-unknown', place: { line: 3, column: 1 } })
    expect(message?.hint).toContain(hint)
  })
})

test.each([
  ...[
    '#1234',
    '#1234 is fixed',
    '#channel',
    '#hashtag and more',
    '#DevOps\n\nWords.',
    '#Agile #Scrum',
    '#Kudos to all!',
    'See\n#General',
  ],
  ...[
    '##1234',
    '\\##Heading',
    '`##Heading`',
    '    ##Heading',
    '#!/bin/sh',
    '########',
    'C# and F#',
    '<!-- ##Heading -->',
    'Ask in\n#help-desk',
    'Ask in\n##help-desk',
  ],
  ...[
    '-5 degrees\n-7 degrees',
    '-v all\n-f file',
    '--all',
    '-John',
    '- one\n- two',
    '2.5 hours\n3.5 hours',
    '1.5\n2.5',
    '3.\u00a0Oktober',
  ],
  ...[
    '+1',
    'a) one  \nb) two',
    'a) one thing, and\nc) none',
    'We met in\n12. Then we left.',
    'I wrote\n(1) that, and more.',
    '*Required',
    '– A dash begins it',
    '— Jane Doe',
    '• one  \n• two',
    '→ one\n→ two',
    '\\-one\n\\-two',
    '1986\\. A year.',
  ],
  ...[
    '2 ** 3 ** 4',
    '2**3**4',
    '**/*.ts and **/*.js',
    '**kwargs and **options',
    '****',
    '__init__ and __main__',
    'a * b * c',
    'a *b',
    '5* and 4*',
  ],
  ...['**a** b **c**', '**a b**.', '\\*\\*a \\*\\*', '`**a **`', '~1 and ~~', '~~', 'snake__case __x', '**「a」**'],
  ...[
    'a | b',
    'Home | About | Contact',
    '| a |',
    '`a | b`\n`c | d`',
    'a || b\nc || d',
    '|x| + |y|',
    '\\| a | b |\n\\| c | d |',
    '--- | ---'.slice(0, 3),
  ],
  ...[
    '[ ] and [x]',
    '- [ ] a',
    '- [x] b',
    '- [x](https://a.example)',
    '- [link]',
    '[]',
    'a[]',
    'Well!!! note this',
    '??? who knows?',
    ':::',
    ': a',
  ],
  ...['words\u00a0and\u00a0words', '10\u00a0%', '- a\u00a0b', '<b>##Heading</b>'],
])('%j is as it was meant', (text) => {
  expect(found(text).filter((line) => /not-read|directive/.test(line))).toEqual([])
})

test('whatever is nearly a heading, a list or bold is that, or reported on its line', () => {
  const space = fc.constantFrom('', ' ', '\u00a0', '\u2003', '\u3000', '\ufeff', '  ')
  const words = fc.constantFrom('Words', 'Two words', '`code` and words', '"Quoted" words')
  const form = fc.constantFrom<(space: string, words: string) => string>(
    (space, words) => `##${space}${words}`,
    (space, words) => `####${space}${words}`,
    (space, words) => `${space}## ${words}`,
    (space, words) => `-${space}${words}\n-${space}${words}`,
    (space, words) => `1.${space}${words}\n2.${space}${words}`,
    (space, words) => `${space}- ${words}`,
    (space, words) => `**${words}${space.replace(/\S/g, '')}**`,
    (space, words) => `| ${words} | b |\n|${space.trim()}---|\n| 1 | 2 |`,
  )
  const around = fc.constantFrom('@', 'Words.\n\n@', '> @', '- a\n\n  @')
  fc.assert(
    fc.property(form, space, words, around, (write, space, words, around) => {
      const margin = around.startsWith('>') ? '> ' : around.startsWith('- ') ? '  ' : ''
      const text = around.replace('@', () => write(space, words).replaceAll('\n', `\n${margin}`))
      const isRead = /<h[2-6]|<li>\n?(?:<p>)?(?:W|T|<code>|&#x22;|")|<strong>(?!.*\u00a0<)|<table/.test(html(text))
      expect({ text, ok: isRead || found(text).some((line) => line.includes('not-read')) }).toEqual({ text, ok: true })
    }),
    { numRuns: runs(300) },
  )
})

describe('what another tool reads is reported', () => {
  test.each([
    ['Words %%not for readers%% go on.', '1:7-1:26 markup-not-read'],
    ['%%\nnot for readers\n%%', '1:1-1:3 markup-not-read'],
    ['[Apply](https://a.example){:target="_blank"}', '1:27-1:45 markup-not-read'],
    ['[Apply](https://a.example){target=_blank}', '1:27-1:42 markup-not-read'],
    ['Words.\n{: .btn .btn-primary }', '2:1-2:23 markup-not-read'],
    ['{:toc}', '1:1-1:7 markup-not-read'],
    ['Read <a href="https://a.example', '1:6-1:32 html-unclosed'],
    ['+-----+-----+\n| a   | b   |\n+=====+=====+\n| c   | d   |\n+-----+-----+', '1:1-1:14 table-not-read'],
    ['- **Owner: the manager', '1:3-1:5 markup-not-read'],
    ['This is **Important and long', '1:9-1:11 markup-not-read'],
    ['```{note} My title\nWords.\n```', '1:1-1:19 directive-unknown'],
    ['~~~{admonition} My title\nWords.\n~~~', '1:1-1:25 directive-unknown'],
    ['```ad-tip\nWords.\n```', '1:1-1:10 directive-unknown'],
    ['```{figure} a.png\n```', '1:1-1:18 directive-unknown'],
  ])('%j', (text, place) => expect(found(text)).toEqual([place]))

  test('boxes to tick become a list', () => {
    expect(found('[ ] one\n[x] two')).toEqual(['1:1-1:4 markup-not-read'])
    expect(fixed('[ ] one\n[x] two')).toBe('- [ ] one\n- [x] two')
    expect(fixed('[a](https://a.example){: .btn}')).toBe('[a](https://a.example)')
  })

  test('a block of MyST has the writing that works', () =>
    expect(pageOf('# Page\n\n```{note} My title\nWords.\n```\n').messages[0]!.hint).toContain('`:::note My title`'))

  test.each([
    'From 5 %% to 6 %% of all.',
    'Put %%NAME%% there.',
    'Use `{: .btn}` or \\{: .btn}.',
    'A set {a, b} and {x=1} in words.',
    'if x <a and b',
    'a + b\n+---+ is a line',
    'Pass **kwargs to it.',
    '**Only for managers.',
    'src/**/Page words',
    '```{python}\nx\n```',
    '```{r} title\nx\n```',
    '[ ] one alone',
    'See [[other] and [x]{y}.',
  ])('but not %j', (text) => expect(found(text)).toEqual([]))
})
