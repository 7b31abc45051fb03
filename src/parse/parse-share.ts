import type { Limits } from '../config.ts'
import type { Source } from '../types.ts'
import { loadHighlight } from './highlight.ts'
import { pageParser } from './page-parser.ts'

/** Pages that several threads parse together. */
export interface Share {
  readonly sources: readonly Source[]
  readonly limits: Limits
  readonly highlight: boolean
  /** Shared memory: the index of the next page nobody has taken. */
  readonly next: Int32Array
}

/** Parses pages until none is left. Yields each with its index, as JSON. */
export default async function parseShare({ sources, limits, highlight, next }: Share): Promise<[number, string][]> {
  const parse = pageParser({ limits, highlight: highlight ? await loadHighlight() : undefined })
  const parsed: [number, string][] = []
  for (let at = Atomics.add(next, 0, 1); at < sources.length; at = Atomics.add(next, 0, 1))
    parsed.push([at, JSON.stringify(parse(sources[at]!))])
  return parsed
}
