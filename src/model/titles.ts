import type { Config, Handbook, Page } from '../types.ts'

/** The configured buckets, each with a title. */
export const bucketsOf = (config: Config): Handbook['buckets'] =>
  config.buckets.map(({ id, title }) => ({ id, title: title ?? readable(id) }))

/** The configured scopes, each with a title. */
export const scopesOf = (config: Config): Handbook['scopes'] =>
  config.scopes.map(({ id, title }) => ({ id, title: title ?? readable(id) }))

/** A folder page's own title; undefined when all it has is the name of its file. */
export const ownTitle = (page: Page | undefined): string | undefined =>
  page && !/^(index|readme)$/i.test(page.title) ? page.title : undefined

/** `01-using-this` as people would write it: `Using this`. */
export function readable(name: string): string {
  const words = name
    .replace(/^\d+[-_. ]+(?=.)/, '')
    .replace(/[-_\s]+/g, ' ')
    .trim()
  const [first = '', ...rest] = words || name
  return first.toUpperCase() + rest.join('')
}
