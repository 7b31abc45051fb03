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

/** One entry of a graph in words. What follows from it stands below it. */
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
