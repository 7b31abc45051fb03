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

/** What the server sends to an open page. Imports nothing: the browser's script is checked against this file, too. */

export interface DevNotice {
  /** A page that was served with another one must reload. */
  readonly build: string
  /** Missing while all is well. */
  readonly trouble?: DevTrouble
}

export interface DevTrouble {
  readonly title: string
  readonly problems: readonly DevProblem[]
  /** How many errors were left out of `problems`. */
  readonly more: number
  readonly crash?: string
}

/** An error of the handbook, as plain text with `code` between backticks. */
export interface DevProblem {
  /** `roles/tl.md:3:8` */
  readonly where: string
  readonly rule: string
  readonly message: string
  readonly hint?: string
  /** The second place, when two are at fault. */
  readonly also?: { readonly where: string; readonly message: string }
}
