import type { Element } from 'hast'
import type { Link, Place } from '../types.ts'
import { placeOf, placeWithin } from './place-of.ts'

/** Where the url of a link is written, if it is known for certain. */
export function linkAddress(
  node: Element,
  { url, form }: Pick<Link, 'url' | 'form'>,
  source: string,
  definedAt: (written: string) => Place | undefined,
): Place | undefined {
  const written = source.slice(node.position?.start?.offset, node.position?.end?.offset)
  if (form === 'wiki') return betweenBrackets(node, url, written)
  if (form === 'reference' || (form === 'image' && /^!.*\]$/s.test(written))) return definedAt(written)
  const place = placeWithin(node, url, source)
  const before = place && textBefore(place, node, written)
  return before !== undefined && /(?:\]\(\s*<?|\b(?:href|src)\s*=\s*["']?|^\s*<?)$/i.test(before) ? place : undefined
}

/** The place of `id#heading` in `[[id#heading|words]]`. */
function betweenBrackets(node: Element, url: string, written: string): Place | undefined {
  const place = placeOf(node)
  const column = (place?.column ?? 0) + 2
  return place && written.startsWith(url.slice(0, -2))
    ? { ...place, column, endLine: place.line, endColumn: column + url.length - 4 }
    : undefined
}

/** What of a node stands on the line of `place` before it; undefined when it is the place of the node itself. */
function textBefore(place: Place, node: Element, written: string): string | undefined {
  const { line, column } = node.position!.start
  if (place.line === line && place.column === column) return undefined
  const before = place.line === line ? place.column - column : place.column - 1
  return written.split('\n')[place.line - line]?.slice(0, before)
}
