// Trap: dagre keeps nodes and edges in plain objects, in the order of their keys. A name such as `7` would jump the
// queue and `__proto__` would be lost, so it is given names of our own and never an id of the handbook.

import { createRequire } from 'node:module'
import type * as Dagre from '@dagrejs/dagre'

/** Relations drawn as boxes and lines, and the same in words. */

/** Lengths and places in CSS pixels, from the upper left. */
export interface Point {
  readonly x: number
  readonly y: number
}

export interface Box extends Point {
  readonly width: number
  readonly height: number
}

/** One thing in a graph. */
export interface GraphNode {
  readonly id: string
  /** In full, for those who hear it. */
  readonly title: string
  /** The title as it is drawn, in lines. */
  readonly lines: readonly string[]
  /** Smaller, below the title. */
  readonly sub?: string
  readonly href?: string
  readonly kind: 'role' | 'team' | 'other'
}

/** One line of a graph. */
export interface GraphEdge {
  readonly from: string
  readonly to: string
  readonly label?: string
  readonly style: 'solid' | 'dashed'
  /** Ends in an arrow. */
  readonly arrow: boolean
}

/** A graph with a place for everything. */
export interface Drawing {
  readonly width: number
  readonly height: number
  readonly nodes: readonly (GraphNode & Box)[]
  readonly edges: readonly (GraphEdge & { readonly points: readonly Point[]; readonly labelBox?: Box })[]
}

/** One entry of a graph in words. What follows from it is below it. */
export interface GraphItem {
  readonly title: string
  readonly href?: string
  readonly note?: string
  readonly children: readonly GraphItem[]
}

export interface Graph {
  /** Unique on a page that shows several. */
  readonly id: string
  readonly title: string
  /** How to read the lines. */
  readonly key?: string
  /** Missing when there is too much to draw. */
  readonly drawing?: Drawing
  readonly list: readonly GraphItem[]
}

interface Size {
  readonly width: number
  readonly height: number
}

/** A line between two boxes, which are named by their place in the list. */
interface Line {
  readonly from: number
  readonly to: number
  /** Room for its label. */
  readonly label?: Size
}

/** Boxes by their upper left corner; lines by the points they pass. */
interface Arranged {
  readonly boxes: readonly Box[]
  readonly lines: readonly { readonly points: readonly Point[]; readonly label?: Point }[]
}

const require = createRequire(import.meta.url)

/** Arranges boxes in ranks from top to bottom, so that lines lead down and cross little. Lines between other boxes than these must not be given. */
export function arrangeGraph(boxes: readonly Size[], lines: readonly Line[]): Arranged {
  // Loading it takes some 10 ms, which a handbook without a graph need not wait for.
  const dagre = require('@dagrejs/dagre') as typeof Dagre
  const graph = new dagre.Graph({ multigraph: true })
  graph.setGraph({ rankdir: 'TB', nodesep: 24, ranksep: 48, edgesep: 16, marginx: 0, marginy: 0 })
  for (const [index, { width, height }] of boxes.entries()) graph.setNode(`box${index}`, { width, height })
  for (const [index, { from, to, label }] of lines.entries()) {
    const room = label ? { ...label, labelpos: 'c' as const } : {}
    graph.setEdge(`box${from}`, `box${to}`, room, `line${index}`)
  }
  // In a tree nothing crosses, so that its branches may stay in the order given.
  dagre.layout(graph, { disableOptimalOrderHeuristic: isTree(boxes, lines) })
  return {
    boxes: boxes.map(({ width, height }, index) => {
      const { x = 0, y = 0 } = graph.node(`box${index}`) as Partial<Point>
      return { x: x - width / 2, y: y - height / 2, width, height }
    }),
    lines: lines.map(({ from, to, label }, index) => {
      const edge = graph.edge({ v: `box${from}`, w: `box${to}`, name: `line${index}` }) as Partial<Point> & {
        points: Point[]
      }
      const points = edge.points.map(({ x, y }) => ({ x, y }))
      return label ? { points, label: { x: edge.x ?? 0, y: edge.y ?? 0 } } : { points }
    }),
  }
}

function isTree(boxes: readonly Size[], lines: readonly Line[]): boolean {
  const reached = new Set(lines.map(({ to }) => to))
  return reached.size === lines.length && reached.size === boxes.length - 1
}
