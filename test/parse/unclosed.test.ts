import { describe, expect, test } from 'vitest'
import fc, { runs } from '../support/cases.ts'
import { html, pageOf, problems } from '../support/pages.ts'
import { messages } from '../support/problems.ts'

const found = (text: string) => problems(text).map((line) => line.replace('guides/page.md:', ''))

describe('an anchor with nothing in it', () => {
  test.each([
    ['<a name="start"/>', '<a id="start"></a>'],
    ['<a id="start" />', '<a id="start"></a>'],
    ['<a name=start/>', '<a id="start"></a>'],
    ['<a name="start">', '<a id="start"></a>'],
    ['<span id="start"/>', '<span id="start"></span>'],
    ['<div id="start"/>', '<div id="start"></div>'],
  ])('as %s holds none of the text below', (anchor) => {
    const text = `# Page\n\n${anchor}\n\nIntro.\n\n## First part\n\nWords.\n`
    const page = pageOf(text)
    expect(page.messages).toEqual([])
    expect(html(text)).toMatch(/<(a|span|div) id="start"><\/\1>\n<p>Intro\.<\/p>\n<h2/)
    expect(page.anchors).toContain('first-part')
    const including = '::include{page="page.md" section="First part"}\n'
    expect(messages({ 'guides/page.md': text, 'guides/other.md': including })).toEqual([])
  })

  test('in a line of text leaves the places of what follows as they are', () => {
    const page = pageOf('Words <a name="x"/>and <a name="y"/>[a link](https://a.example).\n')
    expect(page.links).toMatchObject([{ place: { line: 1, column: 46 }, address: { column: 46 } }])
  })
})

describe('HTML that is never closed is reported where it is opened', () => {
  test.each([
    ['<details>\n<summary>More</summary>\n\nHidden.\n\n## Rest\n', '1:1-1:10', 'details'],
    ['Words <b>bold.\n\nMore.\n', '1:7-1:10', 'b'],
    ['Words <b>bold<b> and more.\n', '1:7-1:10', 'b'],
    ['- item <sub>low\n- item\n', '1:8-1:13', 'sub'],
    ['> <div align="center">\n>\n> Words.\n', '1:3-1:23', 'div'],
    ['<a href="https://a.example">Words\n\nMore.\n', '1:1-1:29', 'a'],
    ['<details><summary>More\n\nHidden.\n\n</details>\n', '1:10-1:19', 'summary'],
    ['<pre>\nWords\n\nMore.\n', '1:1-1:6', 'pre'],
    ['<script>\nWords\n\nMore.\n', '1:1-1:9', 'script'],
    ['<table><tr><td>Words\n\nMore.\n', '1:1-1:8', 'table'],
    ['<h2>Words\n\nMore.\n', '1:1-1:5', 'h2'],
  ])('%j', (text, place, name) => {
    expect(found(text).filter((line) => line.includes('html'))).toEqual([
      `${place} html-unclosed The element \`<${name}>\` is opened here and never closed`,
    ])
  })

  test.each([
    ['Words.\n\n<!-- a remark\n\nLost.\n', '3:1-3:5', 'The comment is opened here'],
    ['<?php echo\n\nLost.\n', '1:1-1:3', 'Readers do not see what follows `<?`'],
    ['<!DOCTYPE html\n\nLost.\n', '1:1-1:10', 'Readers do not see what follows `<!DOCTYPE`'],
    ['<!Note to all:\n\nLost.\n\n> Quote.\n', '1:1-1:7', 'Readers do not see what follows `<!Note`'],
    ['<![CDATA[\nLost.\n', '1:1-1:10', 'Readers do not see what follows `<![CDATA[`'],
    ['<div class="x"\n\nLost.\n', '1:1-1:5', 'The tag `<div` has no `>`'],
    ['<details Words of mine\n', '1:1-1:9', 'The tag `<details` has no `>`'],
  ])('%j', (text, place, message) => {
    expect(found(text)).toHaveLength(1)
    expect(found(text)[0]).toContain(`${place} html-unclosed ${message}`)
  })

  test.each([
    '<details>\n<summary>More</summary>\n\n- a\n- b\n\n</details>\n',
    '<b><i>Words</b></i>\n',
    '<p>Words\n\n<br>\n\n<img src="a.png" alt="">\n\n<hr/>\n',
    '<ul><li>One<li>Two</ul>\n',
    '<table><tr><td>One<td>Two</table>\n',
    '`<b>` and \\<b> and &lt;b>\n\n    <b>\n\n```html\n<b>\n```\n',
    '<!-- a -->\n\n<!--\n\nb <b>\n\n-->\n\nWords.\n',
    '5 < 6 and a <b and c\n',
    '<kbd title="a > b">Enter</kbd>\n',
  ])('%j has nothing open', (text) => {
    expect(found(text).filter((line) => line.includes('unclosed'))).toEqual([])
  })

  test('and a section in it cannot be included, for that reason', () => {
    const text = '# Page\n\n<details>\n\n## Rest\n\nWords.\n'
    const [, message] = messages({
      'guides/page.md': text,
      'guides/z.md': '::include{page="page.md" section="Rest"}\n',
    })
    expect(message).toMatchObject({ rule: 'include-missing' })
    expect(message!.message).toBe('The heading `Rest` on `guides/page.md` is inside a list, a quote, a box or HTML')
  })
})

describe('code that is never closed is reported where it is opened', () => {
  test.each([
    ['# Page\n\n```sh\nls\n\nWords.\n', '3:1-3:4'],
    ['````\n```\nWords.\n', '1:1-1:5'],
    ['~~~\nWords.\n```\n', '1:1-1:4'],
    ['```\ncode\n``` done\n\nWords.\n', '1:1-1:4'],
    ['- item\n  ```\n  code\n```\n\nWords.\n', '2:3-2:6'],
    ['```js\ncode\n``\nWords.\n', '1:1-1:4'],
  ])('%j', (text, place) => {
    expect(found(text)).toEqual([
      `${place} code-unclosed The code is opened here and never closed: readers see the rest of the page as code`,
    ])
  })

  test.each([
    '```\na\n```\n',
    '~~~\n```\n~~~\n',
    '> ```\n> a\n\nWords.\n',
    '- ```\n  a\n  ```\n',
    '````\n```\n````\n',
    '    code\n',
  ])('%j is closed', (text) => expect(found(text)).toEqual([]))
})

describe('what git leaves of a conflict', () => {
  const both = '<<<<<<< HEAD\nCall the first.\n=======\nPage the second.\n>>>>>>> rota\n'

  test.each([
    [`# On call\n\n${both}`, '3:1-3:13'],
    [`# On call\n\n${both.replace('=======', '||||||| base\nOld.\n=======')}`, '3:1-3:13'],
    [both, '1:1-1:13'],
    ['Words.\n<<<<<<< HEAD\n', '2:1-2:13'],
    ['Words.\n\n>>>>>>> rota\n', '3:1-3:13'],
    [`---\ntitle: X\n${both.replace('Call the', 'summary: a')}---\n\nWords.\n`, '3:1-3:13'],
  ])('%j is one error', (text, place) => {
    expect(found(text)).toEqual([`${place} merge-conflict Unexpected mark of git where two changes met`])
  })

  test('is an error in the front matter of a role, and no more than that', () => {
    const text =
      '---\ntitle: X\n<<<<<<< HEAD\nownerRole: em\n=======\nownerRole: tl\n>>>>>>> rota\nexamples: [a]\n---\n'
    expect(problems(text, 'roles/x.md')).toEqual([
      'roles/x.md:3:1-3:13 merge-conflict Unexpected mark of git where two changes met',
    ])
  })

  test('is a warning in a block of code, which may be there to show it', () => {
    expect(found(`\`\`\`\n${both}\`\`\`\n`)).toEqual([
      '2:1-2:13 merge-conflict Unexpected mark of git where two changes met, in a block of code',
    ])
  })

  test('is one error around a block of code', () => {
    expect(found(both.replace('Call the first.', '```\nCall\n```'))).toEqual([
      '1:1-1:13 merge-conflict Unexpected mark of git where two changes met',
    ])
  })

  test.each([
    '```\n<<<<<<< HEAD\n```\n',
    '```\n<<<<<<< A\n>>>>>>> B\n```\n',
    'Title\n=======\n',
    '> > > quoted\n',
    '<<<< four\n',
  ])('is not in %j', (text) => {
    expect(found(text)).toEqual([])
  })
})

test('every word of a page is on the site, or a message is where it went missing', () => {
  const opening = fc.constantFrom(
    ...[
      '<details>',
      '<b>',
      '<a name="x"/>',
      '<a id=x>',
      '<div>',
      '<!--',
      '<!-- x -->',
      '```',
      '~~~~',
      '<span id="x"/>',
      '<pre>',
    ],
    ...[
      '<script>',
      '<style>',
      '<title>',
      '<svg>',
      '<select>',
      '<table>',
      '<textarea>',
      '<summary>',
      '<?',
      '<![CDATA[',
      '<!X',
      '<div',
      '<p',
    ],
    ...[
      '<iframe src="x"/>',
      '<template>',
      '<h2>',
      '<ul>',
      ':::tip',
      '> <b>',
      '- <i>',
      '| a | b |\n|---|---|',
      '</b>',
      '</details>',
    ],
  )
  const words = ['alphaword', 'betaword', 'gammaword']
  fc.assert(
    fc.property(
      fc.array(opening, { minLength: 1, maxLength: 3 }),
      fc.constantFrom('\n\n', '\n', ' '),
      (openings, between) => {
        const text = `start\n\n${openings.map((one, at) => `${one}${between}${words[at]}`).join('\n\n')}\n\nomegaword\n`
        // What is between the start of a comment and the end of the next one is a comment.
        fc.pre(!/<!--(?! x -->).*<!-- x -->/s.test(text))
        const page = pageOf(text)
        const shown = JSON.stringify(page.text)
        const isLost = [...words.slice(0, openings.length), 'omegaword'].some((word) => !shown.includes(word))
        if (isLost) expect(page.messages.map(({ rule }) => rule)).not.toEqual([])
      },
    ),
    { numRuns: runs(400) },
  )
})
