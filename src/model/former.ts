import type { Handbook, Page } from '../types.ts'

/** What pages were called before. On a guide, aliases are names of old addresses, as other tools have them. */
export function former(pages: readonly Page[]): Handbook['former'] {
  const known = new Set(pages.flatMap(({ id, path }) => [id, path]))
  const found = new Map<string, string>()
  for (const { path, data } of pages) {
    const aliases = data.kind === 'guide' ? (data.aliases ?? []).map(({ name }) => name) : []
    for (const name of [...(data.formerly ?? []), ...aliases].map(relative))
      if (name !== '' && !known.has(name) && !found.has(name)) found.set(name, path)
  }
  return found
}

const relative = (name: string) => name.replace(/^(\.?\/)+|\/+$/g, '')
