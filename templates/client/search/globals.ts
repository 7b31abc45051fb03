import type { SearchNames, SearchTexts } from '../../../src/base/client-data.ts'

/** How the scripts of a search find each other: classic scripts have nothing but `window` in common. */
export interface SearchGlobals {
  /** Where the others are, from the site's root. */
  rolebookSearchFiles: {
    readonly script: string
    readonly style: string
    readonly names: string
    readonly texts: string
  }
  rolebookSearchNames: SearchNames
  rolebookSearchTexts: SearchTexts
  /** Settles with the texts. */
  rolebookTextsLoaded: Promise<unknown>
  rolebookSearch: Search
}

export interface Search {
  /** Searches in a place that has an input already, from the root of the site. `onLeave`: before a result is followed. */
  open(root: string, place: HTMLElement, onLeave?: () => void): void
  /** Answers what is written in a form of the page, below it. */
  answer(root: string, form: HTMLFormElement): void
}
