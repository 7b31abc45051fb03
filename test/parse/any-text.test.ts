import fc from 'fast-check'
import type { Element, Root } from 'hast'
import { raw } from 'hast-util-raw'
import { visit } from 'unist-util-visit'
import { describe, expect, test } from 'vitest'
import { markdown } from '../../src/parse/markdown.ts'
import type { Fragment, Hole, Page } from '../../src/types.ts'
import { filled, pageOf, time } from './page-of.ts'
import { anyText, frontMatter, soup } from './samples.ts'

const { stringify } = markdown()
const paths = fc.constantFrom('guides/a.md', 'roles/a.md', 'responsibilities/a.md', 'README.md')

const treeOf = (html: string) => raw({ type: 'root', children: [{ type: 'raw', value: html }] }) as Root

const holesOf = ({ heading = [], body }: Page): Hole[] =>
  [...heading, ...body].filter((part): part is Hole => typeof part !== 'string')

const chunks = ({ heading = [], body }: Page): string[] =>
  [...heading, ...body].filter((part): part is string => typeof part === 'string')

// An attribute without a value and one with an empty value are one.
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

/** What must hold of the page of any text. */
function check(text: string, path?: string): void {
  const page = pageOf(text, path)
  for (const fragment of [page.heading ?? [], page.body] as Fragment[]) {
    const html = filled(fragment)
    // Nothing is left open, nothing closed that was not opened, nothing stands where HTML does not let it.
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
  // Ids are there, once, and with nothing a browser would not find.
  expect(new Set(page.anchors).size).toBe(page.anchors.length)
  for (const anchor of page.anchors) expect(anchor).toMatch(/^\S+$/)
  // What a script that was left open has swallowed may be referred to all the same.
  if (!/<script/i.test(text)) for (const hole of holes) if (hole.kind === 'id') expect(page.anchors).toContain(hole.id)
  for (const { id, depth } of page.headings) {
    expect(page.anchors).toContain(id)
    expect(depth).toBeGreaterThanOrEqual(1)
  }
  // Search finds every word that is shown, in order.
  const sections = page.text.map(({ id, title, text }) => (id === '' ? '' : title) + text)
  if (!/<script/i.test(text)) expect(bare(sections.join(''))).toBe(bare(textOf(filled(page.body))))
  for (const { place } of page.messages) {
    expect(place.line).toBeGreaterThanOrEqual(1)
    expect(place.column).toBeGreaterThanOrEqual(1)
    expect(place.endLine).toBeGreaterThanOrEqual(place.line)
  }
  expect(page.messages.map(({ rule }) => rule)).not.toContain('page-crash')
}

describe('any text', () => {
  test('makes a page that is safe, whole and searchable', () => {
    fc.assert(
      fc.property(anyText, paths, (text, path) => {
        check(text, path)
      }),
      { numRuns: 1500 },
    )
  })

  test('makes the same page twice', () => {
    fc.assert(
      fc.property(anyText, paths, (text, path) => {
        expect(JSON.stringify(pageOf(text, path))).toBe(JSON.stringify(pageOf(text, path)))
      }),
      { numRuns: 400 },
    )
  })

  test('takes no longer than a page may', () => {
    fc.assert(
      fc.property(
        fc.array(anyText, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 200 }),
        (texts, times) => {
          expect(time(() => pageOf(texts.join('\n').repeat(times)))).toBeLessThan(15_000)
        },
      ),
      { numRuns: 25 },
    )
  })

  test('leaves nothing behind in the program', () => {
    fc.assert(
      fc.property(frontMatter, paths, (text, path) => {
        pageOf(text, path)
        expect(Object.keys(Object.prototype)).toEqual([])
        expect(({} as { x?: unknown }).x).toBeUndefined()
      }),
      { numRuns: 300 },
    )
  })

  test('with CRLF makes the page it makes with LF', () => {
    const lf = fc.tuple(frontMatter, soup).map((parts) => parts.join('').replaceAll('\r', ''))
    fc.assert(
      fc.property(lf, paths, (text, path) => {
        const { yaml: _, ...page } = pageOf(text, path)
        const { yaml: __, ...other } = pageOf(text.replaceAll('\n', '\r\n'), path)
        expect(JSON.stringify(other)).toBe(JSON.stringify(page))
      }),
      { numRuns: 400 },
    )
  })
})

// Everything a page could try to look like a hole with. The mark is U+FDD0 with a number between two of them.
test.each([
  '\uFDD00\uFDD0',
  '&#xFDD0;0&#xFDD0;',
  '&#64976;0&#64976;',
  '`\uFDD00\uFDD0` [a](\uFDD00\uFDD0 "\uFDD00\uFDD0")',
  '![\uFDD00\uFDD0](\uFDD00\uFDD0) [\uFDD0][\uFDD0]\n\n[\uFDD0]: \uFDD00\uFDD0',
  '# \uFDD00\uFDD0\n\n## \uFDD0\uFDD0\n\nx\n',
  '```js\nlet a = "\uFDD00\uFDD0"\n```',
  '```\uFDD00\uFDD0\nx\n```',
  '<b id="\uFDD00\uFDD0" title="\uFDD00\uFDD0">\uFDD0\uFDD0</b>',
  '<a href="\uFDD00\uFDD0" name="\uFDD00\uFDD0" id="&#xFDD0;1">x</a><img src="\uFDD0" alt="\uFDD0">',
  '<p align="\uFDD0" class="\uFDD0">x</p> <!-- \uFDD0 -->',
  '[^\uFDD00\uFDD0]\n\n[^\uFDD00\uFDD0]: x',
  ':::note[\uFDD00\uFDD0]\n\uFDD0\n:::\n\n::\uFDD0{a="\uFDD0"}',
  '| \uFDD00\uFDD0 |\n| - |\n| \uFDD0\uFDD0 |',
])('no text makes a hole: %j', (text) => {
  check(`[first](a.md) [second](b.md)\n\n${text}\n`)
})
