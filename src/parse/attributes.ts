import type { Properties } from 'hast'
import type { Attributes } from '../types.ts'

/** What a link and an image may have besides their address. */
export function shared(title: Properties[string], rest: Properties): { title?: string; attributes?: Attributes } {
  const attributes = asAttributes(rest)
  return { ...(typeof title === 'string' && { title }), ...(attributes && { attributes }) }
}

/** As HTML writes it. */
function attributeName(name: string): string {
  if (name === 'className') return 'class'
  if (/^aria[A-Z]/.test(name)) return `aria-${name.slice(4).toLowerCase()}`
  if (/^data[A-Z]/.test(name)) return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  return name.toLowerCase()
}

/** What else an element has, as written in HTML; undefined when that is nothing. */
function asAttributes(properties: Properties): Attributes | undefined {
  const attributes: Record<string, string> = {}
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue
    attributes[attributeName(name)] = Array.isArray(value) ? value.join(' ') : value === true ? '' : String(value)
  }
  return Object.keys(attributes).length > 0 ? attributes : undefined
}
