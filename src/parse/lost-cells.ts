import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { report, top } from '../report.ts'
import type { Message } from '../types.ts'
import { placeOf } from './place-of.ts'

/**
 * Cells of a table beyond its last column, which readers do not see. A `|` in a link or in code is often why; in lines where
 * `known` has said so nothing is added.
 */
export function lostCells(tree: Root, source: string, file: string, known: readonly Message[]): Message[] {
  if (!source.includes('|')) return []
  const messages: Message[] = []
  visit(tree, 'table', ({ align, children: rows }) => {
    const columns = align?.length ?? 0
    for (const { children: cells } of rows) {
      const lost = cells[columns]
      // What is only white space is a bar too many at the end of the line.
      if (!lost || cells.slice(columns).every(({ children }) => children.length === 0)) continue
      const place = placeOf(lost) ?? top
      if (known.some((one) => one.place.line === place.line)) continue
      const message = `Unexpected ${cells.length} cells in a row, expected ${columns}: readers do not see the rest`
      const mend = 'Write `\\|` for a bar that is a part of the text, also in code, or give the head more columns.'
      messages.push(report('table-cells', file, place, message, { mend }))
    }
  })
  return messages
}
