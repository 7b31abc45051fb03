import type { Properties } from 'hast'
import type { Attributes } from '../types.ts'

/** What a link and an image may have besides their address. */
export function shared(title: Properties[string], rest: Properties): { title?: string; attributes?: Attributes } {
  const attributes = asAttributes(rest)
  return { ...(typeof title === 'string' && { title }), ...(attributes && { attributes }) }
}

const attributeNames: Record<string, string> = {
  ariaDescribedBy: 'aria-describedby',
  ariaLabel: 'aria-label',
  dataFootnoteRef: 'data-footnote-ref',
  dataFootnoteBackref: 'data-footnote-backref',
  className: 'class',
}

/** What else an element has, as written in HTML; undefined when that is nothing. */
function asAttributes(properties: Properties): Attributes | undefined {
  const attributes: Record<string, string> = {}
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue
    attributes[attributeNames[name] ?? name.toLowerCase()] = Array.isArray(value)
      ? value.join(' ')
      : value === true
        ? ''
        : String(value)
  }
  return Object.keys(attributes).length > 0 ? attributes : undefined
}
