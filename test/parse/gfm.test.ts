import { describe, expect, test } from 'vitest'
import { makeMarkdown } from '../../src/parse/markdown.ts'

const { parse, toHtml, stringify } = makeMarkdown()

// What GitHub's specification (0.29-gfm) says of its four extensions. White space between tags does not count.
const html = (text: string) =>
  stringify(toHtml(parse(text), text).html)
    .replace(/>\n\s*</g, '><')
    .replace(/\n(?=<ul)/g, '')
    .trim()

type Case = readonly [what: string, markdown: string, html: string]

const table = (head: string, ...rows: string[]) =>
  `<table><thead>${head}</thead>${rows.length > 0 ? `<tbody>${rows.join('')}</tbody>` : ''}</table>`
const tr = (tag: string, ...cells: string[]) => `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`
const th = (...cells: string[]) => tr('th', ...cells)
const td = (...cells: string[]) => tr('td', ...cells)

const tables: Case[] = [
  ['a head and a row', '| a | b |\n| - | - |\n| c | d |', table(th('a', 'b'), td('c', 'd'))],
  ['no outer pipes', 'a | b\n-|-\nc | d', table(th('a', 'b'), td('c', 'd'))],
  [
    'alignment',
    '| a | b | c | d |\n|:-|-:|:-:|-|',
    '<table><thead><tr><th align="left">a</th><th align="right">b</th><th align="center">c</th><th>d</th></tr></thead></table>',
  ],
  ['an escaped pipe', '| a \\| b |\n| - |\n| c\\|d |', table(th('a | b'), td('c|d'))],
  ['an escaped pipe in code', '| a |\n| - |\n| `x \\| y` |', table(th('a'), td('<code>x | y</code>'))],
  ['a pipe in code that is not escaped', '| a | b |\n| - | - |\n| `x | y` |', table(th('a', 'b'), td('`x', 'y`'))],
  [
    'emphasis in a cell',
    '| *a* | **b** |\n|-|-|\n| ~~c~~ | [d](e) |',
    table(th('<em>a</em>', '<strong>b</strong>'), td('<del>c</del>', '<a href="e">d</a>')),
  ],
  ['a short row', '| a | b |\n|-|-|\n| c |', table(th('a', 'b'), td('c', ''))],
  ['a long row', '| a | b |\n|-|-|\n| c | d | e |', table(th('a', 'b'), td('c', 'd'))],
  ['an empty cell', '| a | b |\n|-|-|\n|  | d |', table(th('a', 'b'), td('', 'd'))],
  ['fewer delimiters than heads', '| a | b |\n| - |\n| c |', '<p>| a | b |\n| - |\n| c |</p>'],
  ['more delimiters than heads', '| a |\n| - | - |', '<p>| a |\n| - | - |</p>'],
  ['one column', '| a |\n| - |\n| b |', table(th('a'), td('b'))],
  ['one column without pipes is a heading', 'a\n-\nb', '<h2>a</h2><p>b</p>'],
  ['a row without pipes', '| a | b |\n|-|-|\nc', table(th('a', 'b'), td('c', ''))],
  ['the end at an empty line', '| a |\n| - |\n| b |\n\nc', `${table(th('a'), td('b'))}<p>c</p>`],
  ['the end at a quote', '| a |\n| - |\n| b |\n> c', `${table(th('a'), td('b'))}<blockquote><p>c</p></blockquote>`],
  ['the end at a list', '| a |\n| - |\n| b |\n- c', `${table(th('a'), td('b'))}<ul><li>c</li></ul>`],
  ['the end at a heading', '| a |\n| - |\n| b |\n# c', `${table(th('a'), td('b'))}<h1>c</h1>`],
  ['the end at a fence', '| a |\n| - |\n```\nc\n```', `${table(th('a'))}<pre><code>c\n</code></pre>`],
  ['the end at a thematic break', '| a |\n| - |\n***', `${table(th('a'))}<hr>`],
  ['no body', '| a |\n| - |', table(th('a'))],
  ['a paragraph above', 'x\n| a |\n| - |\n| b |', `<p>x</p>${table(th('a'), td('b'))}`],
  ['four spaces are code', '    | a |\n    | - |', '<pre><code>| a |\n| - |\n</code></pre>'],
  ['inside a list', '- | a |\n  | - |\n  | b |', `<ul><li>${table(th('a'), td('b'))}</li></ul>`],
  ['inside a quote', '> | a |\n> | - |\n> | b |', `<blockquote>${table(th('a'), td('b'))}</blockquote>`],
  [
    'inside a quote in a list',
    '1. > a|b\n   > -|-\n   > c|d',
    `<ol><li><blockquote>${table(th('a', 'b'), td('c', 'd'))}</blockquote></li></ol>`,
  ],
  ['no blocks in cells', '| a |\n| - |\n| - b |', table(th('a'), td('- b'))],
  [
    'a delimiter row of colons',
    'a\n:-\nb',
    '<table><thead><tr><th align="left">a</th></tr></thead><tbody><tr><td align="left">b</td></tr></tbody></table>',
  ],
]

const box = (checked = false) => `<input type="checkbox"${checked ? ' checked' : ''} disabled>`
const list = (...items: string[]) =>
  `<ul class="contains-task-list">${items.map((item) => `<li class="task-list-item">${item}</li>`).join('')}</ul>`

const tasks: Case[] = [
  ['open and done', '- [ ] a\n- [x] b', list(`${box()} a`, `${box(true)} b`)],
  ['a capital X', '- [X] a', list(`${box(true)} a`)],
  ['with stars and numbers', '* [ ] a', list(`${box()} a`)],
  [
    'nested',
    '- [x] a\n  - [ ] b',
    `<ul class="contains-task-list"><li class="task-list-item">${box(true)} a<ul class="contains-task-list"><li class="task-list-item">${box()} b</li></ul></li></ul>`,
  ],
  ['no space inside', '- [] a', '<ul><li>[] a</li></ul>'],
  ['another letter inside', '- [y] a', '<ul><li>[y] a</li></ul>'],
  ['no space after', '- [ ]a', '<ul><li>[ ]a</li></ul>'],
  ['not at the start', '- a [ ] b', '<ul><li>a [ ] b</li></ul>'],
  ['nothing after', '- [ ]', '<ul><li>[ ]</li></ul>'],
  ['outside a list', '[ ] a', '<p>[ ] a</p>'],
]

const strikethrough: Case[] = [
  ['two tildes', '~~one~~ two', '<p><del>one</del> two</p>'],
  ['one tilde', '~one~ two', '<p><del>one</del> two</p>'],
  ['three tildes inside a line', 'a ~~~b~~~', '<p>a ~~~b~~~</p>'],
  ['not across paragraphs', 'This ~~has a\n\nnew paragraph~~.', '<p>This ~~has a</p><p>new paragraph~~.</p>'],
  ['different lengths do not match', '~~one~ two', '<p>~~one~ two</p>'],
  ['inside a word', 'a~~b~~c', '<p>a<del>b</del>c</p>'],
  ['a space inside', '~~ one ~~', '<p>~~ one ~~</p>'],
  ['with emphasis inside', '~~*a* **b**~~', '<p><del><em>a</em> <strong>b</strong></del></p>'],
  ['an escaped tilde', '\\~~a~~', '<p>~~a~~</p>'],
  ['in code', '`~~a~~`', '<p><code>~~a~~</code></p>'],
]

const link = (href: string, text = href) => `<a href="${href}">${text}</a>`
const www = (text: string) => link(`http://${text}`, text)
const mail = (text: string) => link(`mailto:${text}`, text)

const autolinks: Case[] = [
  ['www.', 'www.commonmark.org', `<p>${www('www.commonmark.org')}</p>`],
  ['a path', 'Visit www.commonmark.org/help for more.', `<p>Visit ${www('www.commonmark.org/help')} for more.</p>`],
  ['a full stop after it', 'Visit www.commonmark.org.', `<p>Visit ${www('www.commonmark.org')}.</p>`],
  ['a full stop in it', 'Visit www.commonmark.org/a.b.', `<p>Visit ${www('www.commonmark.org/a.b')}.</p>`],
  [
    'other punctuation after it',
    'www.a.bc?! www.a.bc*, www.a.bc~ www.a.bc_:',
    `<p>${www('www.a.bc')}?! ${www('www.a.bc')}*, ${www('www.a.bc')}~ ${www('www.a.bc')}_:</p>`,
  ],
  [
    'balanced parentheses',
    'www.google.com/search?q=(business))+ok',
    `<p>${www('www.google.com/search?q=(business))+ok')}</p>`,
  ],
  [
    'a closing parenthesis too many',
    '(www.google.com/search?q=Markup+(business))',
    `<p>(${www('www.google.com/search?q=Markup+(business)')})</p>`,
  ],
  [
    'several too many',
    'www.google.com/search?q=Markup+(business)))',
    `<p>${www('www.google.com/search?q=Markup+(business)')}))</p>`,
  ],
  [
    'an ending like an entity',
    'www.google.com/search?q=commonmark&hl;',
    `<p>${www('www.google.com/search?q=commonmark')}&#x26;hl;</p>`,
  ],
  [
    'a semicolon that ends no entity',
    'www.google.com/search?q=commonmark&hl=en',
    `<p>${www('www.google.com/search?q=commonmark&#x26;hl=en')}</p>`,
  ],
  ['an end at <', 'www.commonmark.org/he<lp', `<p>${www('www.commonmark.org/he')}&#x3C;lp</p>`],
  ['http', 'http://commonmark.org', `<p>${link('http://commonmark.org')}</p>`],
  [
    'https in a parenthesis',
    '(Visit https://encrypted.google.com/search?q=Markup+(business))',
    `<p>(Visit ${link('https://encrypted.google.com/search?q=Markup+(business)')})</p>`,
  ],
  ['not inside a word', 'xhttp://a.bc awww.a.bc', '<p>xhttp://a.bc awww.a.bc</p>'],
  [
    'after what opens emphasis',
    '*www.a.bc* (www.a.bc) ~~www.a.bc~~',
    `<p><em>${www('www.a.bc')}</em> (${www('www.a.bc')}) <del>${www('www.a.bc')}</del></p>`,
  ],
  ['an underscore early in the domain', 'http://a_b.c.de', `<p>${link('http://a_b.c.de')}</p>`],
  ['an underscore in the last two parts', 'http://a.b_c.de http://a.bc.d_e', '<p>http://a.b_c.de http://a.bc.d_e</p>'],
  ['inside a link', '[www.a.bc](x)', '<p><a href="x">www.a.bc</a></p>'],
  ['inside code', '`www.a.bc`', '<p><code>www.a.bc</code></p>'],
  ['inside a table', '| a |\n| - |\n| www.a.bc |', table(th('a'), td(www('www.a.bc')))],
  ['e-mail', 'foo@bar.baz', `<p>${mail('foo@bar.baz')}</p>`],
  [
    'a plus before the @, not after it',
    "hello@mail+xyz.example isn't valid, but hello+xyz@mail.example is.",
    `<p>hello@mail+xyz.example isn't valid, but ${mail('hello+xyz@mail.example')} is.</p>`,
  ],
  ['dots, hyphens and underscores', 'a.b-c_d@a.b', `<p>${mail('a.b-c_d@a.b')}</p>`],
  ['a full stop after it', 'a.b-c_d@a.b.', `<p>${mail('a.b-c_d@a.b')}.</p>`],
  ['a hyphen or an underscore at the end', 'a.b-c_d@a.b- a.b-c_d@a.b_', '<p>a.b-c_d@a.b- a.b-c_d@a.b_</p>'],
  ['no dot in the domain', 'a@b', '<p>a@b</p>'],
]

// Where remark does otherwise than the specification says, and a handbook is none the worse for it.
const exceptions: Case[] = [
  // `www.` needs a domain after it. remark takes what stands before the dot for one.
  ['www. without a domain', 'www. www..', `<p>${link('http://www', 'www')}. ${link('http://www', 'www')}..</p>`],
  // The specification shows `ftp://` among its examples of protocols; GitHub and remark leave it alone.
  ['ftp', 'ftp://foo.bar.baz', '<p>ftp://foo.bar.baz</p>'],
]

describe.each([
  ['tables', tables],
  ['task lists', tasks],
  ['strikethrough', strikethrough],
  ['autolinks', autolinks],
  ['exceptions', exceptions],
] as const)('%s', (_, cases) => {
  test.each(cases)('%s', (_, text, expected) => {
    expect(html(text)).toBe(expected)
  })
})
