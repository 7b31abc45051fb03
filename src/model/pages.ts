import type { FrontMatter, Kind, Page } from '../types.ts'

/** A page whose front matter is known to be of one kind. */
export type PageOf<K extends Kind> = Page & { readonly data: Extract<FrontMatter, { kind: K }> }

/** The pages that may be referred to by id, before anything is resolved. */
export interface Found {
  readonly roles: ReadonlyMap<string, PageOf<'role'>>
  readonly focuses: ReadonlyMap<string, PageOf<'focus'>>
  readonly responsibilities: ReadonlyMap<string, PageOf<'responsibility'>>
  readonly aors: ReadonlyMap<string, PageOf<'aor'>>
  readonly teams: ReadonlyMap<string, PageOf<'team'>>
}

/** The pages of one kind by id. Of two with the same id the first is kept. */
export function byId<K extends Kind>(pages: readonly Page[], kind: K): Map<string, PageOf<K>> {
  const map = new Map<string, PageOf<K>>()
  for (const page of pages) if (isOf(page, kind) && !map.has(page.id)) map.set(page.id, page)
  return map
}

const isOf = <K extends Kind>(page: Page, kind: K): page is PageOf<K> => page.data.kind === kind

/** The ids that exist, in order, each once. */
export const existing = (ids: readonly string[] | undefined, known: ReadonlyMap<string, unknown>): readonly string[] =>
  [...new Set(ids)].filter((id) => known.has(id))

/** A record of front matter as a map, without the keys that are no known id. */
export const existingKeys = <T>(
  record: Readonly<Record<string, T>> | undefined,
  known: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, T> => new Map(Object.entries(record ?? {}).filter(([id]) => known.has(id)))

/** The id itself when it exists. */
export const known = (id: string | undefined, map: ReadonlyMap<string, unknown>): string | undefined =>
  id !== undefined && map.has(id) ? id : undefined
