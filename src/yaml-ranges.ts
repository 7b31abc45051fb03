import { isNode } from 'yaml'

/** Offsets in the text. */
export type Range = [start: number, end: number]

/** What a node of YAML takes up; nothing at the start of the text when it is none. */
export function rangeOf(node: unknown): Range {
  return isNode(node) && node.range ? [node.range[0], node.range[1]] : [0, 0]
}
