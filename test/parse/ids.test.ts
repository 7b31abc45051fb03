import { expect, test } from 'vitest'
import { html, pageOf, problems } from '../support/pages.ts'

const headings = (text: string) => pageOf(text).headings.map(({ id, text, positional }) => [id, text, positional])

test.each([
  ['## Set up {#setup}', '<h2 id="setup">Set up</h2>'],
  ['## Set up{#setup}', '<h2 id="setup">Set up</h2>'],
  ['## Set up (again){#setup}', '<h2 id="setup">Set up (again)</h2>'],
  ['## Set `up`{#setup}', '<h2 id="setup">Set <code>up</code></h2>'],
  ['## Über{#setup}', '<h2 id="setup">Über</h2>'],
  ['## Set up {#setup} ##', '<h2 id="setup">Set up</h2>'],
  ['Set up {#setup}\n---', '<h2 id="setup">Set up</h2>'],
  ['## *Set* `up` {#set-up_2}', '<h2 id="set-up_2"><em>Set</em> <code>up</code></h2>'],
  ['> ## Set up {#Setup}', '<blockquote>\n<h2 id="Setup">Set up</h2>\n</blockquote>'],
  ['## Set up {#2nd-setup}', '<h2 id="2nd-setup">Set up</h2>'],
  ['## Set up {#setup}\n\n<b>x</b>', '<h2 id="setup">Set up</h2>\n<p><b>x</b></p>'],
])('%j has the id its author gives it', (text, expected) => {
  expect(html(text)).toBe(expected)
  expect(problems(text)).toEqual([])
})

test.each([
  ['## RB main', '<h2 id="section-rb-main">RB main</h2>'],
  ['## rb-search', '<h2 id="section-rb-search">rb-search</h2>'],
  ['## A\n\n<b id="rb-main">x</b>', '<h2 id="a">A</h2>\n<p><b>x</b></p>'],
  ['## A\n\n<a name="rb-search"></a>', '<h2 id="a">A</h2>\n<p><a></a></p>'],
  ['## A {#rb-main}', '<h2 id="a">A</h2>'],
])('%j takes no id of what is around the text', (text, expected) => {
  expect(html(text)).toBe(expected)
})

test('an id that begins like those of the frame is refused with a message', () => {
  expect(problems('## A {#rb-main}')).toEqual([
    'guides/page.md:1:6-1:16 id-duplicate Unexpected id `rb-main`, expected one that does not begin with `rb-`',
  ])
})

test.each([
  ['## A {#b c}', 'A {#b c}'],
  ['## A {#1b}', 'A {#1b}'],
  ['## A {#}', 'A {#}'],
  ['## A {.b}', 'A {.b}'],
  ['## A {#b .c}', 'A {#b .c}'],
  ['## A {#b} c', 'A {#b} c'],
  ['## A $\u007b#b}', 'A $\u007b#b}'],
  ['## `A`\\{#b}', '<code>A</code>{#b}'],
  ['## A \\{#b}', 'A {#b}'],
  ['## A &#123;#b}', 'A {#b}'],
  ['## A {#b\\}', 'A {#b}'],
  ['## A `{#b}`', 'A <code>{#b}</code>'],
  ['## {#b}', '{#b}'],
  ['## A {#footnote-label}', 'A {#footnote-label}'],
  ['## A {#user-content-fn-1}', 'A {#user-content-fn-1}'],
])('%j has none, and reads as it is written', (text, expected) => {
  expect(html(text).replace(/<\/?h2[^>]*>/g, '')).toBe(expected)
  expect(problems(text)).toEqual([])
})

test('text that is not a heading is text', () => {
  expect(html('A {#b}')).toBe('<p>A {#b}</p>')
})

test('a title has an id too, and its text is the title of the page', () => {
  const page = pageOf('# The page {#page}\n\nText.\n')
  expect(page.title).toBe('The page')
  expect(page.heading).toEqual(['The page'])
  expect(page.anchors).toEqual(['page'])
})

test('an id that an author gives is kept, and a heading that would have the same by its text gets another', () => {
  expect(headings('## A\n\n## B {#a}\n\n## A\n')).toEqual([
    ['a-1', 'A', true],
    ['a', 'B', undefined],
    ['a-2', 'A', true],
  ])
})

test('an element of raw HTML does not take the id away', () => {
  const page = pageOf('<b id="x">a</b>\n\n## B {#x}\n')
  expect(page.anchors).toEqual(['x'])
  expect(page.headings[0]).toMatchObject({ id: 'x', text: 'B' })
})

test('two equal ids are reported at the second, with the place of the first', () => {
  const text = '## A {#a}\n\n> ## B {#a}\n'
  expect(problems(text)).toEqual([
    'guides/page.md:3:8-3:12 id-duplicate Unexpected second heading with the id `a`, expected one',
  ])
  expect(pageOf(text).messages[0]!.related).toEqual({
    file: 'guides/page.md',
    place: { line: 1, column: 6, endLine: 1, endColumn: 10 },
    message: 'the first one is here',
  })
  expect(headings(text).map(([id]) => id)).toEqual(['a', 'b'])
})

test.each([
  ['## On call[^1]\n\n[^1]: At night.', 'On call', 'on-call'],
  ['## On[^1] call[^2]\n\n[^1]: A.\n\n[^2]: B.', 'On call', 'on-call'],
  ['## ![On call](phone.png)', 'On call', 'on-call'],
  ['## [![On call](phone.png)](https://example.com)', 'On call', 'on-call'],
  ['## <img src="phone.png" alt="On call">', 'On call', 'on-call'],
  ['## ![A phone](phone.png) On call', 'On call', 'on-call'],
])('the words of %j are %j', (text, words, id) => {
  expect(pageOf(text).headings).toMatchObject([{ text: words, id }])
})
