/** What the site's scripts get of a search. They are compiled apart, so this file imports nothing. */

/** What kind of page was found. */
export type SearchedKind =
  | 'role'
  | 'responsibility'
  | 'focus'
  | 'term'
  | 'aor'
  | 'team'
  | 'person'
  | 'practice'
  | 'path'
  | 'assessment'
  | 'release'
  | 'guide'
  | 'home'
  | 'people'
  | 'reporting'
  | 'freshness'
  | 'matrix'
  | 'who'
  | 'coverage'
  | 'changes'
  | 'compare'

/** One page, in as few bytes as are needed. Its sections are their ids, titles and texts in turn. */
export type SearchEntry = readonly [
  title: string,
  href: string,
  kind: SearchedKind,
  past: 0 | 1,
  names: readonly string[],
  within: readonly string[],
  sections: readonly string[],
]

export type SearchData = readonly SearchEntry[]
