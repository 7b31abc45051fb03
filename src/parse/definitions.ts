import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'
import type { Place } from '../types.ts'
import { labelKey } from './label-key.ts'
import { placeOf } from './place-of.ts'

/** Makes a function that says where the address of a link is written that is a reference: in its definition. */
export function definitions(tree: Root, source: string): (written: string) => Place | undefined {
  const places = new Map<string, Place>()
  if (source.includes(']:'))
    visit(tree, 'definition', (node) => {
      const place = addressOf(source.slice(node.position?.start.offset, node.position?.end.offset), node.url)
      const start = placeOf(node)
      const key = labelKey(node.label ?? node.identifier)
      // Of two definitions the first counts.
      if (!start || places.has(key)) return
      if (place === undefined) return
      const column = start.column + place
      places.set(key, { line: start.line, column, endLine: start.line, endColumn: column + node.url.length })
    })
  return (written) => {
    const [, label] = /\[((?:[^\]\\[]|\\.)+)\](?:\[\])?$/s.exec(written) ?? []
    return label === undefined ? undefined : places.get(labelKey(label))
  }
}

/** Where the address begins, if it is on the line on which the definition begins and nothing in it is escaped. */
function addressOf(written: string, url: string): number | undefined {
  const [before] = /^\[(?:[^\]\\[\n]|\\.)+\]:[ \t]*<?/.exec(written) ?? []
  return before !== undefined && url !== '' && written.startsWith(url, before.length) ? before.length : undefined
}
