import { describe, expect, test } from 'vitest'
import { parse, parseDocument, stringify, visit } from 'yaml'
import type { Place } from '../../src/base/messages.ts'
import { fixed } from '../../src/edit/changes.ts'
import { removeFromYaml } from '../../src/yaml/removal.ts'
import { random, runs } from '../support/cases.ts'

/** The place of the first `tl` that is a whole word, or of the one after so many others. */
function placeOf(text: string, word = 'tl', skipped = 0): Place {
  const { index } = [...text.matchAll(new RegExp(`(?<=^|[\\s["'{,])["']?\\b${word}\\b`, 'g'))][skipped]!
  const before = text.slice(0, index).split('\n')
  const column = before.at(-1)!.length + 1
  return { line: before.length, column, endLine: before.length, endColumn: column + word.length }
}

function without(text: string, ...removals: readonly { place: Place; withItem?: boolean }[]): string | undefined {
  const removed = removeFromYaml(text, 1, removals)
  return (
    removed &&
    fixed(
      text,
      removed.spans.map((place) => ({ file: '', place, text: '' })),
    )
  )
}

describe('taking something out of YAML', () => {
  test.each([
    ['roles: [em, tl, tlm] # three\n', 'roles: [em, tlm] # three\n'],
    ['roles: [em, tl]\n', 'roles: [em]\n'],
    ['roles: [tl, em]\n', 'roles: [em]\n'],
    ['roles: [ "tl", em ]\n', 'roles: [ em ]\n'],
    ['roles: [\n  em,\n  tl,\n]\n', 'roles: [\n  em,\n]\n'],
    ['a: 1\nroles: [tl]\nb: 2\n', 'a: 1\nb: 2\n'],
    ['a: 1\nreportsTo: tl # for now\n# b\nb: 2\n', 'a: 1\n# b\nb: 2\n'],
    ['a: 1\nreportsTo: tl', 'a: 1\n'],
    ['roles:\n  - em # one\n  - tl # two\n  # three\n  - tlm\n', 'roles:\n  - em # one\n  # three\n  - tlm\n'],
    ['roles:\n- tl\n- em\n', 'roles:\n- em\n'],
    ['a: 1\nroles:\n  - tl\nb: 2\n', 'a: 1\nb: 2\n'],
    ['supports: {tl: Helps., em: Asks.}\n', 'supports: {em: Asks.}\n'],
    ['supports: {em: Asks., "tl": "Helps, often."}\n', 'supports: {em: Asks.}\n'],
    ['supports:\n  tl: Helps a\n    lot.\n  em: |\n    Asks.\nb: 2\n', 'supports:\n  em: |\n    Asks.\nb: 2\n'],
    ['roles:\n  em: Ada\n  tl:\n    - Bob\n    - Eve\n\n# end\nb: 2\n', 'roles:\n  em: Ada\n\n# end\nb: 2\n'],
    ['roles:\n  em: Ada\n  tl:\nb: 2\n', 'roles:\n  em: Ada\nb: 2\n'],
    ['steps:\n  - via: tl\n    from: em\n    to: em\n', 'steps:\n  - from: em\n    to: em\n'],
    ['steps:\n  - from: em\n    via: tl\n', 'steps:\n  - from: em\n'],
    ['steps:\n  - {from: em, via: tl}\n', 'steps:\n  - {from: em}\n'],
    ['matrices:\n  - id: x\n    roles: [em, tl]\r\n', 'matrices:\n  - id: x\n    roles: [em]\r\n'],
    ['role: tl\n', ''],
  ])('of %j leaves %j', (text, expected) => {
    expect(without(text, { place: placeOf(text) })).toBe(expected)
  })

  test.each([
    ['changes:\n  - responsibility: tl\n    why: So.\n  - responsibility: b\n', 'changes:\n  - responsibility: b\n'],
    ['changes:\n  - {responsibility: a, leans: tl}\na: 1\n', 'a: 1\n'],
    ['steps: [{from: a, to: tl}, {from: a, to: b}]\n', 'steps: [{from: a, to: b}]\n'],
  ])('takes the whole item of %j', (text, expected) => {
    expect(without(text, { place: placeOf(text), withItem: true })).toBe(expected)
  })

  test('takes several things at once, and says which keys are gone', () => {
    const text = 'a: 1\nroles: [tl, em, tl]\nsteps:\n  - from: tl\n  - to: tl\nb: 2\n'
    const removals = [0, 1, 2, 3].map((skipped) => ({ place: placeOf(text, 'tl', skipped) }))
    expect(without(text, ...removals)).toBe('a: 1\nroles: [em]\nb: 2\n')
    expect(removeFromYaml(text, 1, removals)?.keys).toEqual(['steps'])
  })

  test('finds nothing where no name begins', () => {
    expect(without('a: tl\n', { place: { ...placeOf('a: tl\n'), column: 5 } })).toBeUndefined()
  })

  test('of any list or map leaves all the rest as it was', () => {
    for (let seed = 1; seed <= runs(300); seed++) {
      const next = random(seed)
      const upTo = (most: number) => Math.floor(next() * most)
      let count = 0
      const value = (depth: number): unknown => {
        const kind = upTo(depth > 2 ? 1 : 3)
        if (kind === 0) return `n${count++}`
        const items = Array.from({ length: 1 + upTo(3) }, () => value(depth + 1))
        return kind === 1 ? items : Object.fromEntries(items.map((item) => [`n${count++}`, item]))
      }
      const document = parseDocument(stringify({ a: value(0), b: value(0), c: 'last' }))
      visit(document, {
        Collection: (_, node) => {
          node.flow = upTo(3) === 0
        },
      })
      const text = document.toString()
      const names = [...new Set(text.match(/\bn\d+\b/g))].filter(() => upTo(4) === 0)
      const now = without(text, ...names.map((name) => ({ place: placeOf(text, name) })))
      expect({ seed, data: parse(now!) }).toEqual({ seed, data: pruned(parse(text), new Set(names)) })
    }
  })
})

/** The same value without these names; undefined where nothing is left. */
function pruned(value: unknown, names: ReadonlySet<string>): unknown {
  if (typeof value === 'string') return names.has(value) ? undefined : value
  if (Array.isArray(value)) {
    const kept = value.map((item) => pruned(item, names)).filter((item) => item !== undefined)
    return kept.length > 0 ? kept : undefined
  }
  const kept = Object.entries(value as object)
    .filter(([key]) => !names.has(key))
    .flatMap(([key, inner]) => {
      const rest = pruned(inner, names)
      return rest === undefined ? [] : [[key, rest] as const]
    })
  return kept.length > 0 ? Object.fromEntries(kept) : undefined
}
