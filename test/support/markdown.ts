import type { Element, Root } from 'hast'
import { raw } from 'hast-util-raw'
import { parseFragment } from 'parse5'
import { visit } from 'unist-util-visit'
import { expect } from 'vitest'
import { makeMarkdown } from '../../src/parse/markdown.ts'
import type { Fragment, Hole, Page } from '../../src/parse/types.ts'
import fc from './cases.ts'
import { filled, pageOf } from './pages.ts'

// Pieces of Markdown that interact with one another, for documents that nobody would write.
const words = fc.constantFrom(
  'word',
  'Ünïcödé',
  '日本語',
  'a:b',
  '10:30',
  'e.g.',
  '1.',
  '-',
  '…',
  '🎉',
  'x_y',
  'www',
  '@',
)
const pieces = fc.constantFrom(
  ...['https://a.example/b?c=d&e', '<https://a.example>', 'www.a.example/(b)', 'me@a.example', '<me@a.example>'],
  ...['[www.a.example](b.md)', '[a](http://b.example "t")', '![i](i.png)', '[r][ref]', '[ref]', '[x][nope]', 'http://'],
  ...[
    '*em*',
    '**strong**',
    '~one~',
    '~~two~~',
    '~~~',
    '`co|de`',
    '``a`b``',
    '***',
    '\\*',
    '\\~',
    '_a_',
    '*a',
    'b**',
    '~',
  ],
  ...[
    '[^1]',
    '[^note]',
    '[^nope]',
    '^[x]',
    '[ ]',
    '[x]',
    '[X] done',
    '|',
    '\\|',
    '::',
    ':::',
    '{#id .c}',
    '{#id}',
    '[[em]]',
    '[[em#x|y z]]',
    '[[em\\|y]]',
    '\\[[em]]',
    '[[ref]]',
    '[[',
    ']]',
    '[[em|',
    '{#ref}\n',
    '{#word}\n',
    '&amp;',
    '&#x41;',
  ],
  ...[
    '<b>x</b>',
    '<br>',
    '<!-- c -->',
    '<i',
    '</div>',
    '<img src=x onerror=y>',
    '<a href="javascript:x">y</a>',
    '<script>',
  ],
  ...['  \n', '\\\n', '\n', '\t', '\u00a0', '\uFDD0', '\uFDD00\uFDD0', '&#xFDD0;1&#xFDD0;', ']', '](', '![', '"', "'"],
)
const line = fc.array(fc.oneof(words, pieces), { minLength: 1, maxLength: 7 }).map((parts) => parts.join(' '))
const blocks = fc.constantFrom(
  ...[
    '| a | b |\n|:-|-|\n| www.a.example | ~x~ |\n| `a\\|b` |',
    'a | b\n-|-\nc',
    '|-|\n|-|',
    '- [ ] open\n- [x] done\n  - [X] in',
  ],
  ...[
    '[ref]: https://a.example/ref',
    '[^1]: One, see https://a.example\n\n    More.',
    '[^note]: *Two* [^1]',
    '```js\nlet a = 1 // www.a.example\n```',
  ],
  ...[
    '~~~\n[^1] | ~~x~~\n~~~',
    '    indented | code',
    '> [!NOTE]\n> Look: me@a.example',
    '> quote\n> | a |\n> | - |',
    ':::tip[T]\nbody ~x~\n:::',
  ],
  ...[
    '::video{#x}',
    ':::nope\n| a |\n| - |\n:::',
    '<div>\n\n*a*\n\n</div>',
    '<details><summary>s</summary>\n\n- [ ] t\n\n</details>',
    '<table><tr><td>x</td></tr></table>',
  ],
  ...[
    'Title\n===',
    'Sub: 10:30\n---',
    '---',
    '***',
    '- - -',
    '1. a\n   - b\n     | c |\n     | - |',
    '10) x',
    '<!-- www.a.example -->',
    '<a id="x"></a>',
    '<h2 id="sub">H</h2>',
    '## Sub {#sub}',
    '<!-- more -->',
    '![i](i.png "T & \uFDD0")',
    'Table: *a* www.a.example\n\n| a |\n|-|',
    'Table: b\na | b\n-|-',
    '::::tabs\n:::tab[A *b*]\nx\n:::\n:::tab\ny\n:::\n::::',
    ':::tabs\n:::tab[A]\n:::',
    ':::details[More `x`]\ny\n:::',
    '```js title="﷐a <b> &quot;" {2-3,1}\n/* a\nb */ let c\n\nd\n```',
    '- ~~~ {1}\n  x\n  ~~~',
    '## [[em]] & &amp; \\* [[tl]]',
    '| a | b |\n|-|-|\n| [[em|x]] | [[em\\|x]] |',
    '> - a &gt;\n>   [[em|b\n> c]]',
    '## *Word* {#word}\n\n## Word',
    'Under {#sub}\n---',
  ],
)
const prefixed = fc
  .tuple(fc.constantFrom('', '# ', '## ', '- ', '> ', '1. ', '  ', '    ', '> - ', '- > ', '- [ ] '), line)
  .map((parts) => parts.join(''))

/** Markdown of all sorts, well-formed and not. */
export const soup = fc
  .array(fc.tuple(fc.oneof(prefixed, blocks, line), fc.constantFrom('\n\n', '\n', '\n\n\n', '\r\n')), { maxLength: 9 })
  .map((parts) => parts.flat().join(''))

const yamlLine = fc.oneof(
  fc.constantFrom(
    ...[
      'title: A title',
      'title: 12',
      'ownerRole: em',
      'owner role: tl',
      'examples: [a, b]',
      'examples:',
      '  - a: b',
      '  - c',
      'titel: x',
    ],
    ...[
      'time:',
      '  people: 30-50',
      '\tx: y',
      '- a',
      'a: &x 1',
      'b: *x',
      '<<: *x',
      '__proto__: 1',
      'toString: 1',
      'kind: constructor',
      'kind: role',
    ],
    ...[
      'aliases:',
      '  - name: x',
      '    ambiguous: maybe',
      '  - nam: y',
      'a: [',
      ']',
      '}',
      '{',
      '? x',
      ': y',
      '|',
      'x: |',
      '  text',
      '"',
      "'",
      '!!js/function x',
    ],
    ...[
      '# c',
      '...',
      '--- x',
      '\u00a0x: 1',
      'givesUp: {a: }',
      'x: @y',
      'x: `y`',
      'x: %y',
      'sharedBy: {em: a, tl: b}',
      'everyone: true',
      'decides: {alone: 3}',
      '\uFEFF',
      '\r',
    ],
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
)

/** Front matter of all sorts, between its fences. */
export const frontMatter = fc
  .tuple(fc.array(yamlLine, { maxLength: 8 }), fc.constantFrom('---', '---', '---', '...', '---x', '', '--- '))
  .map(([lines, close]) => `---\n${lines.join('\n')}\n${close}\n`)

/** Any text at all. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: fc.constantFrom(...'[]()!*_~`<>&#|:-+=\\"\'{}^ \n\t.1axA\r\u0000\uFDD0'), maxLength: 80 }),
  soup,
  fc.tuple(frontMatter, soup).map((parts) => parts.join('')),
)

// `@` is replaced by a unique word when the document is complete; `~@` by one that readers do not see.
interface Piece {
  readonly lines: readonly string[]
}

const piece = (...lines: readonly string[]): Piece => ({ lines })

const definitions = [
  piece('', 'End[^1] and [^2].'),
  piece('', '[^1]: Note @.'),
  piece('', '[^2]: Note @:', '', '    - with @'),
  piece('', '[ref]: a.md "t"'),
]

function numbered(parts: readonly Piece[]): { lines: string[]; words: string[] } {
  const words: string[] = []
  let count = 0
  const put = (_: string, hidden: string | undefined) => {
    const word = `word${++count}w`
    if (hidden === undefined) words.push(word)
    return word
  }
  return { lines: parts.flatMap(({ lines }) => lines.map((line) => line.replace(/(~)?@/g, put))), words }
}

const inline = fc.constantFrom(
  ...['@', '*@*', '**@** @', '`@`', '~~@~~', '[@](b.md)', '[@][ref]', '![~@](i.png)', '[^1]', '[^2]', '<kbd>@</kbd>'],
  ...['[[em|@]]', '[[tl#x|@]]', '@:10:30', 'a::@', '1 < @ > 0', '<500ms @', '{@}', ':@:', '\\[[@]]', 'www.a.example/@'],
  ...[
    '<span id="~@">@</span>',
    '<a href="b.md">@</a>',
    '@<br>@',
    '<!-- ~@ -->',
    '\\<b>@',
    '&amp;@',
    'https://a.example/@',
  ],
)
const sentence = fc.array(inline, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(' '))
const label = fc.constantFrom('', '[@]', '[*@* @]', '[[em]]', '[]')

const leaf: fc.Arbitrary<Piece> = fc.oneof(
  sentence.map((text) => piece(`@ ${text}`)),
  fc.tuple(sentence, sentence).map((two) => piece(...two.map((text) => `@ ${text}`))),
  fc.tuple(fc.integer({ min: 1, max: 6 }), sentence).map(([depth, text]) => piece(`${'#'.repeat(depth)} @ ${text}`)),
  fc.constantFrom('## @ {#~@}', '### `@` {#own}', '## @ \\{#@}', '## 🎉', '## ~ {#x~@}').map((line) => piece(line)),
  fc.constantFrom('js', 'js title="@" {1,3}', 'title="@"', '{2-9}', 'nope', '').map((info) => fence('```', info)),
  fc.constantFrom('yaml', 'ts {2}', '').map((info) => fence('~~~~', info)),
  // An empty line below, because readers see the title of a picture only where nothing else is in its paragraph.
  fc
    .constantFrom('![~@](i.png "@")', '![~@](i.png)', '<img src="i.png" alt="~@" width="9">')
    .map((line) => piece(line, '')),
  fc
    .constantFrom('<!-- more -->', '---', '<!-- ~@', '<hr>')
    .map((line) => piece(line, ...(line.endsWith('@') ? ['-->'] : []))),
  fc.tuple(sentence, fc.boolean()).map(([text, captioned]) => table(text, captioned)),
  fc.constant(piece('<table><tr><th>@<td align="right">@</table>')),
  fc.constant(piece('<dl><dt>@<dd>@</dl>')),
  fc.constant(piece('<p align="center" class="x" onclick="y">@</p><script>~@</script>')),
  fc.constant(piece('> [!DANGER]', '> @')),
)

const fence = (mark: string, info: string) => piece(mark + info, '/* @', '@ */ let a = "@"', '', '@', mark)

const table = (text: string, captioned: boolean) =>
  piece(
    ...(captioned ? ['Table: @ *@*', ''] : []),
    ...['| @ | @ |', '| :- | -: |', `| ${text.replaceAll('|', '\\|')} | @ |`, '| @ |', '| `@\\|@` | [[em\\|@]] |'],
  )

/** Blocks one after the other, with empty lines between them. */
const joined = (blocks: readonly Piece[]): Piece => piece(...blocks.flatMap(({ lines }) => ['', ...lines]))

function block(depth: number): fc.Arbitrary<Piece> {
  if (depth === 0) return leaf
  const inner = fc.array(block(depth - 1), { minLength: 1, maxLength: 3 }).map(joined)
  const colons = ':'.repeat(1 + 2 * depth)
  return fc.oneof(
    { weight: 4, arbitrary: leaf },
    fc
      .tuple(fc.constantFrom('note', 'tip', 'important', 'warning', 'caution', 'details'), label, inner)
      .map(([name, title, { lines }]) => piece(`${colons}${name}${title}`, ...lines, colons)),
    fc.tuple(label, inner, inner).map(([title, one, two]) => tabs(colons, title, one, two)),
    fc
      .tuple(fc.constantFrom('NOTE', 'tip', 'CAUTION'), inner)
      .map(([name, { lines }]) => piece(...quoted([`[!${name}]`, ...lines]))),
    inner.map(({ lines }) => piece(...quoted(lines.slice(1)))),
    fc.tuple(fc.constantFrom('- ', '- [ ] ', '1. ', '2) [x] '), inner).map(([mark, { lines }]) => item(mark, lines)),
    inner.map(({ lines }) => piece('<details>', '<summary>@</summary>', ...lines, '', '</details>')),
    inner.map(({ lines }) => piece('<div align="center">', ...lines, '', '</div>')),
    // Unknown blocks stay as written.
    inner.map(({ lines }) => piece(`${colons}nope`, ...lines, colons)),
    inner.map(({ lines }) => piece(`${colons}note`, ...lines)),
  )
}

const tabs = (colons: string, title: string, one: Piece, two: Piece): Piece =>
  piece(
    ...[`:${colons}tabs`, `${colons}tab${title}`, ...one.lines, colons],
    ...[`${colons}tab[@]`, ...two.lines, colons, `:${colons}`],
  )

const quoted = (lines: readonly string[]): string[] => lines.map((line) => `> ${line}`)

function item(mark: string, lines: readonly string[]): Piece {
  const margin = ' '.repeat(mark.startsWith('-') ? 2 : 3)
  return piece(`${mark}@`, ...lines.map((line) => (line === '' ? '' : margin + line)))
}

/** A well-formed random document of everything that rolebook's Markdown has, nested in any way. */
export const authored: fc.Arbitrary<{ readonly text: string; readonly words: readonly string[] }> = fc
  .tuple(fc.array(block(3), { minLength: 1, maxLength: 5 }), fc.boolean())
  .map(([blocks, withTitle]) => {
    const all = numbered([...(withTitle ? [piece('# Title @')] : []), joined(blocks), ...definitions])
    return { text: `${all.lines.join('\n')}\n`, words: all.words }
  })

/** What must be true of the page of any text. */
export function checkPage(text: string, path?: string): Page {
  const page = pageOf(text, path)
  for (const fragment of [page.heading ?? [], page.body] as Fragment[]) {
    const html = filled(fragment)
    // Nothing is left open, nothing is closed that was not opened, nothing is where HTML does not allow it.
    expect(sameEmpty(stringify(treeOf(html)))).toBe(sameEmpty(html))
    for (const { tagName, properties } of elements(html)) {
      expect(['script', 'style', 'iframe', 'object', 'form', 'svg', 'link', 'meta', 'base']).not.toContain(tagName)
      for (const [name, value] of Object.entries(properties)) {
        expect(name).not.toMatch(/^on/i)
        expect(String(value)).not.toMatch(/^\s*(javascript|vbscript|data):/i)
      }
    }
  }
  // Every link and image is a hole, and no hole is anything else.
  const holes = holesOf(page)
  expect(holes.filter(({ kind }) => kind === 'link' || kind === 'image')).toHaveLength(page.links.length)
  expect(chunks(page).join('')).not.toMatch(/\uFDD0/)
  expect(JSON.stringify(holes)).not.toMatch(/\uFDD0/)
  // Every id is there once, and has no character with which a browser would not find it.
  expect(new Set(page.anchors).size).toBe(page.anchors.length)
  for (const anchor of page.anchors) expect(anchor).toMatch(/^\S+$/)
  // What an unclosed script has swallowed may still be referred to.
  if (!/<script/i.test(text)) for (const hole of holes) if (hole.kind === 'id') expect(page.anchors).toContain(hole.id)
  for (const { id, depth } of page.headings) {
    expect(page.anchors).toContain(id)
    expect(depth).toBeGreaterThanOrEqual(1)
  }
  // Search finds every word that is shown, in order. Where the title of another page will be, both have its id.
  const sections = page.text.map(({ id, title, text }) => (id === '' ? '' : title) + text)
  // The number of a footnote is not a word of its heading, and a heading of images is found by what they show.
  const body = filled(page.body.map(imageWithText)).replace(/<h\d[^>]*>.*?<\/h\d>/gs, (heading) => {
    const words = heading.replace(/<sup>.*?<\/sup>/gs, '')
    return shown(textOf(words)) === '' ? words.replace(/<img alt="([^"]*)">/g, '$1') : words
  })
  if (!/<script/i.test(text)) expect(shown(sections.join(''))).toBe(shown(textOf(body)))
  for (const { place } of page.messages) {
    expect(place.line).toBeGreaterThanOrEqual(1)
    expect(place.column).toBeGreaterThanOrEqual(1)
    expect(place.endLine).toBeGreaterThanOrEqual(place.line)
  }
  expect(page.messages.map(({ rule }) => rule)).not.toContain('page-crash')
  return page
}

/** Where other tests see only that there is an image, what it shows. */
const imageWithText = (part: Fragment[number]) =>
  typeof part !== 'string' && part.kind === 'image'
    ? `<img alt="${part.alt.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')}">`
    : part

/** What a browser has to repair in HTML. */
export function parseErrors(html: string): string[] {
  const errors: string[] = []
  parseFragment(html, { sourceCodeLocationInfo: true, onParseError: ({ code }) => void errors.push(code) })
  return errors
}

const { stringify } = makeMarkdown()

const treeOf = (html: string) => raw({ type: 'root', children: [{ type: 'raw', value: html }] }) as Root

const holesOf = ({ heading = [], body }: Page): Hole[] =>
  [...heading, ...body].filter((part): part is Hole => typeof part !== 'string')

const chunks = ({ heading = [], body }: Page): string[] =>
  [...heading, ...body].filter((part): part is string => typeof part === 'string')

/** Until no title is left: the text around one may look like another afterwards. White space may separate what looks like one. */
function shown(text: string): string {
  const written = bare(text)
  const less = written.replace(/\[\[([^[\]#]*)(?:#[^[\]]*)?\]\]/g, '$1')
  return less === written ? written : shown(less)
}

// An attribute without a value and one with an empty value are the same.
const sameEmpty = (html: string) => html.replaceAll('=""', '')

const bare = (text: string) => text.normalize('NFC').replace(/\s+/g, '')

function elements(html: string): Element[] {
  const found: Element[] = []
  visit(treeOf(html), 'element', (element) => {
    found.push(element)
  })
  return found
}

function textOf(html: string): string {
  let text = ''
  visit(treeOf(html), 'text', ({ value }) => {
    text += value
  })
  return text
}
