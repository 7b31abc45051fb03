import { describe, expect, test } from 'vitest'
import { filled, html, pageOf, places, problems } from '../support/pages.ts'
import { bestTime } from '../support/time.ts'

const deep: Record<string, string> = {
  '50,000 quotes': '>'.repeat(50_000),
  '15,000 quotes': '>'.repeat(15_000),
  '16,000 dashes': '- '.repeat(16_000),
  '900 dashes': '- '.repeat(900),
  'a list of 1,000 levels': Array.from({ length: 1000 }, (_, at) => `${'  '.repeat(at)}- a`).join('\n'),
  '4,000 pairs of stars': `${'*'.repeat(4000)}a${'*'.repeat(4000)}`,
  'nested emphasis': '*a **b '.repeat(1000),
  'nested emphasis in parentheses': `${'(*a'.repeat(3000)}\n${'a*)'.repeat(3000)}`,
  'nested emphasis over lines': '*a **b\n'.repeat(1000),
  'nested emphasis over quoted lines': '> *a\n'.repeat(1900),
  'nested links': `${'['.repeat(4000)}a${'](x)'.repeat(3900)}`,
  'nested images': `${'!['.repeat(4000)}a\n${'](x)'.repeat(4000)}`,
  'nested images over quoted lines': '> ![\n'.repeat(1900),
  '10,000 brackets': '['.repeat(10_000),
  'nested strikethrough': '~~a ~b '.repeat(1000),
  'nested elements': '<div>'.repeat(3900),
  'nested elements below one without an end': `<br>${'<div>'.repeat(3900)}`,
  'nested elements over blocks': '<div>\n\n'.repeat(4000),
  'nested inline elements': 'x <b><i>\n'.repeat(1900),
  'deep after a fence in a list': `- \`\`\`\n\nout\n\n${'*a **b '.repeat(1000)}`,
  'deep after an indented fence': `    \`\`\`\n\n${'*a **b '.repeat(1000)}`,
  'deep after a fence in a quote': `> \`\`\`\n\n${'['.repeat(10_000)}`,
}

describe('Markdown', () => {
  test.each(Object.entries(deep))('M1: %s are reported as too deep, at once and each time', (_, text) => {
    const first = places(text)
    expect(first).toHaveLength(1)
    expect(first[0]).toMatch(/ (nesting|line-too-long)$/)
    expect(bestTime(() => pageOf(text))).toBeLessThan(5000)
    expect(places(text)).toEqual(first)
  })

  test.each([
    ['64 quotes', '>'.repeat(64)],
    ['a list of 20 levels', Array.from({ length: 20 }, (_, at) => `${'    '.repeat(at)}- a`).join('\n')],
    ['100 brackets', `${'['.repeat(100)}a${']'.repeat(100)}`],
    ['code that looks deep', `\`\`\`\n${'[*_ ['.repeat(1000)}\n${'> '.repeat(100)}\n\`\`\``],
    ['code spans that look deep', '`[` and `*a` and `(*`, '.repeat(60)],
    ['indented code that looks deep', `x\n\n    ${'[ ('.repeat(1000)}`],
    ['300 backslashes', '\\[\\*'.repeat(300)],
    ['900 links', '[a](b) *c* '.repeat(150)],
    ['900 items', '- [a](b) *c*\n'.repeat(900)],
    ['a wide diagram in a list', `- a\n\n  \`\`\`\n${`${' '.repeat(150)}- x\n`.repeat(9)}  \`\`\`\n`],
    ['one bold word a line', '**a** '.repeat(150)],
    ['4,000 rows of a table', `| a | b |\n|---|:-:|\n${'| x | y |\n'.repeat(4000)}`],
    ['4,000 short rows of a table', `a | b\n--|--\n${'x\n'.repeat(4000)}`],
    ['4,000 rows below an escaped bar', `| a \\| b | c |\n|---|---|\n${'| x | y |\n'.repeat(4000)}`],
    ['150 elements', `${'<div>'.repeat(150)}${'</div>'.repeat(150)}`],
    ['400 elements, one after another', '<p><b>a</b><br><img src="x.png" alt=""><a name="y"></p>\n\n'.repeat(400)],
  ])('M1: %s are not', (_, text) => {
    expect(problems(text).filter((problem) => !problem.includes('html-removed'))).toEqual([])
  })

  test.each([
    ['100,000 brackets', `${'['.repeat(19_000)}\n`.repeat(6), 'nesting'],
    ['lazy quotes', `> a\n${'a\n'.repeat(20_000)}`, 'paragraph-too-long'],
    ['a paragraph of 50,000 lines', 'word word\n'.repeat(50_000), 'paragraph-too-long'],
    ['rows below a head that is none', `| a |\n|---|---|\n${'| x | y |\n'.repeat(9000)}`, 'paragraph-too-long'],
    ['60,000 lines', 'a\n\n'.repeat(30_000), 'file-too-large'],
    ['400,000 empty lines', '\n'.repeat(400_000), 'file-too-large'],
    ['30,000 list items', '- a\n'.repeat(30_000), 'file-too-large'],
    ['5,000 quotes', '> a\n\n'.repeat(5000), 'file-too-large'],
    ['30,000 links', '[a](b)\n\n'.repeat(30_000), 'file-too-large'],
    ['1,000 wide tables', `|${'a|'.repeat(120)}\n|${'-|'.repeat(120)}\n\n`.repeat(1000), 'file-too-large'],
    ['600 boxes that nothing closes', ':::note\n'.repeat(600), 'nesting'],
    ['marks that close nothing', 'x*_'.repeat(6000), 'nesting'],
  ])('M2: %s are too much, said at once', (_, text, rule) => {
    expect(bestTime(() => pageOf(text))).toBeLessThan(8_000)
    expect(places(text)).toHaveLength(1)
    expect(places(text)[0]).toContain(` ${rule}`)
    expect(pageOf(text).text[0]?.text ?? '').toContain(text.trim().slice(0, 3))
  })

  test.each([
    ['floods of links', 'www.a.b '.repeat(2000)],
    ['floods of addresses', 'a@b.c '.repeat(3000)],
    ['a ladder of backticks', Array.from({ length: 1500 }, (_, at) => '`'.repeat((at % 190) + 1)).join('a\n')],
    ['open links', '[a](\n'.repeat(190)],
    ['open comments', '<!--'.repeat(4000)],
    ['lines of fences', '```\nx\n```\n'.repeat(2000)],
    ['20,000 empty lines', `${'\n'.repeat(20_000)}x`],
    ['2,000 tasks', '- [x] a\n'.repeat(2000)],
    ['1,000 footnotes', Array.from({ length: 1000 }, (_, at) => `a[^${at}]\n\n[^${at}]: x\n`).join('\n')],
    ['300 boxes between colons', ':::note\nx\n:::\n\n'.repeat(300)],
    ['200 boxes', '> [!note]\n> x\n\n'.repeat(200)],
  ])('M2: %s take their time, but no longer than a page may', (_, text) => {
    expect(bestTime(() => pageOf(text))).toBeLessThan(5000)
    expect(problems(text).filter((problem) => !problem.includes('html-unclosed'))).toEqual([])
  })

  test.each([
    [
      '1,000 columns, 1,000 short rows',
      `|${'a|'.repeat(1000)}\n|${'-|'.repeat(1000)}\n${'a\n'.repeat(1000)}`,
      '2:1-2:2002 table-too-large',
    ],
    [
      '100 columns, 1,000 short rows',
      `|${'a|'.repeat(100)}\n|${'-|'.repeat(100)}\n${'a\n'.repeat(1000)}`,
      '202:1-202:2 table-too-large',
    ],
    [
      '100 columns in a quote',
      `> |${'a|'.repeat(100)}\n> |${'-|'.repeat(100)}\n${'> a\n'.repeat(1000)}`,
      '202:1-202:4 table-too-large',
    ],
    [
      '100 columns in a list',
      `- |${'a|'.repeat(100)}\n  |${'-|'.repeat(100)}\n${'  a\n'.repeat(1000)}`,
      '202:1-202:4 table-too-large',
    ],
    [
      '100 columns without outer pipes',
      `${'a|'.repeat(99)}a\n${'-|'.repeat(99)}-\n${'a\n'.repeat(1000)}`,
      '202:1-202:2 table-too-large',
    ],
  ])('M3: a table of %s is too large', (_, text, problem) => {
    expect(places(text)).toEqual([problem])
    expect(bestTime(() => pageOf(text))).toBeLessThan(5000)
  })

  test('M3: short rows that make far more HTML than was written are reported', () => {
    const text = `|${'a|'.repeat(100)}\n|${'-|'.repeat(100)}\n${'a\n'.repeat(190)}`
    expect(places(text)).toEqual(['1:1-1:1 output-too-large'])
    expect(filled(pageOf(text).body).length).toBeLessThan(2 * text.length)
  })

  test('M3: a table as people write them is not reported', () => {
    expect(problems(`| a | b | c |\n|---|---|---|\n${'| one | two | three |\n'.repeat(1500)}`)).toEqual([])
  })

  test('M5: the page of every construct stays as it is', () => {
    const text = [
      '# Title\n\nA *b* **c** ~~d~~ `e` [f](g.md "h") ![i](j.png) <https://k.example> www.l.example m@n.example[^1].',
      '## Two\n\n1. a\n2. b\n   - [ ] c\n   - [x] d\n\n> [!TIP]\n> Do.\n\n:::note[Mind]\nThis.\n:::',
      '| a | b |\n|:-|-:|\n| `c` | d |\n\n```js\nconst x = 1\n```\n\n    indented\n\n***\n\nA  \nB\\\nC',
      '<details><summary>More</summary>\n\n- *x*\n\n</details>\n\n<kbd>K</kbd> <a name="old"></a>H<sub>2</sub>O &amp; &copy;',
      '[^1]: Note.',
    ].join('\n\n')
    expect(pageOf(text).messages).toEqual([])
    expect(filled(pageOf(text).body)).toMatchInlineSnapshot(`
      "
      <p>A <em>b</em> <strong>c</strong> <del>d</del> <code>e</code> <a href="#hole">f</a> <img src="hole.png" alt=""> <a href="#hole">https://k.example</a> <a href="#hole">www.l.example</a> <a href="#hole">m@n.example</a><sup><a href="#user-content-fn-1" data-footnote-ref="" aria-describedby="footnote-label" id="user-content-fnref-1">1</a></sup>.</p>
      <h2 id="two">Two</h2>
      <ol>
      <li>a</li>
      <li>b
      <ul class="contains-task-list">
      <li class="task-list-item"><input type="checkbox" disabled aria-label="To do"> c</li>
      <li class="task-list-item"><input type="checkbox" checked disabled aria-label="Done"> d</li>
      </ul>
      </li>
      </ol>
      <div class="markdown-alert markdown-alert-tip">
      <p class="markdown-alert-title">Tip</p>
      <p>Do.</p>
      </div>
      <div class="markdown-alert markdown-alert-note"><p class="markdown-alert-title">Mind</p><p>This.</p></div>
      <div class="table-scroll" role="group" aria-label="Table" tabindex="0"><table>
      <thead>
      <tr>
      <th class="align-left" scope="col">a</th>
      <th class="align-right" scope="col">b</th>
      </tr>
      </thead>
      <tbody>
      <tr>
      <td class="align-left"><code>c</code></td>
      <td class="align-right">d</td>
      </tr>
      </tbody>
      </table></div>
      <pre tabindex="0"><code class="language-js"><span class="hljs-keyword">const</span> x = <span class="hljs-number">1</span>
      </code></pre>
      <pre tabindex="0"><code>indented
      </code></pre>
      <hr>
      <p>A<br>
      B<br>
      C</p>
      <details><summary>More</summary>
      <ul>
      <li><em>x</em></li>
      </ul>
      </details>
      <p><kbd>K</kbd> <a id="old"></a>H<sub>2</sub>O &#x26; ©</p>
      <section data-footnotes="" class="footnotes"><h2 class="sr-only" id="footnote-label">Footnotes</h2>
      <ol>
      <li id="user-content-fn-1">
      <p>Note. <a href="#user-content-fnref-1" data-footnote-backref="" aria-label="Back to reference 1" class="data-footnote-backref">↩</a></p>
      </li>
      </ol>
      </section>"
    `)
  })

  test('M5: raw HTML on a page changes nothing around it', () => {
    const text = [
      '# Title\n\nA *b* ~~d~~ `e` [f](g.md "h") ![i](j.png) www.l.example x[^1].',
      '1. a\n2. b\n   - [ ] c\n   - [x] d\n\n> [!TIP]\n> Do.\n\n:::note[Mind]\nThis.\n:::',
      '| a | b |\n|:-|-:|\n| `c` | d |\n\n```js\nconst x = 1\n```\n\n    indented\n\n***\n\n[^1]: Note.',
    ].join('\n\n')
    expect(html(`${text}\n\n<hr>`).replaceAll('=""', '')).toBe(html(`${text}\n\n---`).replaceAll('=""', ''))
    expect(problems(`${text}\n\n<hr>`)).toEqual([])
  })

  test('M6: the ids of headings are unique and never empty', () => {
    const text =
      '# T\n\n## A\n\n## A\n\n## A 1\n\n## A\n\n## 🎉\n\n##\n\n## !!!\n\n## C++\n\n## C#\n\n## constructor\n\n## __proto__\n\n## footnote-label\n'
    const { headings, anchors } = pageOf(text)
    expect(headings.map(({ id }) => id)).toEqual([
      ...['t', 'a', 'a-1', 'a-1-1', 'a-2', 'section', 'section-1', 'section-2', 'c', 'c-1', 'constructor', 'proto'],
      'footnote-label',
    ])
    expect(headings.filter(({ positional }) => positional).map(({ id }) => id)).toEqual([
      ...['a-1', 'a-1-1', 'a-2', 'section-1', 'section-2', 'c-1'],
    ])
    expect(anchors).toEqual(headings.map(({ id }) => id))
  })

  test('M6: an id that HTML gives counts once, and not with a space in it or without a letter', () => {
    const text =
      '## Y\n\n<h2 id="y">One</h2>\n\n<h2 id="a b">Two</h2>\n\n<h2 id="">Three</h2>\n\n<a id="own"></a><a name="own">x</a>\n\n<h3 id="mine">Four</h3>\n'
    expect(pageOf(text).anchors).toEqual(['y', 'one', 'two', 'three', 'own', 'mine'])
    expect(html(text).match(/ id="[^"]*"/g)).toHaveLength(6)
  })

  test('M6: only the title is of depth 1', () => {
    const { headings } = pageOf('# T\n\n- # In a list\n\n> # In a quote\n\n<div><h1>In HTML</h1></div>\n')
    expect(headings.map(({ depth, text }) => [depth, text])).toEqual([
      [1, 'T'],
      [2, 'In a list'],
      [2, 'In a quote'],
      [2, 'In HTML'],
    ])
  })

  test('M7: a reference without a definition is reported at its place', () => {
    expect(
      problems(
        'One [two][three],\nfour [five][] and [six][Sven].\n\n[seven]: x\n[sven]: y\n\n[seven] ![eight][nine]\n',
      ),
    ).toEqual([
      'guides/page.md:1:10-1:17 reference-undefined The reference `[three]` has no definition',
      'guides/page.md:7:17-7:23 reference-undefined The reference `[nine]` has no definition',
    ])
    expect(problems('[a][sevn]\n\n[seven]: x\n\n[seven]\n')).toEqual([
      'guides/page.md:1:4-1:10 reference-undefined The reference `[sevn]` has no definition, did you mean `seven`?',
    ])
  })

  test('M7: brackets that are meant as text are not reported', () => {
    expect(
      problems('An array\\[0\\]\\[1\\], `a[0][1]`, [x], [ ] and [^ ].\n\n    a[0][1]\n\n```\n[^x] [y][z]\n```\n'),
    ).toEqual([])
  })

  test('M7: a footnote without a text and one without a mark are reported', () => {
    expect(problems('One[^1] two[^2].\n\n[^1]: Here.\n[^3]: Nobody asked.\n')).toEqual([
      'guides/page.md:1:12-1:16 reference-undefined The footnote `[^2]` has no definition',
      'guides/page.md:4:1-4:20 definition-unused Unused footnote `[^3]`: readers do not see it',
    ])
  })

  test('M7: definitions that nothing uses, or that another one hides, are reported', () => {
    expect(problems('[ok]\n\n[ok]: a\n[OK]: b\n[unused]: c\n\n[//]: # (A comment.)\n')).toEqual([
      'guides/page.md:4:1-4:8 definition-unused Unexpected second definition of `[OK]`, expected one: only the first counts',
      'guides/page.md:5:1-5:12 definition-unused Unused definition `[unused]`: readers do not see it',
    ])
  })

  test.each(['', '\n\n<b>raw</b>'])('M7: footnotes lead there and back (%j)', (more) => {
    const body = html(`One[^a], two[^B c]x[^é], again[^a].\n\n[^a]: First.\n[^é]: Second.${more}\n`)
    const ids = [...body.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    const hrefs = [...body.matchAll(/ href="#([^"]+)"/g)].map(([, href]) => href)
    expect(hrefs).toHaveLength(6)
    for (const href of hrefs) expect(ids).toContain(href)
    expect(new Set(ids).size).toBe(ids.length)
    for (const [, id] of body.matchAll(/aria-describedby="([^"]+)"/g)) expect(ids).toContain(id)
  })

  test('M8: HTML that is allowed stays, and HTML that is not is reported with its place', () => {
    const text = [
      '<details open><summary>S</summary>Q</details> <kbd>K</kbd> <!-- c --> <abbr title="x">a</abbr>',
      '<b onclick="x()" style="c" class="k">b</b> <font color="red">f</font> [t](tel:1)',
      'x <script>alert(1)</script> <iframe src="x"><b>y</b></iframe> <input type="text"> <input type="checkbox" checked>',
      '<svg><circle r="1"/></svg> <a href="javascript:x" target="_blank">j</a> <img src="javascript:x" onerror="y">',
    ].join('\n\n')
    expect(problems(text)).toEqual([
      'guides/page.md:3:1-3:43 html-removed Removed the attribute `onclick` of `<b>`, which is not allowed in a page',
      'guides/page.md:3:1-3:43 html-removed Removed the attribute `style`, which is not allowed in a page',
      'guides/page.md:3:1-3:43 html-removed Removed the attribute `class`, which is not allowed in a page',
      'guides/page.md:3:44-3:70 html-removed Removed the element `<font>`, which is not allowed in a page',
      'guides/page.md:5:3-5:28 html-removed Removed the element `<script>`, which is not allowed in a page',
      'guides/page.md:5:29-5:62 html-removed Removed the element `<iframe>`, which is not allowed in a page',
      'guides/page.md:5:63-5:82 html-removed Removed the element `<input>`, which is not allowed in a page',
      'guides/page.md:7:1-7:27 html-removed Removed the element `<svg>`, which is not allowed in a page',
      'guides/page.md:7:28-7:72 html-removed Removed the attribute `target`, which is not allowed in a page',
      'guides/page.md:7:73-7:109 html-removed Removed the attribute `onerror` of `<img>`, which is not allowed in a page',
      'guides/page.md:7:73-7:109 image-alt This image has no description',
    ])
    expect(html(text)).toBe(
      [
        '<details open><summary>S</summary>Q</details> <kbd>K</kbd>  <abbr title="x">a</abbr>',
        '<p><b>b</b> f <a href="#hole">t</a></p>',
        '<p>x    <input type="checkbox" checked disabled aria-label="Done"></p>',
        '<p> <a href="#hole">j</a> <img src="hole.png" alt=""></p>',
      ].join('\n'),
    )
  })

  test('M8: every address of a page becomes a hole, to be judged in one place', () => {
    const text =
      '[a](javascript:x) <a href="java&#115;cript:x">b</a> <JaVaScRiPt:x> [c](data:text/html,x) ![d](vbscript:x) [e](//evil.example)\n'
    expect(filled(pageOf(text).body)).not.toMatch(/script:|data:/)
    expect(pageOf(text).links.map(({ url }) => url)).toEqual([
      'javascript:x',
      'javascript:x',
      'JaVaScRiPt:x',
      'data:text/html,x',
      'vbscript:x',
      '//evil.example',
    ])
  })

  test('M8: comments are removed without a message', () => {
    expect(html('<!-- a -->\n\nx <!-- b --> y\n\n<!--\nc\n\nd -->\n')).toBe('<p>x  y</p>')
    expect(problems('<!-- a -->\n\nx <!-- b --> y\n')).toEqual([])
  })
})
