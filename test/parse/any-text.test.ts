import { describe, expect, test } from 'vitest'
import fc, { runs } from '../support/cases.ts'
import { anyText, authored, checkPage, frontMatter, parseErrors, soup } from '../support/markdown.ts'
import { filled, pageOf } from '../support/pages.ts'
import { bestTime } from '../support/time.ts'

const paths = fc.constantFrom('guides/a.md', 'roles/a.md', 'responsibilities/a.md', 'README.md')

describe('any text', () => {
  test('makes a page that is safe, complete and searchable', () => {
    fc.assert(
      fc.property(anyText, paths, (text, path) => {
        checkPage(text, path)
      }),
      { numRuns: runs(1500) },
    )
  })

  test('makes the same page twice', () => {
    fc.assert(
      fc.property(anyText, paths, (text, path) => {
        expect(JSON.stringify(pageOf(text, path))).toBe(JSON.stringify(pageOf(text, path)))
      }),
      { numRuns: runs(400) },
    )
  })

  test('takes no longer than a page may', () => {
    fc.assert(
      fc.property(
        fc.array(anyText, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 200 }),
        (texts, times) => {
          expect(bestTime(() => pageOf(texts.join('\n').repeat(times)))).toBeLessThan(15_000)
        },
      ),
      { numRuns: runs(25) },
    )
  })

  test('leaves nothing behind in memory', () => {
    fc.assert(
      fc.property(frontMatter, paths, (text, path) => {
        pageOf(text, path)
        expect(Object.keys(Object.prototype)).toEqual([])
        expect(({} as { x?: unknown }).x).toBeUndefined()
      }),
      { numRuns: runs(300) },
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
      { numRuns: runs(400) },
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
  checkPage(`[first](a.md) [second](b.md)\n\n${text}\n`)
})

/** Runs of a property; fewer say less, but all of them take seconds. */
const numRuns = runs(500)

describe('any mix of everything that authors can write', () => {
  test('makes a page that is safe, complete and valid', () => {
    fc.assert(
      fc.property(authored, ({ text }) => {
        const page = checkPage(text)
        for (const fragment of [page.heading ?? [], page.body]) expect(parseErrors(filled(fragment))).toEqual([])
      }),
      { numRuns },
    )
  }, 120_000)

  test('keeps every word that readers see, in its text for search and on the page', () => {
    fc.assert(
      fc.property(authored, ({ text, words }) => {
        const page = pageOf(text)
        const found = [page.title, ...page.text.map(({ title, text }) => `${title} ${text}`)].join(' ')
        const shown = filled([...(page.heading ?? []), ...page.body])
        const gone = words.filter((word) => !found.includes(word) || !shown.includes(word))
        expect(gone).toEqual([])
      }),
      { numRuns },
    )
  })

  test('makes the same bytes twice', () => {
    fc.assert(
      fc.property(authored, ({ text }) => {
        expect(JSON.stringify(pageOf(text))).toBe(JSON.stringify(pageOf(text)))
      }),
      { numRuns: runs(100) },
    )
  })
})
