import type { Nodes, Root } from 'mdast'
import type { Block, Fragment, Heading, Hole, Link, Place } from '../types.ts'
import { blockHole } from './block-hole.ts'
import { placeOf } from './place-of.ts'

interface Found {
  readonly headings: readonly Heading[]
  readonly links: readonly Link[]
  readonly blocks: readonly Block[]
  /** Remarks that no reader sees. */
  readonly comments: readonly Place[]
}

/** Something in the text and what stands there instead. */
interface Mark {
  readonly from: number
  readonly to: number
  readonly parts: Fragment
}

/**
 * What an author wrote below the title, as it is written, with a hole wherever something outside the file decides: an
 * address, the title of another page, a generated block. Each heading follows a hole with its id, as in a page's HTML.
 */
export function ownMarkdown(body: string, { headings, links, blocks, comments }: Found): Fragment {
  const at = offsets(body)
  const marks = [
    ...headings.map((heading, index) => headingMark(heading, index === 0 && heading.depth === 1)),
    ...links.flatMap((link) => linkMark(link)),
    ...blocks.map((block) => spanMark(block.place, [blockHole(block)])),
    ...comments.map((place) => spanMark(place, [])),
  ].sort((a, b) => a.from - b.from || a.to - b.to)
  const parts: (string | Hole)[] = []
  let done = 0
  for (const { from, to, parts: own } of marks) {
    if (from < done) continue
    parts.push(body.slice(done, from), ...own)
    done = to
  }
  parts.push(body.slice(done))
  const [first = '', ...rest] = parts.filter((part) => part !== '')
  return typeof first === 'string' ? [first.replace(/^(?:[ \t]*\n)+/, ''), ...rest] : [first, ...rest]

  function spanMark(place: Place, parts: Fragment): Mark {
    return { from: at(place.line, place.column), to: at(place.endLine, place.endColumn), parts }
  }

  function headingMark({ id, place }: Heading, isTitle: boolean): Mark {
    const { from, to } = spanMark(place, [])
    return isTitle ? { from, to, parts: [] } : { from, to: from, parts: [{ kind: 'id', id }] }
  }

  function linkMark({ url, form, place, address }: Link): Mark[] {
    const hole: Hole = form === 'image' ? { kind: 'image', url, alt: '' } : { kind: 'link', url }
    if (form !== 'wiki') return address ? [spanMark(address, [hole])] : []
    const span = spanMark(place, [])
    const [, words] = /^\[\[[^|\]]*?(?:\\?\|([^\]]*))?\]\]$/.exec(body.slice(span.from, span.to)) ?? []
    return [{ ...span, parts: ['[', words?.trim() || { kind: 'title', url }, '](', hole, ')'] }]
  }
}

/** Where the comments of a page stand. */
export function commentsIn(tree: Root, body: string): Place[] {
  if (!body.includes('<!--')) return []
  const found: Place[] = []
  const walk = (node: Nodes): void => {
    const place = node.type === 'html' && /^\s*<!--[\s\S]*-->\s*$/.test(node.value) ? placeOf(node) : undefined
    if (place) found.push(place)
    if ('children' in node) for (const child of node.children) walk(child)
  }
  walk(tree)
  return found
}

/** Makes a function from lines and columns to offsets. */
function offsets(text: string): (line: number, column: number) => number {
  const starts = [0]
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1)
  return (line, column) => (starts[line - 1] ?? text.length) + column - 1
}
