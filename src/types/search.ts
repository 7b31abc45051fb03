/** What a search can find. */

import type { Section } from './page.ts'
import type { NavNode } from './refs.ts'
import type { SearchedKind } from './search-data.ts'

/** The page that shows what was found, and without a script the ways to look for oneself. */
export interface SearchView {
  readonly kind: 'search'
  readonly title: string
  readonly href: string
  /** The top of the navigation. */
  readonly sections: readonly NavNode[]
}

/** One page as a search knows it. */
export interface SearchedPage {
  readonly title: string
  readonly href: string
  readonly kind: SearchedKind
  /** It is about something that is no more. */
  readonly past?: true
  /** What else it is called. */
  readonly names: readonly string[]
  /** Titles of the folders it is in, for pages whose own title may not say enough. */
  readonly within: readonly string[]
  /** The first is what comes before the first heading, with what the front matter tells readers. */
  readonly sections: readonly Section[]
}
