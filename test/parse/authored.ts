import fc from '../fast-check.ts'

// `@` stands for a word of its own, put in when the document is whole; `~@` for one that readers do not see.
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

/** Blocks one after the other, with air between them. */
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
    // What nobody knows stays as written.
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

/** A document composed of all that rolebook's Markdown knows, one thing in the other, as random as it is well formed. */
export const authored: fc.Arbitrary<{ readonly text: string; readonly words: readonly string[] }> = fc
  .tuple(fc.array(block(3), { minLength: 1, maxLength: 5 }), fc.boolean())
  .map(([blocks, withTitle]) => {
    const all = numbered([...(withTitle ? [piece('# Title @')] : []), joined(blocks), ...definitions])
    return { text: `${all.lines.join('\n')}\n`, words: all.words }
  })
