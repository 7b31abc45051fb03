import type { SearchData } from '../../../src/types/search-data.ts'

/** How the scripts of a search find each other: classic scripts have nothing but `window` in common. */
export interface SearchGlobals {
  /** Where the others are, from the site's root. */
  rolebookSearchFiles: { readonly script: string; readonly data: string }
  rolebookSearchData: SearchData
  /** Settles with the data. */
  rolebookSearchLoaded: Promise<void>
  rolebookSearch: {
    /** The site's root. */
    root: string
    /** Shows the search in `place` of this page, or above the page and there with what is `written` already. */
    open(place: HTMLElement | null, written: string): void
  }
}
