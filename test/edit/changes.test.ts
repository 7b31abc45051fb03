import { describe, expect, test } from 'vitest'
import type { Edit } from '../../src/base/messages.ts'
import { fixed, spansOf } from '../../src/edit/changes.ts'
import fc from '../support/cases.ts'

const edit = (line: number, column: number, endLine: number, endColumn: number, text: string): Edit => ({
  file: 'a.md',
  place: { line, column, endLine, endColumn },
  text,
})

describe('fixed', () => {
  test('changes the spans alone, whatever order they come in', () => {
    const edits = [edit(2, 1, 2, 4, 'TWO'), edit(1, 1, 1, 1, '> '), edit(1, 4, 2, 1, ' ')]
    expect(fixed('one\ntwo\n', edits)).toBe('> one TWO\n')
  })

  test('keeps the ends of lines and makes new ones like them', () => {
    expect(fixed('one\r\ntwo\r\n', [edit(2, 1, 2, 1, 'new\n')])).toBe('one\r\nnew\r\ntwo\r\n')
  })

  test('makes the first of edits that overlap', () => {
    expect(fixed('abcdef', [edit(1, 2, 1, 4, 'X'), edit(1, 3, 1, 6, 'Y'), edit(1, 4, 1, 5, 'Z')])).toBe('aXZef')
    expect(fixed('ab', [edit(1, 2, 1, 2, 'X'), edit(1, 2, 1, 2, 'Y')])).toBe('aXb')
  })

  test('counts columns in UTF-16 units, as editors do', () => {
    expect(fixed('🙂 x', [edit(1, 4, 1, 5, 'y')])).toBe('🙂 y')
  })

  test('ignores a place that the text does not have', () => {
    expect(fixed('a\nb', [edit(1, 3, 1, 4, 'X'), edit(5, 1, 5, 1, 'X'), edit(2, 2, 2, 1, 'X')])).toBe('a\nb')
  })

  test('keeps every character that no edit is about', () => {
    const place = fc.tuple(fc.nat(4), fc.nat(6), fc.nat(4), fc.nat(6))
    const edits = fc.array(place.map(([a, b, c, d]) => edit(a, b, c, d, '')))
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', '\n', '\r\n') }), edits, (text, edits) => {
        const cut = spansOf(text, edits).reduce((sum, { from, to }) => sum + to - from, 0)
        expect(fixed(text, edits)).toHaveLength(text.length - cut)
      }),
    )
  })
})
