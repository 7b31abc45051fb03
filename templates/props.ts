import type { ComponentChildren } from 'preact'
import type { CommonView, FrameView, Html } from '../src/types.ts'

/** Makes an href from the site's root relative to the page that is being rendered. */
export type Link = (href: string) => string

/** The author's text. `lead` is what comes before its first heading. */
export interface ProseHtml {
  readonly heading?: Html
  readonly lead?: Html
  readonly rest?: Html
}

/** A generated part of a page with a heading of its own. Its id starts with `rb-`, which no heading of an author does. */
export interface Section {
  readonly id: string
  readonly title: string
  readonly content: ComponentChildren
  /** What readers come for: before the first heading of the author's text, not after all of it. */
  readonly early?: boolean
}

/** What every kind of page gets. */
export interface PageProps<View> {
  readonly view: View
  readonly link: Link
  readonly prose: ProseHtml
  readonly sections: readonly Section[]
  readonly contents: FrameView['contents']
  /** What a page of any kind says about itself; a generated page says nothing. */
  readonly common?: CommonView | undefined
}

/** Turns a view into the generated parts of its page, in the order they are shown. */
export type SectionsOf<View> = (view: View, link: Link) => readonly Section[]
