import GithubSlugger, { slug } from 'github-slugger'
import type { Properties } from 'hast'
import type { Heading, Root, Text } from 'mdast'
import { visit } from 'unist-util-visit'
import { type Message, type Place, report, topOfFile } from '../base/messages.ts'
import { placeOfNode } from './places.ts'

/** Takes `{#id}` off the end of headings and gives them that id. Of two headings with one id the first has it. */
export function takeHeadingIds(tree: Root, source: string, file: string) {
  const places = new Map<string, Place>()
  const messages: Message[] = []
  if (!source.includes('{#')) return { ids: new Set<string>(), messages }
  visit(tree, 'heading', (heading) => {
    const id = takeId(heading, source)
    if (id === undefined) return
    // Nothing but the id is left of its end.
    const { endLine, endColumn } = placeOfNode(id.text) ?? topOfFile
    const place = { line: endLine, column: endColumn - id.id.length - 3, endLine, endColumn }
    const first = places.get(id.id)
    if (ofFrame.test(id.id)) {
      const message = `Unexpected id \`${id.id}\`, expected one that does not begin with \`rb-\``
      const hint = 'Give the heading another id: those that begin so belong to what is around the text of a page.'
      messages.push(report('id-duplicate', { file, place }, message, { hint }))
    } else if (first) {
      const related = { file, place: first, message: 'the first one is here' }
      const message = `Unexpected second heading with the id \`${id.id}\`, expected one`
      const hint = 'Give one of the two another id.'
      messages.push(report('id-duplicate', { file, place }, message, { hint, related }))
    } else {
      places.set(id.id, place)
      heading.data = { ...heading.data, hProperties: { ...heading.data?.hProperties, id: id.id } }
    }
  })
  return { ids: new Set(places.keys()), messages }
}

// As written, so that a backslash or a character reference makes text of it. Other tools need no space before it; what may be
// before it keeps `${#x}` whole.
const atEnd = /(?<=^|[\s\p{L}\p{M}\p{N}).,:;!?'"’”\]])\{#(\d[\w-]*-[\w-]*|[A-Za-z][\w-]*)\}$/u

function takeId({ children }: Heading, source: string): { id: string; text: Text } | undefined {
  const text = children.at(-1)
  if (text?.type !== 'text' || !text.position) return undefined
  const id = atEnd.exec(source.slice(text.position.start.offset, text.position.end.offset))?.[1]
  if (id === undefined || ownIds.test(id)) return undefined
  const rest = text.value.slice(0, -id.length - 3).trimEnd()
  // A heading needs words.
  if (rest === '' && children.length === 1) return undefined
  text.value = rest
  return { id, text }
}

// What the parser itself calls footnotes by.
const ownIds = /^(?:footnote-label$|user-content-)/

/** What is around an author's text has ids that begin so. */
const ofFrame = /^rb-/i

/** Gives out the ids of a page, each once. */
export interface PageIds {
  /** The id of a heading: the one that is written, else one of its words. */
  readonly ofHeading: (written: Properties['id'], text: string) => { readonly id: string; readonly positional?: true }
  /** The id that an element has of its own, if it may have it. Of two equal ones the first counts, as in a browser. */
  readonly take: (written: Properties['id']) => string | undefined
  /** All that were given out, in order. */
  readonly given: readonly string[]
}

/** `reserved` are ids that headings have by their author's will: none is made up that is the same. */
export function makePageIds(reserved: ReadonlySet<string>): PageIds {
  const slugger = new GithubSlugger()
  const waiting = new Set(reserved)
  for (const id of waiting) slugger.occurrences[id] = 0
  const given: string[] = []

  return { ofHeading, take, given }

  function ofHeading(written: Properties['id'], text: string): ReturnType<PageIds['ofHeading']> {
    const plain = slug(text)
    // Words such as a smiley leave nothing to make an id of.
    const some = /[^-]/.test(plain) ? plain : 'section'
    const base = ofFrame.test(some) ? `section-${some}` : some
    const own = String(written)
    const chosen = waiting.delete(own) ? own : usable(written)
    const id = chosen ?? slugger.slug(base)
    give(id)
    return { id, ...(chosen === undefined && id !== base && { positional: true as const }) }
  }

  function take(written: Properties['id']): string | undefined {
    const id = usable(written)
    if (id !== undefined) give(id)
    return id
  }

  function give(id: string): void {
    slugger.occurrences[id] ??= 0
    given.push(id)
  }

  function usable(id: Properties['id']): string | undefined {
    const isPossible = typeof id === 'string' && /^\S+$/.test(id) && !ofFrame.test(id)
    return isPossible && !(id in slugger.occurrences) ? id : undefined
  }
}
