import type { List, ListItem, Root } from 'mdast'
import { EditMap } from 'micromark-util-edit-map'
import rehypeStringify from 'rehype-stringify'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { expect, test } from 'vitest'
import { keepEventsInPlace, makeListHandlers } from '../../src/parse/parser-traps.ts'
import fc from '../support/cases.ts'

test('a change of events leaves those before it untouched', () => {
  keepEventsInPlace()
  const events = ['a', 'b', 'c', 'd']
  const untouched = () => {
    throw new Error('read')
  }
  Object.defineProperty(events, 0, { get: untouched, set: untouched, configurable: true })
  const edits = new EditMap()
  edits.add(3, 1, ['x'] as never)
  edits.add(2, 0, ['y'] as never)
  edits.consume(events as never)
  expect(events.slice(1)).toEqual(['b', 'y', 'c', 'x'])
})

test('the items of a list are asked a few times each whether it is loose', () => {
  let asked = 0
  const list: List = { type: 'list', spread: false, children: [] }
  for (let at = 0; at < 300; at++) {
    const item: ListItem = { type: 'listItem', children: [] }
    Object.defineProperty(item, 'spread', {
      enumerable: true,
      get: () => {
        asked++
        return false
      },
    })
    list.children.push(item)
  }
  unified()
    .use(remarkRehype, { handlers: makeListHandlers() })
    .runSync({ type: 'root', children: [list] })
  expect(asked).toBeLessThan(5 * 300)
})

test('changes of events give what they say, whatever is changed', () => {
  keepEventsInPlace()
  const change = fc.tuple(fc.nat(12), fc.nat(3), fc.array(fc.nat(), { maxLength: 3 }))
  fc.assert(
    fc.property(fc.nat(12), fc.array(change, { maxLength: 5 }), (length, changes) => {
      const events: unknown[] = Array.from({ length }, (_, at) => `e${at}`)
      // Where each event is removed and what comes before it; changes do not overlap in what micromark makes.
      const free = new Set<number>()
      const edits = new EditMap()
      const expected: unknown[][] = Array.from({ length: length + 1 }, (_, at) => (at < length ? [`e${at}`] : []))
      for (const [at, removed, added] of changes) {
        const span = Array.from({ length: Math.max(1, removed) }, (_, more) => at + more)
        if (at + removed > length || at > length || span.some((one) => free.has(one))) continue
        for (const one of span) free.add(one)
        edits.add(at, removed, added as never)
        for (let one = at; one < at + removed; one++) expected[one] = []
        expected[at] = [...added, ...expected[at]!]
      }
      edits.consume(events as never)
      expect(events).toEqual(expected.flat())
    }),
  )
})

test('lists are loose where they always were', () => {
  const parse = unified().use(remarkParse)
  const html = (text: string, handlers = {}) => {
    const tree = unified()
      .use(remarkRehype, { handlers })
      .runSync(parse.parse(text) as Root)
    return unified().use(rehypeStringify).stringify(tree)
  }
  const line = fc.constantFrom('- a', '', '  b', '- ', '  - c', '    d', '1. e', 'f', '   g', '> - h', '> ')
  fc.assert(
    fc.property(fc.array(line, { maxLength: 9 }), (lines) => {
      const text = lines.join('\n')
      expect(html(text, makeListHandlers())).toBe(html(text))
    }),
  )
})
