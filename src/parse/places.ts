import type { Node, Point, Position } from 'unist'
import type { Place } from '../base/messages.ts'

/** The place of a node in the file, if the parser knows it. What raw HTML leaves open may have no start or end. */
export function placeOfNode({ position }: Node): Place | undefined {
  const { start, end } = (position ?? {}) as Partial<Position>
  if (!start) return undefined
  const { line, column } = end && (end.offset ?? 0) >= (start.offset ?? 0) ? end : start
  return { line: start.line, column: start.column, endLine: line, endColumn: column }
}

/** The place of the address `part` inside a link or image, where it can be found as written; else of the node. */
export function placeWithin(node: Node, part: string, source: string): Place | undefined {
  const { position } = node
  if (position?.start?.offset === undefined || position.end?.offset === undefined) return placeOfNode(node)
  const written = source.slice(position.start.offset, position.end.offset)
  const at = part === '' ? -1 : addressIn(written, part)
  if (at < 0) {
    // The parser percent-encodes what an address may not hold.
    const decoded = safely(decodeURI, part)
    return decoded === part ? placeOfNode(node) : placeWithin(node, decoded, source)
  }
  return placeAfter(position.start, written.slice(0, at), part.length)
}

/** The place of so many characters of one line that stand behind `before`, which begins at `start`. */
export function placeAfter(start: Point, before: string, length: number): Place {
  const lines = before.split('\n')
  const line = start.line + lines.length - 1
  const column = lines.at(-1)!.length + (lines.length === 1 ? start.column : 1)
  return { line, column, endLine: line, endColumn: column + length }
}

// What a link says, its title and its end tag may hold the same words.
function addressIn(written: string, part: string): number {
  const last = written.lastIndexOf(part)
  if (written.startsWith('<') && written.indexOf(part) !== last)
    for (const { 0: before, index } of written.matchAll(/\b(?:href|src)\s*=\s*["']?/gi))
      if (written.startsWith(part, index + before.length)) return index + before.length
  for (let at = last; at >= 0; at = at === 0 ? -1 : written.lastIndexOf(part, at - 1)) {
    const open = written.lastIndexOf('](', at)
    if (open >= 0 && /^\s*<?$/.test(written.slice(open + 2, at))) return at
    if (open < 0) break
  }
  return last
}

function safely(change: (text: string) => string, text: string): string {
  try {
    return change(text)
  } catch {
    return text
  }
}
