import type { Nodes } from 'mdast'
import { expect, test } from 'vitest'
import {
  type MarkdownFeature as Feature,
  makeMarkdown as markdown,
  markdownSyntax as syntax,
} from '../../src/parse/markdown.ts'
import fc, { runs } from '../support/cases.ts'
import { soup } from '../support/markdown.ts'

const { parse } = markdown()
const all = Object.keys(syntax) as Feature[]

/** Trees as their parts that pages are made of, down to the offset. */
const plain = (node: Nodes) => JSON.parse(JSON.stringify(node))

function same(text: string): void {
  expect(plain(parse(text)), JSON.stringify(text)).toEqual(plain(parse(text, all)))
}

test('a page parsed with the syntax it needs is the page parsed with all of it', () => {
  fc.assert(fc.property(soup, same), { numRuns: runs(1500) })
})

// What each test of a feature looks for, at its edge.
test.each([
  'a\n:-',
  '> a | b\n> -|-',
  '- a | b\n  -|-',
  'a | b\r\n-|-\r\n',
  'a|b\n -|- \n',
  'a|b\n\t-|-',
  '[^a]: x | y\n    -|-',
  ':::note\na|b\n-|-\n:::',
  '- [x]',
  '- [\t] a',
  '- [\n] a',
  '~a~',
  '[^1]\n\n[^1]: www.a.b',
  'HTTP://A.B WWW.A.B A@B.C',
  '[a](b) http://c.d',
  '[http://c.d][r]\n\n[r]: x',
  '![www.a.b](c)',
  '`www.a.b`',
  '<b>www.a.b</b>',
  'a\\@b.c http\\://a.b',
  'a&commat;b.c www&period;a.b',
  'x@\ny.z',
  '_www.a.b_ (http://a.b) ~me@a.b~ *x*www.a.b',
  '[www.a.b',
  'www.a.b]',
  '[a@b.c]: x',
])('also for %j', same)
