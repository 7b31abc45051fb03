import type { Handbook, NavNode, SearchView } from '../types.ts'

/** Where readers search. */
export const searchHref = 'search.html'

/** The page to search on, unless an author has written a page of that name. */
export function searchView({ generated }: Handbook, sections: readonly NavNode[]): SearchView | undefined {
  if (!generated.has(searchHref)) return undefined
  return { kind: 'search', title: 'Search', href: searchHref, sections }
}
