import fc from '../fast-check.ts'

// Pieces of Markdown that have something to do with one another, for documents that no person would write.
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

/** Markdown of all sorts, well made and not. */
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
