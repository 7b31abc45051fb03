import type { Heading, Root, Text } from 'mdast'
import { visit } from 'unist-util-visit'
import { report, top } from '../report.ts'
import type { Message, Place } from '../types.ts'
import { placeOf } from './place-of.ts'

/** What the headings of a page are called by their author. */
interface HeadingIds {
  readonly ids: ReadonlySet<string>
  readonly messages: readonly Message[]
}

/** Takes `{#id}` off the end of headings and gives them that id. Of two headings with one id the first has it. */
export function headingIds(tree: Root, source: string, file: string): HeadingIds {
  const places = new Map<string, Place>()
  const messages: Message[] = []
  if (!source.includes('{#')) return { ids: new Set(), messages }
  visit(tree, 'heading', (heading) => {
    const id = takeId(heading, source)
    if (id === undefined) return
    // Nothing but the id is left of its end.
    const { endLine, endColumn } = placeOf(id.text) ?? top
    const place = { line: endLine, column: endColumn - id.id.length - 3, endLine, endColumn }
    const first = places.get(id.id)
    if (first) {
      const related = { file, place: first, message: 'the first one is here' }
      const message = `Unexpected second heading with the id \`${id.id}\`, expected one`
      const mend = 'Give one of the two another id.'
      messages.push(report('id-duplicate', file, place, message, { mend, related }))
    } else {
      places.set(id.id, place)
      heading.data = { ...heading.data, hProperties: { ...heading.data?.hProperties, id: id.id } }
    }
  })
  return { ids: new Set(places.keys()), messages }
}

// As written, so that a backslash or a character reference makes text of it. The space before it keeps `${#x}` whole.
const atEnd = /\s\{#(\d[\w-]*-[\w-]*|[A-Za-z][\w-]*)\}$/

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
