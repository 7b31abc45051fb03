import { createRequire } from 'node:module'
import type * as Dagre from '@dagrejs/dagre'

/** Lengths and places in CSS pixels, from the upper left. */
export interface Point {
  readonly x: number
  readonly y: number
}

export interface Box extends Point {
  readonly width: number
  readonly height: number
}

interface GraphNode {
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
  readonly key?: string
  /** Missing when there is too much to draw. */
  readonly drawing?: Drawing
  readonly list: readonly GraphItem[]
}

type Size = Pick<Box, 'width' | 'height'>

interface Line {
  readonly from: number
  readonly to: number
  readonly label?: Size
}

interface Arranged {
  readonly boxes: readonly Box[]
  readonly lines: readonly { readonly points: readonly Point[]; readonly label?: Point }[]
}

// Trap: dagre keeps nodes and edges in plain objects, in the order of their keys. A name such as `7` would jump the
// queue and `__proto__` would be lost, so it is given names of our own and never an id of the handbook.

const require = createRequire(import.meta.url)

/** Arranges boxes in ranks from top to bottom, so that lines lead down and cross little. Lines between other boxes than these must not be given. */
function arrangeGraph(boxes: readonly Size[], lines: readonly Line[]): Arranged {
  // Loading it takes some 10 ms, which a handbook without a graph need not wait for.
  const dagre = require('#dagre') as typeof Dagre
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

/** A node before it is drawn. */
export type Plain = Omit<GraphNode, 'lines'>

/** Font sizes and heights of lines in px, which the style sheet has too. */
const font = { title: 14, sub: 12, label: 12 }
const line = { title: 18, sub: 16, label: 16 }
const padding = { x: 14, y: 9 }
const widest = { title: 132, label: 124 }
const margin = 8
const gap = 32
/** As wide as a column of text: parts that do not hang together stand beside one another up to here. */
const column = 672

/** More than this nobody can read, and would take seconds to arrange. */
export const mostNodes = 200
const mostEdges = 240
const mostWidth = 6000

/** Gives everything a place; undefined when it is too much. Lines from a node to itself are not drawn. */
export function drawGraph(nodes: readonly Plain[], edges: readonly GraphEdge[]): Drawing | undefined {
  if (nodes.length === 0 || nodes.length > mostNodes || edges.length > mostEdges) return undefined
  const sized = alike(nodes.map(sizedNode))
  const known = new Set(nodes.map(({ id }) => id))
  const lines = edges.filter(({ from, to }) => from !== to && known.has(from) && known.has(to))
  const drawn = parts(sized, lines).map(({ nodes, edges }) => drawPart(nodes, edges))
  const drawing = inRows(drawn)
  return drawing.width > mostWidth ? undefined : drawing
}

type Sized = GraphNode & Size

function sizedNode(node: Plain): Sized {
  const lines = wrapLabel(node.title, font.title, widest.title)
  const subs = node.sub === undefined ? [] : [textWidth(node.sub, font.sub)]
  const text = Math.max(...lines.map((one) => textWidth(one, font.title)), ...subs)
  const height = lines.length * line.title + subs.length * line.sub
  return { ...node, lines, width: even(Math.max(text, 84) + 2 * padding.x), height: even(height + 2 * padding.y) }
}

/** Boxes of one height stand in straight rows. */
function alike(nodes: readonly Sized[]): readonly Sized[] {
  const height = Math.max(...nodes.map(({ height }) => height))
  return nodes.map((node) => ({ ...node, height }))
}

/** The middle of an even length is a whole number, so that nothing is blurred. */
const even = (length: number) => 2 * Math.ceil(length / 2)

function drawPart(nodes: readonly Sized[], edges: readonly GraphEdge[]): Drawing {
  const place = new Map(nodes.map(({ id }, index) => [id, index]))
  const labels = edges.map(({ label }) => (label === undefined ? undefined : labelSize(label)))
  const arranged = arrangeGraph(
    nodes,
    edges.map(({ from, to }, index) => {
      const label = labels[index]
      return { from: place.get(from)!, to: place.get(to)!, label }
    }),
  )
  const placed = nodes.map((node, index) => ({ ...node, ...roundBox(arranged.boxes[index]!) }))
  const lines = edges.map((edge, index) => {
    const { points, label } = arranged.lines[index]!
    const size = labels[index]
    const ends = [placed[place.get(edge.from)!]!, placed[place.get(edge.to)!]!] as const
    const labelBox = label && size && roundBox({ ...size, x: label.x - size.width / 2, y: label.y - size.height / 2 })
    return { ...edge, points: edge.arrow ? ended(points, ends) : hung(points, ends), labelBox }
  })
  return fitted(placed, lines)
}

const labelSize = (label: string) => ({ width: even(textWidth(label, font.label) + 8), height: line.label + 2 })

const roundBox = ({ x, y, width, height }: Box): Box => ({ x: Math.round(x), y: Math.round(y), width, height })

/** Points in whole numbers; the first and the last on the borders of the boxes, which were rounded too. */
function ended(points: readonly Point[], [from, to]: readonly [Box, Box]): readonly Point[] {
  const down = from.y < to.y
  const start = { x: within(points[0]!.x, from), y: down ? from.y + from.height : from.y }
  const end = { x: within(points.at(-1)!.x, to), y: down ? to.y : to.y + to.height }
  return [start, ...points.slice(1, -1).map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) })), end]
}

/** A line without an arrow hangs from the middle of one box to the middle of the other. */
function hung(points: readonly Point[], [from, to]: readonly [Box, Box]): readonly Point[] {
  const middle = ({ x, width }: Box) => x + width / 2
  return ended(
    [{ ...points[0]!, x: middle(from) }, ...points.slice(1, -1), { ...points.at(-1)!, x: middle(to) }],
    [from, to],
  )
}

const within = (x: number, box: Box) => Math.round(Math.min(Math.max(x, box.x + 8), box.x + box.width - 8))

/** Moves everything so that it begins at 0. */
function fitted(nodes: Drawing['nodes'], edges: Drawing['edges']): Drawing {
  const boxes = [...nodes, ...edges.flatMap(({ labelBox }) => labelBox ?? [])]
  const points = edges.flatMap(({ points }) => points)
  const left = Math.min(...boxes.map(({ x }) => x), ...points.map(({ x }) => x)) - margin
  const top = Math.min(...boxes.map(({ y }) => y), ...points.map(({ y }) => y)) - margin
  const right = Math.max(...boxes.map(({ x, width }) => x + width), ...points.map(({ x }) => x)) + margin
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height), ...points.map(({ y }) => y)) + margin
  return moved({ width: right - left, height: bottom - top, nodes, edges }, -left, -top)
}

function moved({ width, height, nodes, edges }: Drawing, dx: number, dy: number): Drawing {
  const move = <T extends Point>(at: T): T => ({ ...at, x: at.x + dx, y: at.y + dy })
  return {
    width,
    height,
    nodes: nodes.map(move),
    edges: edges.map(({ points, labelBox, ...edge }) => ({
      ...edge,
      points: points.map(move),
      ...(labelBox && { labelBox: move(labelBox) }),
    })),
  }
}

/** Parts beside one another as far as there is room, then below. */
function inRows(drawn: readonly Drawing[]): Drawing {
  const placed: Drawing[] = []
  let [x, y, below, width] = [0, 0, 0, 0]
  for (const one of drawn) {
    if (x > 0 && x + one.width > column) [x, y] = [0, below + gap]
    placed.push(moved(one, x, y))
    below = Math.max(below, y + one.height)
    width = Math.max(width, x + one.width)
    x += one.width + gap
  }
  return {
    width,
    height: below,
    nodes: placed.flatMap(({ nodes }) => nodes),
    edges: placed.flatMap(({ edges }) => edges),
  }
}

/**
 * How wide a text will be, in px, as there is no browser to ask. Figures are those of Helvetica Bold (Adobe's font
 * metrics, in thousandths of the font size, each class by its widest common letter), which the system fonts of our font
 * stack come close to; scripts written in squares take a full em. Rather too wide than too narrow.
 */
export function textWidth(text: string, size: number): number {
  let sum = 0
  for (const char of text) sum += widthOf(char)
  return Math.ceil((sum * size) / 1000)
}

function widthOf(char: string): number {
  if (/\p{M}|\p{Cf}/u.test(char)) return 0
  return classes.find(({ of }) => of.test(char))?.width ?? 611
}

const classes: readonly { readonly of: RegExp; readonly width: number }[] = [
  { of: /[ijlI.,:;'’|!/ ]/, width: 290 },
  { of: /[tfr()[\]\-–‑"*]/, width: 390 },
  { of: /[mwMW—…@%ŒÆœæ]/, width: 944 },
  { of: /[a-z0-9]/, width: 600 },
  {
    of: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uff60\p{Extended_Pictographic}]/u,
    width: 1220,
  },
  { of: /\p{Lu}/u, width: 740 },
]

/** Breaks a text into lines of a width in px; what needs more than `most` lines ends in an ellipsis. */
export function wrapLabel(text: string, size: number, width: number, most = 4): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).flatMap((word) => broken(word, size, width))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && textWidth(longer, size) > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  if (line !== '') lines.push(line)
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), `${lines[most - 1]}…`]
}

/** A word that is wider than a line, in pieces that are not; a letter keeps the marks that belong to it. */
function broken(word: string, size: number, width: number): readonly string[] {
  if (textWidth(word, size) <= width) return [word]
  const pieces: string[] = []
  let piece = ''
  for (const [letter] of word.matchAll(/.[\p{M}\p{Cf}]*/gsu)) {
    if (piece !== '' && textWidth(piece + letter, size) > width) {
      pieces.push(piece)
      piece = letter
    } else piece += letter
  }
  return [...pieces, piece]
}

/** The parts of a graph that hang together, in the order of their first nodes. */
function parts(nodes: readonly Sized[], edges: readonly GraphEdge[]) {
  const found: Set<string>[] = []
  for (const { id } of nodes) {
    if (found.some((part) => part.has(id))) continue
    const part = new Set([id])
    // A set is walked to its end while it grows.
    for (const next of part)
      for (const { from, to } of edges) {
        if (from === next) part.add(to)
        if (to === next) part.add(from)
      }
    found.push(part)
  }
  return found.map((part) => ({
    nodes: nodes.filter(({ id }) => part.has(id)),
    edges: edges.filter(({ from }) => part.has(from)),
  }))
}
