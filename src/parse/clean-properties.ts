import type { Properties } from 'hast'
import type { Holes } from './holes.ts'

/** Takes what looks like a stand-in out of the texts of an element's properties, and lists that hold nothing. */
export function cleanProperties(properties: Properties, { clean }: Pick<Holes, 'clean'>): void {
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === 'string') properties[name] = clean(value)
    else if (Array.isArray(value) && value.length === 0) delete properties[name]
    else if (Array.isArray(value))
      properties[name] = value.map((item) => (typeof item === 'string' ? clean(item) : item))
  }
}
