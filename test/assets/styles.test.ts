import { expect, test } from 'vitest'
import { styleUrls } from '../../src/assets/styles.ts'
import { bestTime } from '../support/time.ts'

test.each([
  ['a { background: url(a.png) }', ['a.png']],
  ['a { background: URL( "a b.png" ) }', ['a b.png']],
  ["a { background: url('a.png'), url(b.png) }", ['a.png', 'b.png']],
  ['@import "a.css"; @import url(b.css) screen; @import /* why */ \'c.css\';', ['a.css', 'b.css', 'c.css']],
  ['@font-face { src: url(a.woff2) format("woff2") }', ['a.woff2']],
  ['a { background: image-set("a.avif" type("image/avif") 1x, url("b.png") 2x) ; content: "x" }', ['a.avif', 'b.png']],
  ['a { background: -webkit-image-set(url(a.png) 1x, "b.png" 2x) }', ['a.png', 'b.png']],
  ['a { background: url(a\\ b\\28 1\\29.png) }', ['a b(1).png']],
  ['a { background: url("\\"a\\"\\\n.png") }', ['"a".png']],
  ['a { background: url(data:image/gif;base64,R0lGODlhAQABAAAAACw=) }', ['data:image/gif;base64,R0lGODlhAQABAAAAACw=']],
])('%s names %j', (css, urls) => {
  expect(styleUrls(css).map(({ url }) => url)).toEqual(urls)
})

test.each([
  ['/* url(a.png) */ a { color: red }'],
  ['/* url(a.png)'],
  ['a::before { content: "url(a.png)" }'],
  ['a { width: calc((1px + 2px) * 3); content: "a.png" }'],
  ['a { background: curl(a.png) }'],
  ['a { background: url( }'],
  ['a { background: url() }'],
  ['a { background: url("a.png) }\nb { color: red }'],
])('%s names nothing', (css) => {
  expect(styleUrls(css)).toEqual([])
})

test('a span is the address as written, without its quotes', () => {
  const css = 'a { background: url( "a\\20 b.png" ) , url(c.png ) }'
  expect(styleUrls(css).map(({ start, end }) => css.slice(start, end))).toEqual(['a\\20 b.png', 'c.png'])
})

test('a hostile style sheet takes time in proportion to its length', () => {
  const hostile = ['url(', 'url("', '/*', '@import/**/', 'url(a ', 'image-set(', '"\\', "'", 'url(\\28', '/**'].map(
    (part) => part.repeat(20_000),
  )
  for (const css of hostile)
    expect(
      bestTime(() => styleUrls(css)),
      css.slice(0, 20),
    ).toBeLessThan(1_000)
})

test('a style sheet may contain a picture of any length', () => {
  const data = `data:image/png;base64,${'A'.repeat(8_000_000)}`
  expect(styleUrls(`a { background: url(${data}), url("${data}") } /*${data}*/`)).toHaveLength(2)
})
