import type { ComponentChildren } from 'preact'
import type { Example } from '../../src/model/types.ts'
import type { Cell } from '../../src/views/matrix.ts'
import type { Ref } from '../../src/views/refs.ts'
import { words } from '../words/words.ts'
import type { LinkTo } from './Links.tsx'

/** A date, the same for every reader. */
export function Day({ date }: { readonly date: string }) {
  return <time dateTime={date}>{date}</time>
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

interface ScrollProps {
  readonly class: string
  /** The id of what names it, or else its name. */
  readonly labelledBy?: string
  readonly label?: string
  readonly children: ComponentChildren
}

/** What may be wider than the page: it scrolls by itself, by keyboard too. A group and no region, or each would be a landmark. */
export function Scroll({ class: name, labelledBy, label, children }: ScrollProps) {
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

/** What a duty or a role looks like in practice, by horizon where the author gave one. */
export function Examples({ examples }: { readonly examples: readonly Example[] }) {
  if (examples.length === 0) return null
  return (
    <ul class="examples">
      {examples.map(({ horizon, text }) => (
        <li key={text}>
          {words.horizons[horizon] && (
            <>
              <span class="tag">{words.horizons[horizon]}</span>
              <span class="vh">:</span>{' '}
            </>
          )}
          {text}
        </li>
      ))}
    </ul>
  )
}

interface DecidesProps {
  /** Decisions under who takes them, each with what it comes with where that is not the page itself. */
  readonly bins: readonly (readonly [title: string, decisions: readonly Decided[]])[]
  readonly link: LinkTo
}

interface Decided {
  readonly text: string
  readonly responsibility?: Ref
}

/** Decision rights: what the owner decides alone, what an expert decides, what the whole team decides. */
export function Decides({ bins, link }: DecidesProps) {
  return (
    <div class="decides">
      {bins.map(
        ([title, decisions]) =>
          decisions.length > 0 && (
            <div key={title}>
              <h3>{title}</h3>
              <ul>
                {decisions.map(({ text, responsibility }) => (
                  <li key={text}>
                    {text}
                    {responsibility && (
                      <span class="comes-with">
                        <span class="vh">{words.elements.withResponsibility}</span>
                        <a href={link(responsibility.href)}>{responsibility.title}</a>
                      </span>
                    )}
                  </li>
                ))}
              </ul>
            </div>
          ),
      )}
    </div>
  )
}

/** Sentences of an author: a plain list, or a numbered one where their order matters. */
export function SentenceList({ texts, ordered }: { readonly texts: readonly string[]; readonly ordered?: boolean }) {
  const items = texts.map((text) => <li key={text}>{text}</li>)
  return ordered ? <ol class="standards">{items}</ol> : <ul class="standards">{items}</ul>
}
