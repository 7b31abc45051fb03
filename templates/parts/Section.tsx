import type { ComponentChildren } from 'preact'
import type { Html } from '../../src/parse/types.ts'
import type { CommonView } from '../../src/views/common.ts'
import type { FrameView } from '../../src/views/frame.ts'
import type { Cell } from '../../src/views/matrix.ts'

/** A list with one generated section, or none when there is nothing to say. */
export function section(name: string, title: string, content: ComponentChildren): readonly PageSection[] {
  return content ? [{ id: `rb-${name}`, title, content }] : []
}

/** Sections that stand before the first heading of the author's text. */
export const early = (sections: readonly PageSection[]): readonly PageSection[] =>
  sections.map((section) => ({ ...section, early: true }))

/** Makes an href from the site's root relative to the page that is being rendered. */
export type LinkTo = (href: string) => string

/** The author's text. `lead` is what comes before its first heading. */
export interface ProseHtml {
  readonly heading?: Html
  readonly lead?: Html
  readonly rest?: Html
}

/** A generated part of a page with a heading of its own. Its id starts with `rb-`, which no heading of an author does. */
export interface PageSection {
  readonly id: string
  readonly title: string
  readonly content: ComponentChildren
  /** What readers come for: before the first heading of the author's text, not after all of it. */
  readonly early?: boolean
}

/** What every kind of page gets. */
export interface PageProps<View> {
  readonly view: View
  readonly link: LinkTo
  readonly prose: ProseHtml
  readonly sections: readonly PageSection[]
  readonly contents: FrameView['contents']
  /** What a page of any kind says about itself; a generated page says nothing. */
  readonly common?: CommonView | undefined
}

/** Turns a view into the generated parts of its page, in the order they are shown. */
export type SectionsOf<View> = (view: View, link: LinkTo) => readonly PageSection[]

/** The author's text. `Html` was made from a sanitised fragment, so it is inserted as it is. */
export function Prose({ html }: { readonly html: readonly (Html | undefined)[] }) {
  const text = html.join('')
  if (text.trim() === '') return null
  return <div class="prose" dangerouslySetInnerHTML={{ __html: text }} />
}

/** A date, the same for every reader. */
export function Day({ date }: { readonly date: string }) {
  return <time dateTime={date}>{date}</time>
}

/** The page's heading: as its author wrote it, which is safe HTML, or else its plain title. */
export function Title({ heading, text }: { readonly heading?: Html | undefined; readonly text: string }) {
  return heading ? <h1 dangerouslySetInnerHTML={{ __html: heading }} /> : <h1>{text}</h1>
}

/** A small note after a chip. The comma is for those who hear it or copy it. */
export function Tag({ name, children }: { readonly name?: string; readonly children: ComponentChildren }) {
  return (
    <>
      <span class="vh">, </span>
      <span class={name ? `tag ${name}` : 'tag'}>{children}</span>
    </>
  )
}

/** The sign of an involvement: filled, half filled, outlined or dotted, always with its word. */
export function Chip({ kind, children }: { readonly kind: Cell['kind']; readonly children: ComponentChildren }) {
  return <span class={`chip ${kind}`}>{children}</span>
}

/** One line of a list of facts. */
export function Fact({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** An empty cell: a dash for the eye, a word for the ear. */
export function Nothing({ name }: { readonly name: string }) {
  return (
    <span class="nothing">
      <span aria-hidden="true">–</span>
      <span class="vh">{name}</span>
    </span>
  )
}

interface Props {
  readonly class: string
  /** The id of what names it, or else its name. */
  readonly labelledBy?: string
  readonly label?: string
  readonly children: ComponentChildren
}

/** What may be wider than the page: it scrolls by itself, by keyboard too. A group and no region, or each would be a landmark. */
export function Scroll({ class: name, labelledBy, label, children }: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form
    <div
      class={name}
      role="group"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-labelledby={labelledBy}
      aria-label={label}
    >
      {children}
    </div>
  )
}
