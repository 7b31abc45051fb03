import type { Node, Position } from 'unist'
import type { Place } from '../types.ts'

/** The place of a node in the file, if the parser knows it. */
export function placeOf(node: Node): Place | undefined {
  return node.position && fromPosition(node.position)
}

const fromPosition = ({ start, end }: Position): Place => ({
  line: start.line,
  column: start.column,
  endLine: end.line,
  endColumn: end.column,
})

/** The place of the last occurrence of `part` inside a node, where it can be found as written; else of the node. */
export function placeWithin(node: Node, part: string, source: string): Place | undefined {
  const { position } = node
  if (position?.start.offset === undefined || position.end.offset === undefined) return placeOf(node)
  const written = source.slice(position.start.offset, position.end.offset)
  const at = part === '' ? -1 : written.lastIndexOf(part)
  if (at < 0) {
    // The parser percent-encodes what an address may not hold.
    const decoded = safely(decodeURI, part)
    return decoded === part ? fromPosition(position) : placeWithin(node, decoded, source)
  }
  const lines = written.slice(0, at).split('\n')
  const line = position.start.line + lines.length - 1
  const column = lines.at(-1)!.length + (lines.length === 1 ? position.start.column : 1)
  return { line, column, endLine: line, endColumn: column + part.length }
}

function safely(change: (text: string) => string, text: string): string {
  try {
    return change(text)
  } catch {
    return text
  }
}
