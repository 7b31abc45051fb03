import { describe, expect, test } from 'vitest'
import {
  type Box,
  type Drawing,
  drawGraph,
  type GraphEdge,
  mostNodes,
  type Point,
  textWidth,
  wrapLabel as wrapText,
} from '../../src/views/graph.ts'
import { nestItems } from '../../src/views/reporting.ts'
import fc, { runs } from '../support/cases.ts'

const { array, assert, boolean, constantFrom, nat, option, property, record, string } = fc

const node = (id: string, title = id) => ({ id, title, kind: 'role' as const })
const edge = (from: string, to: string, label?: string): GraphEdge => ({
  ...{ from, to, style: 'solid', arrow: true },
  ...(label !== undefined && { label }),
})

const apart = (a: Box, b: Box) =>
  a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y

const onBorder = ({ x, y }: Point, box: Box) =>
  x >= box.x && x <= box.x + box.width && (y === box.y || y === box.y + box.height)

/** What must hold of any drawing. */
function isSound({ width, height, nodes, edges }: Drawing): void {
  const at = new Map(nodes.map((one) => [one.id, one]))
  for (const [index, one] of nodes.entries()) {
    for (const other of nodes.slice(0, index)) expect(apart(one, other), `${one.id} over ${other.id}`).toBe(true)
  }
  for (const { x, y, ...box } of [...nodes, ...edges.flatMap(({ labelBox }) => labelBox ?? [])]) {
    expect([x, y].every((place) => Number.isInteger(place) && place >= 0)).toBe(true)
    expect(x + box.width <= width && y + box.height <= height).toBe(true)
  }
  for (const { from, to, points } of edges) {
    expect(onBorder(points[0]!, at.get(from)!)).toBe(true)
    expect(onBorder(points.at(-1)!, at.get(to)!)).toBe(true)
    for (const { x, y } of points) expect(x >= 0 && y >= 0 && x <= width && y <= height).toBe(true)
  }
}

describe('a drawing', () => {
  const ids = constantFrom('1', '7', 'a', 'b', 'c', '__proto__', 'a.b', 'toString', 'x')

  test('of anything keeps its boxes apart and its lines between them, the same each time', () => {
    const step = record({ from: ids, to: ids, label: option(string(), { nil: undefined }), arrow: boolean() })
    assert(
      property(array(step, { maxLength: 14 }), array(ids, { maxLength: 3 }), (steps, more) => {
        const nodes = [...new Set([...steps.flatMap(({ from, to }) => [from, to]), ...more])].map((id) => node(id))
        const edges = steps.map(({ from, to, label, arrow }) => ({ ...edge(from, to, label), arrow }))
        const drawing = drawGraph(nodes, edges)
        expect(drawing).toEqual(drawGraph(nodes, edges))
        expect((drawing?.nodes ?? []).map(({ id }) => id).toSorted()).toEqual(nodes.map(({ id }) => id).toSorted())
        if (drawing) isSound(drawing)
      }),
      { numRuns: runs(100) },
    )
  })

  test('of a tree keeps the order given, from top to bottom', () => {
    const { nodes } = drawGraph(
      ['top', 'z', 'y', 'x'].map((id) => node(id)),
      ['z', 'y', 'x'].map((to) => edge('top', to)),
    )!
    const [top, ...below] = nodes
    expect(below.every(({ y }) => y > top!.y)).toBe(true)
    expect(below.toSorted((a, b) => a.x - b.x).map(({ id }) => id)).toEqual(['z', 'y', 'x'])
  })

  test('has both ways between two boxes', () => {
    const { edges } = drawGraph([node('a'), node('b')], [edge('a', 'b'), edge('b', 'a', 'back')])!
    expect(edges.map(({ points }) => points[0])).not.toEqual(edges.map(({ points }) => points.at(-1)).toReversed())
  })

  test('puts parts that are not connected into rows no wider than a column of text', () => {
    const nodes = Array.from({ length: 20 }, (_, index) => node(`n${index}`, `Number ${index}`))
    const drawing = drawGraph(nodes, [])!
    expect(drawing.width).toBeLessThanOrEqual(672)
    isSound(drawing)
  })

  test('is left out when there is too much to read', () => {
    const nodes = Array.from({ length: mostNodes + 1 }, (_, index) => node(`n${index}`))
    expect(drawGraph(nodes, [])).toBeUndefined()
    expect(drawGraph(nodes.slice(1), [])?.nodes).toHaveLength(mostNodes)
  })
})

describe('a label', () => {
  test('breaks between words, and within a word that is too long', () => {
    expect(wrapText('Engineering Manager', 14, 132)).toEqual(['Engineering', 'Manager'])
    expect(wrapText('Tech Lead', 14, 132)).toEqual(['Tech Lead'])
    expect(wrapText('エンジニアリングマネージャー', 14, 132).length).toBeGreaterThan(1)
    expect(wrapText('Donaudampfschifffahrtsgesellschaft', 14, 132).join('')).toBe('Donaudampfschifffahrtsgesellschaft')
  })

  test('never leaves a mark without its letter', () => {
    for (const line of wrapText('é'.normalize('NFD').repeat(40), 14, 132)) expect(line).not.toMatch(/^\p{M}/u)
  })

  test('of many lines ends in an ellipsis', () => {
    expect(wrapText('one two three four five six seven', 14, 40, 3)).toEqual(['one', 'two', 'three…'])
  })

  test('takes twice the room in a script of square characters', () => {
    expect(textWidth('設計', 10)).toBeGreaterThanOrEqual(2 * textWidth('ab', 10))
    expect(textWidth('Illi', 10)).toBeLessThan(textWidth('MWMW', 10))
  })
})

test('a list names each thing once, whatever is below what', () => {
  assert(
    property(array(nat(9), { minLength: 1, maxLength: 10 }), (aboves) => {
      const list = nestItems(
        aboves.map((above, id) => ({ id: `${id}`, above: `${above}`, item: { title: `${id}` }, apart: 'apart' })),
      )
      const flat = (items: typeof list): string[] => items.flatMap(({ title, children }) => [title, ...flat(children)])
      expect(flat(list).toSorted()).toEqual(aboves.map((_, id) => `${id}`).toSorted())
    }),
  )
})
