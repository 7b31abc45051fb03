import { describe, expect, test } from 'vitest'
import { filled, html, pageOf, places, problems } from '../support/pages.ts'

const linksOf = (text: string) =>
  pageOf(text).links.map(({ url, form, place }) => `${form} ${url} ${place.line}:${place.column}-${place.endColumn}`)

describe('the title', () => {
  test('is the heading the page begins with, and leaves the body', () => {
    const page = pageOf('# One *two*\n\nText.\n\n## Three\n')
    expect(page.title).toBe('One two')
    expect(filled(page.heading!)).toBe('One <em>two</em>')
    expect(filled(page.body)).toBe('\n<p>Text.</p>\n<h2 id="three">Three</h2>')
    expect(page.headings.map(({ id, depth }) => [id, depth])).toEqual([
      ['one-two', 1],
      ['three', 2],
    ])
  })

  test('may be below a comment, but not below text', () => {
    expect(pageOf('<!-- c -->\n# One\n').heading).toEqual(['One'])
    expect(pageOf('Words.\n\n# One\n').heading).toBeUndefined()
    expect(pageOf('Words.\n\n# One\n').title).toBe('One')
  })

  test('of front matter wins, and the heading is still there', () => {
    expect(pageOf('---\ntitle: Front\n---\n# Heading\n')).toMatchObject({ title: 'Front', heading: ['Heading'] })
  })

  test('is the file name when a page has no title', () => {
    expect(pageOf('Words.\n', 'guides/on-call.md').title).toBe('on-call')
  })

  test('keeps a second heading of depth 1, one level below it, and all others too', () => {
    expect(html('# A\n\n# B\n\n## C\n\n###### D\n').match(/<h\d/g)).toEqual(['<h2', '<h3', '<h6'])
    expect(html('# A\n\n## C\n').match(/<h\d/g)).toEqual(['<h2'])
  })
})

describe('a link', () => {
  test.each([
    ['[a](b.md)', 'inline b.md 1:5-9'],
    ['[a](a "a")', 'inline a 1:5-6'],
    ['[a a](<a a>)', 'inline a%20a 1:8-11'],
    ['[`a](a)`](a)', 'inline a 1:11-12'],
    ['[a](a.md#b?c=d)', 'inline a.md#b?c=d 1:5-15'],
    ['[a][b]\n\n[b]: c.md', 'reference c.md 3:6-10'],
    ['[b]\n\n[b]: c.md', 'reference c.md 3:6-10'],
    ['<https://a.example>', 'autolink https://a.example 1:2-19'],
    ['see https://a.example.', 'autolink https://a.example 1:5-22'],
    ['www.a.example', 'autolink http://www.a.example 1:1-14'],
    ['me@a.example', 'autolink mailto:me@a.example 1:1-13'],
    ['x <a title="c" href="c">c</a>', 'html c 1:22-23'],
    ["x <a href='c'>c</a>", 'html c 1:12-13'],
    ['![a](a.png)', 'image a.png 1:6-11'],
    ['![a.png][r]\n\n[r]: b.png', 'image b.png 3:6-11'],
    ['x <img alt="a" src="a">', 'image a 1:21-22'],
    ['text\ntext [a\nb](c.md)', 'inline c.md 3:4-8'],
    ['> - [a](b)\n', 'inline b 1:9-10'],
  ])('%j has its place where it is written', (text, link) => {
    expect(linksOf(text)).toEqual([link])
  })

  test('around an image is two, each with its place', () => {
    expect(linksOf('[![n](b.svg)](http://x.example)')).toEqual([
      'inline http://x.example 1:15-31',
      'image b.svg 1:7-12',
    ])
  })

  test('keeps its title and what HTML gives it, and its id has an element of its own', () => {
    const page = pageOf('[a](b "c") <a href="d" id="e" title="f">g</a> <img src="h" width="3" id="i" alt="j">')
    expect(page.anchors).toEqual(['e', 'i'])
    expect(page.body).toEqual([
      '<p>',
      { kind: 'link', url: 'b', title: 'c' },
      'a</a> <span id="',
      { kind: 'id', id: 'e' },
      '"></span>',
      { kind: 'link', url: 'd', title: 'f' },
      'g</a> <span id="',
      { kind: 'id', id: 'i' },
      '"></span>',
      { kind: 'image', url: 'h', alt: 'j', attributes: { width: '3' } },
      '</p>',
    ])
  })

  test('cannot pass for a footnote to get past the check of links', () => {
    const page = pageOf('<a data-footnote-ref href="https://evil.example">x</a>')
    expect(page.links).toHaveLength(1)
    expect(filled(page.body)).not.toContain('evil')
  })
})

describe('boxes', () => {
  test.each([
    ['> [!NOTE]\n> Text.', 'note', 'Note'],
    ['> [!warning]  \n> Text.', 'warning', 'Warning'],
    ['> [!TIP]\\\n> Text.', 'tip', 'Tip'],
    ['> [!CAUTION]\n>\n> Text.', 'caution', 'Caution'],
    [':::important\nText.\n:::', 'important', 'Important'],
    [':::note[*My* title]\nText.\n:::', 'note', '<em>My</em> title'],
    ['::::tip\nText.\n::::', 'tip', 'Tip'],
  ])('%j', (text, name, title) => {
    expect(html(text).replaceAll('\n', '')).toBe(
      `<div class="markdown-alert markdown-alert-${name}"><p class="markdown-alert-title">${title}</p><p>Text.</p></div>`,
    )
    expect(problems(text)).toEqual([])
  })

  test.each(['> [!NOPE]\n> Text.', '> Text.\n> [!NOTE]', '[!NOTE]\n\nText.'])('%j is none', (text) => {
    expect(html(text)).not.toContain('markdown-alert')
  })

  test('an unknown block stays as written and is reported', () => {
    const text = 'One.\n\n:::nte{#x}\nTwo *three*.\n:::\n\n::video{a="b"}\n\n:::constructor\nx\n:::\n'
    expect(problems(text)).toEqual([
      'guides/page.md:3:1-5:4 directive-unknown Unknown block `nte`, did you mean `note`?',
      'guides/page.md:7:1-7:15 directive-unknown Unknown block `video`',
      'guides/page.md:9:1-11:4 directive-unknown Unknown block `constructor`',
    ])
    expect(html(text)).toBe(
      '<p>One.</p>\n<p>:::nte{#x}</p>\n<p>Two <em>three</em>.</p>\n<p>:::</p>\n<p>::video{a="b"}</p>\n<p>:::constructor</p>\n<p>x</p>\n<p>:::</p>',
    )
  })

  test('details are text to unfold', () => {
    const text = ':::details[More *words*]\nText.\n:::\n\n:::details\n- a\n:::\n'
    expect(html(text)).toBe(
      '<details><summary>More <em>words</em></summary><p>Text.</p></details>\n<details><summary>Details</summary><ul>\n<li>a</li>\n</ul></details>',
    )
    expect(problems(text)).toEqual([])
  })

  test.each(['', '\n\n<b>x</b>'])('tabs are parts one below the other, each with its label%s', (more) => {
    const text = `::::tabs\n:::tab[\\*nix]\nOne.\n:::\n\n:::tab\n> [!TIP]\n> Two.\n:::\n::::${more}\n`
    expect(html(text).replace('\n<p><b>x</b></p>', '')).toBe(
      '<div class="tabs"><div class="tab"><p class="tab-label">*nix</p><p>One.</p></div><div class="tab"><p class="tab-label">Tab 2</p><div class="markdown-alert markdown-alert-tip">\n<p class="markdown-alert-title">Tip</p>\n<p>Two.</p>\n</div></div></div>',
    )
    expect(problems(text)).toEqual([])
    expect(pageOf(text).text[0]!.text).toMatch(/^\*nix One. Tab 2 Tip Two./)
  })

  test('a tab outside of tabs stays as written and is reported', () => {
    const text = ':::tab[A]\nOne.\n:::\n\n:::tabz\n:::\n\n:::detials\n:::\n'
    expect(problems(text)).toEqual([
      'guides/page.md:1:1-3:4 directive-unknown Unexpected block `tab` outside of `tabs`',
      'guides/page.md:5:1-6:4 directive-unknown Unknown block `tabz`, did you mean `tab`?',
      'guides/page.md:8:1-9:4 directive-unknown Unknown block `detials`, did you mean `details`?',
    ])
    expect(html(text)).toContain('<p>:::tab[A]</p>\n<p>One.</p>\n<p>:::</p>')
  })

  test('tabs with as few colons as their parts end early, which is reported', () => {
    expect(problems(':::tabs\n:::tab[A]\nOne.\n:::\n:::tab[B]\nTwo.\n:::\n:::\n')).toEqual([
      'guides/page.md:2:1-2:7 directive-unclosed The block `tab` is not closed',
      'guides/page.md:5:1-7:4 directive-unknown Unexpected block `tab` outside of `tabs`',
    ])
  })

  test('colons in prose are prose', () => {
    const text = 'At 10:30 a:b and ::c and :d[e]{f}.\n'
    expect(html(text)).toBe('<p>At 10:30 a:b and ::c and :d[e]{f}.</p>')
    expect(problems(text)).toEqual([])
  })
})

describe('the text for search', () => {
  test('has a section for each heading and one before the first', () => {
    expect(
      pageOf('# Title\n\nLead [link](x).\n\n- a\n- b\n\n## Two\n\n| c | d |\n|-|-|\n| `e` | f<br>g |\n\n### Three\n')
        .text,
    ).toEqual([
      { id: '', title: 'Title', text: 'Lead link. a b' },
      { id: 'two', title: 'Two', text: 'c d e f g' },
      { id: 'three', title: 'Three', text: '' },
    ])
  })
})

describe('code', () => {
  test('has colours of class names for a language that is known', () => {
    expect(html('```js\nlet a = "<b>"\n```\n')).toBe(
      '<pre tabindex="0"><code class="language-js"><span class="hljs-keyword">let</span> a = <span class="hljs-string">"&#x3C;b>"</span>\n</code></pre>',
    )
  })

  test('has colours of YAML for the front matter of a page in Markdown', () => {
    expect(html('```md\n---\ntitle: X\n---\n## Y\n```\n')).toBe(
      '<pre tabindex="0"><code class="language-md"><span class="hljs-meta">---</span>\n<span class="hljs-attr">title:</span> <span class="hljs-string">X</span>\n<span class="hljs-meta">---</span>\n<span class="hljs-section">## Y</span>\n</code></pre>',
    )
  })

  test.each(['nope', 'js" onload=x', '<b>', 'constructor', '__proto__'])(
    'is plain for the language `%s`',
    (language) => {
      const body = html(`\`\`\`${language}\nx &lt; y\n\`\`\`\n`)
      expect(body).toMatch(/^<pre tabindex="0"><code class="language-[^"]*">x &#x26;lt; y\n<\/code><\/pre>$/)
    },
  )
})

test('problems of the front matter and of the text are all reported', () => {
  expect(places('---\ntitle: 3\ntrack: x\n---\n[a][b]\n\n:::x\n:::\n\n<font>y</font>\n', 'roles/x.md')).toEqual([
    ...['1:1-1:1 key-missing', '1:1-1:1 role-without-examples', '2:8-2:9 key-value', '3:8-3:9 key-value'],
    ...['5:4-5:7 reference-undefined', '7:1-8:4 directive-unknown', '10:1-10:15 html-removed'],
  ])
})

describe('a picture with a caption', () => {
  const picture = '<img src="hole.png" alt="">'
  const scroll = (table: string) =>
    `<div class="table-scroll" role="group" aria-label="Table" tabindex="0"><table>${table}</table></div>`
  const rows = '\n<thead>\n<tr>\n<th scope="col">a</th>\n</tr>\n</thead>\n'

  test.each([
    ['![A map](map.png "The *site*")', `<figure>${picture}<figcaption>The *site*</figcaption></figure>`],
    ['![A map][m]\n\n[m]: map.png "T"', `<figure>${picture}<figcaption>T</figcaption></figure>`],
    [
      '- ![A map](map.png "T")\n\n  x',
      `<ul>\n<li>\n<figure>${picture}<figcaption>T</figcaption></figure>\n<p>x</p>\n</li>\n</ul>`,
    ],
    [
      '![A map](map.png "<b>")\n\n<b>x</b>',
      `<figure>${picture}<figcaption>&#x3C;b></figcaption></figure>\n<p><b>x</b></p>`,
    ],
  ])('%j is a picture with a caption', (text, expected) => {
    expect(html(text)).toBe(expected)
    expect(problems(text)).toEqual([])
  })

  test('the caption of a picture is not its title once more, and can be searched for', () => {
    const page = pageOf('![A map](map.png "The site")')
    expect(page.body[1]).toEqual({ kind: 'image', url: 'map.png', alt: 'A map' })
    expect(page.text).toEqual([{ id: '', title: '', text: 'The site' }])
  })

  test.each([
    ['![A map](map.png)', `<p>${picture}</p>`],
    ['![A map](map.png " ")', `<p>${picture}</p>`],
    ['See ![A map](map.png "T")', `<p>See ${picture}</p>`],
    ['![A](a.png "T") ![B](b.png "T")', `<p>${picture} ${picture}</p>`],
    ['[![A](a.png "T")](b.md)', `<p><a href="#hole">${picture}</a></p>`],
  ])('%j has none', (text, expected) => {
    expect(html(text)).toBe(expected)
  })

  test.each([
    ['Table: Who *does* it\n\n| a |\n|-|', scroll(`<caption>Who <em>does</em> it</caption>${rows}`)],
    ['Table: Two\n| a |\n|-|', scroll(`<caption>Two</caption>${rows}`)],
    ['x\n\nTable: A\n\n| a |\n|-|\n\n<b>y</b>', `<p>x</p>\n${scroll(`<caption>A</caption>${rows}`)}\n<p><b>y</b></p>`],
  ])('%j is a table with a caption', (text, expected) => {
    expect(html(text)).toBe(expected)
    expect(problems(text)).toEqual([])
  })

  test.each([
    ['Table: A\n\nx\n\n| a |\n|-|', `<p>Table: A</p>\n<p>x</p>\n${scroll(rows)}`],
    ['Table:\n\n| a |\n|-|', `<p>Table:</p>\n${scroll(rows)}`],
    ['Tables: A\n\n| a |\n|-|', `<p>Tables: A</p>\n${scroll(rows)}`],
    ['Table: A', '<p>Table: A</p>'],
  ])('%j has no caption', (text, expected) => {
    expect(html(text)).toBe(expected)
  })
})

test('of the sources of a picture, the message says in how many places they were and that its image stays', () => {
  const text = '<picture>\n<source srcset="a.png">\n<source srcset="b.png">\n<img src="c.png" alt="C">\n</picture>\n'
  const page = pageOf(text)
  expect(page.messages.find(({ message }) => message.includes('element'))).toMatchObject({
    message: 'Removed the element `<source>` in 2 places, which is not allowed in a page',
    hint: 'Leave it out: in a `<picture>`, the image of `<img>` is kept and shown on light and dark pages.',
  })
  expect(page.links.map(({ url }) => url)).toContain('c.png')
})
