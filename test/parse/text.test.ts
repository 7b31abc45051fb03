import { describe, expect, test } from 'vitest'
import { html, pageOf, problems } from '../support/pages.ts'

const heads = 'guides/page.md'

test.each([
  [
    '# A\n\n### B\n\n#### C\n',
    [`${heads}:3:1-3:6 heading-skips Unexpected heading of depth 3 below the title, expected 2`],
  ],
  [
    '---\ntitle: A\n---\n\n### B\n\n### C\n',
    [`${heads}:5:1-5:6 heading-skips Unexpected heading of depth 3 below the title, expected 2`],
  ],
  [
    '# A\n\n## B\n\n#### C\n\n#### D\n\n## E\n\n<h5>F</h5>\n',
    [
      `${heads}:5:1-5:7 heading-skips Unexpected heading of depth 4 below a heading of depth 2, expected 3`,
      `${heads}:11:1-11:11 heading-skips Unexpected heading of depth 5 below a heading of depth 2, expected 3`,
    ],
  ],
  [
    '# A\n\nText.\n\n# B\n\n# C\n',
    [
      `${heads}:5:1-5:4 heading-second Unexpected second heading of depth 1 and 1 more, expected one: the title of the page`,
    ],
  ],
  [
    '![](a.png) ![ ](b.png) <img src="c.png">\n',
    [
      `${heads}:1:1-1:11 image-alt This image has no description`,
      `${heads}:1:12-1:23 image-alt This image has no description`,
      `${heads}:1:24-1:41 image-alt This image has no description`,
    ],
  ],
  [
    '[](a.md) <a href="b.md"></a> [![](c.png)](d.md) <a href="e.md"><img src="f.png" alt=""></a>\n',
    [
      `${heads}:1:1-1:9 link-empty This link has no words`,
      `${heads}:1:10-1:29 link-empty This link has no words`,
      `${heads}:1:31-1:41 image-alt This image has no description`,
      `${heads}:1:49-1:92 link-empty This link has no words`,
    ],
  ],
  [
    'See [here](a.md), [*Click here!*](b.md) or > [Read more…](c.md)\n',
    [
      `${heads}:1:5-1:17 link-text The words \`here\` do not say where this link leads`,
      `${heads}:1:19-1:40 link-text The words \`Click here!\` do not say where this link leads`,
      `${heads}:1:46-1:64 link-text The words \`Read more…\` do not say where this link leads`,
    ],
  ],
  [
    '- [link](a.md)\n\n  ![](b.png)\n',
    [
      `${heads}:1:3-1:15 link-text The words \`link\` do not say where this link leads`,
      `${heads}:3:3-3:13 image-alt This image has no description`,
    ],
  ],
  ['| | |\n|-|-|\n| a | b |\n', [`${heads}:1:1-3:10 table-head No column of this table has a name`]],
  ['<table><tr><td>a</td></tr></table>\n', [`${heads}:1:1-1:35 table-head No column of this table has a name`]],
  [
    '```pyhton\nx\n```\n\n- ~~~javscript title="x"\n  y\n  ~~~\n',
    [
      `${heads}:1:4-1:10 code-language Unknown language \`pyhton\`, did you mean \`python\`?`,
      `${heads}:5:6-5:15 code-language Unknown language \`javscript\`, did you mean \`javascript\`?`,
    ],
  ],
])('%j is reported at its place', (text, expected) => {
  expect(problems(text)).toEqual(expected)
})

test.each([
  ['headings step by step, and back up', '# A\n\n## B\n\n### C\n\n## D\n\n### E\n\n#### F\n'],
  ['the only heading of depth 1 below a title', '---\ntitle: A\n---\n\nText.\n\n# B\n\n## C\n'],
  ['headings that are quoted or in a list', '# A\n\n> # B\n>\n> #### C\n\n- ##### D\n\n## E\n'],
  ['footnotes', '# A\n\nOne[^1].\n\n[^1]: Two.\n'],
  ['decoration', '<img src="a.png" alt=""> ![A map](b.png)\n'],
  ['a picture that is a link', '[![The team](a.png)](b.md) <a href="c.md" aria-label="Home">⌂</a>\n'],
  ['an anchor without an address', '<a name="old"></a>\n\n<a id="older"></a>\n'],
  [
    'addresses and ids as words',
    'https://example.com <b@example.com> [[em]] [`c`](c.md) [Read more about it](d.md) [1](e.md)\n',
  ],
  ['tables with one head', '| | Two |\n|-|-|\n| a | b |\n\n<table><tr><th>A</th></tr><tr><td>a</td></tr></table>\n'],
  [
    'languages that are not coloured',
    '```terraform\n```\n\n```mermaid\n```\n\n```whatever\n```\n\n```abap\n```\n\n    ```pyhton\n',
  ],
])('%s are fine', (_, text) => {
  expect(problems(text)).toEqual([])
})

test('the second title is reported with the place of the first', () => {
  expect(pageOf('# A\n\n# B\n').messages[0]!.related).toMatchObject({
    place: { line: 1 },
    message: 'the first one is here',
  })
})

test('a language becomes nothing but its name in HTML, whatever it contains', () => {
  const body = JSON.stringify(pageOf('```js"onload="x\na\n```\n').body)
  expect(body).toContain('language-js&#x22;onload=&#x22;x')
})

describe('what the author gets a message about', () => {
  test('a cell beyond the last column, which nobody sees, is reported with how to write a bar', () => {
    expect(problems('| a | b |\n| - | - |\n| `x|y` | z |\n| 1 | 2 | |\n| 1 |\n')).toEqual([
      'guides/page.md:3:9-3:14 table-cells Unexpected 3 cells in a row, expected 2: readers do not see the rest',
    ])
    expect(problems('| a | b |\n| - | - |\n| `x\\|y` | z |\n')).toEqual([])
  })

  test('a block without an end is reported at its start, wherever it is', () => {
    const end = 'is not closed'
    expect(problems(':::note\nx\n')).toEqual([`guides/page.md:1:1-1:8 directive-unclosed The block \`note\` ${end}`])
    expect(problems('> ::::tip\n> x\n> :::\n')).toEqual([
      `guides/page.md:1:3-1:10 directive-unclosed The block \`tip\` ${end}`,
    ])
    expect(problems(':::note\n:::note\nx\n:::\ny\n')).toEqual([
      `guides/page.md:2:1-2:8 directive-unclosed The block \`note\` ${end}`,
    ])
    expect(problems('- :::note\n  x\n  :::\n\n> :::tip\n> x\n> :::::\n\n:::note\n:::\n')).toEqual([])
    expect(problems(':::note\nx\n:::  \n')).toEqual([])
    expect(pageOf('::::note\nx\n').messages[0]!.hint).toBe(
      'Add a line `::::` where it ends, and one colon more to every block around it.',
    )
  })

  test('an alert whose bracket has a backslash is a quote', () => {
    expect(html('> \\[!NOTE]\n> x\n')).toBe('<blockquote>\n<p>[!NOTE]\nx</p>\n</blockquote>')
  })

  test('an empty title does not count', () => {
    expect(html(':::note[]\nx\n:::\n')).toBe(html(':::note\nx\n:::\n'))
  })

  test('raw HTML that loses its classes loses the attribute with them', () => {
    expect(html('<div class="fancy">x</div>\n')).toBe('<div>x</div>')
  })
})

describe('the end of an excerpt', () => {
  test.each([
    ['# T\n\nOne *two*\n[three](x).\n\n<!-- more -->\n\nFour.', 'One two three.'],
    ['- a\n- b\n\n<!--more-->\nFour.', 'a b'],
    ['One.\n\n## Two\n\nThree.\n\n<!-- MORE -->\n\n## Four', 'One. Three.'],
    ['One &lt;b&gt; `c`.\n\n<!-- more -->\n\n<b>x</b>', 'One <b> c.'],
    ['One.\n\n<!-- more -->', 'One.'],
    ['One[^1].\n\n<!-- more -->\n\n[^1]: Note.', 'One1.'],
    ['One.\n\n<!-- more -->\n\nTwo.\n\n<!-- more -->\n\nThree.', 'One.'],
  ])('%j has what is above the comment for an excerpt', (text, excerpt) => {
    expect(pageOf(text).excerpt).toBe(excerpt)
    expect(html(text)).not.toContain('more')
  })

  test.each([
    'One.\n\nTwo.',
    'One. <!-- more --> Two.',
    'One.\n\n<!-- read more -->\n\nTwo.',
    '<!-- more -->\n\nOne.',
    '```\n<!-- more -->\n```',
  ])('%j has none', (text) => {
    expect(pageOf(text).excerpt).toBeUndefined()
  })
})
