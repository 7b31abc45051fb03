import type { Text } from 'mdast'
import { visit } from 'unist-util-visit'
import { expect, test } from 'vitest'
import { makeMarkdown } from '../../src/parse/markdown.ts'
import { alignText } from '../../src/parse/places.ts'
import fc, { runs } from '../support/cases.ts'
import { soup } from '../support/markdown.ts'

test.each([
  ['abc', 'abc', [0, 1, 2]],
  ['a*b', 'a\\*b', [0, 1, 3]],
  ['\\a', '\\a', [0, 1]],
  ['&b', '&amp;b', [0, 5]],
  ['\u{1f600}b', '&#x1f600;b', [0, 0, 9]],
  ['&no;b', '&no;b', [0, 1, 2, 3, 4]],
  ['a\nb', 'a \n > b', [0, 1, 6]],
])('%j has its places in %j', (value, written, places) => {
  expect(
    [...value].flatMap((unit) => [...unit.split('')]).map((_, index) => alignText(value, written)!(index)),
  ).toEqual(places)
})

test('texts that do not match have no alignment', () => {
  expect(alignText('ab', 'xb')).toBeUndefined()
})

test('in any text, a letter is at the place that is reported for it', () => {
  const { parse } = makeMarkdown()
  fc.assert(
    fc.property(soup, (text) => {
      visit(parse(text), 'text', ({ value, position }: Text) => {
        if (position?.start.offset === undefined) return
        const written = text.slice(position.start.offset, position.end.offset)
        const at = alignText(value, written)
        if (at)
          for (let to = 0; to < value.length; to++)
            if (/\w/.test(written[at(to)]!)) expect(value[to]).toBe(written[at(to)])
      })
    }),
    { numRuns: runs(300) },
  )
})
