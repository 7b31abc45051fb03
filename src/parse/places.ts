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

/**
 * Where each character of a text is in what was written, which has backslashes, character references and the margins
 * of lists and quotes besides. Undefined for the rare text where that is not known.
 */
export function alignText(value: string, written: string): ((at: number) => number) | undefined {
  if (written.startsWith(value)) return (at) => at
  const places: number[] = []
  let from = 0
  for (let at = 0; at < value.length; at++) {
    const length = lengthAt(value, at, written, from)
    if (length === 0) return undefined
    places.push(from)
    // Two units, one character.
    if (length > 1 && /[\uD800-\uDBFF]/.test(value[at]!)) {
      places.push(from)
      at++
    }
    from += length
  }
  return (at) => places[at]!
}

const escaped = /\\[!-/:-@[-`{-~]/y
const reference = /&(?:#x?[\da-f]+|[a-z][a-z\d]*);/iy
const lineEnd = /[ \t]*\n[ \t>]*/y

/** How much was written for the character at `at`; 0 when something else is there. */
function lengthAt(value: string, at: number, written: string, from: number): number {
  const character = value[at]!
  if (written[from] === '\\' && found(escaped, written, from) && written[from + 1] === character) return 2
  // What looks like a reference but names nothing is text.
  const named = written[from] === '&' ? found(reference, written, from) : ''
  if (named && !value.startsWith(named, at)) return named.length
  if (character === '\n') return found(lineEnd, written, from).length
  return written[from] === character || (character === '\uFFFD' && written[from] === '\0') ? 1 : 0
}

function found(pattern: RegExp, written: string, from: number): string {
  const sticky = new RegExp(pattern)
  sticky.lastIndex = from
  return sticky.exec(written)?.[0] ?? ''
}
