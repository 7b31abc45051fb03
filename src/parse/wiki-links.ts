import type { Link, Parents, PhrasingContent, Root, TableRow, Text } from 'mdast'
import type { Point } from 'unist'
import { overwrite } from '../fixes.ts'
import { report } from '../report.ts'
import type { Message } from '../types.ts'
import { aligned } from './aligned.ts'
import { placeAfter } from './place-of.ts'

/**
 * Makes links of `[[id]]`, `[[id#heading]]` and `[[id|words]]`. It looks only at what Markdown takes for text, so every
 * link, reference and code that there is stays what it is.
 */
export function wikiLinks(tree: Root, source: string, file: string): Message[] {
  const messages: Message[] = []
  if (source.includes('[[')) walk(tree)
  return messages

  function walk(parent: Parents): void {
    if (parent.type === 'link' || parent.type === 'linkReference') return
    if (parent.type === 'tableRow') messages.push(...cutLinks(parent, source, file))
    let inHtml = false
    parent.children = parent.children.flatMap((child) => {
      if (child.type === 'html') inHtml = opens.test(child.value) || (inHtml && !closes.test(child.value))
      if ('children' in child) walk(child)
      return child.type === 'text' && !inHtml && child.value.includes('[[') ? linked(child, source) : [child]
    }) as typeof parent.children
  }
}

// Code, and links, as raw HTML writes them.
const opens = /^<(?:a|code|kbd|pre|samp)[\s>]/i
const closes = /^<\/(?:a|code|kbd|pre|samp)\s*>/i

const id = String.raw`[\p{L}\p{N}_][\p{L}\p{M}\p{N}_./-]*`
const anchor = String.raw`#[^\s#|[\]]+`
const link = new RegExp(String.raw`(?<!!)\[\[(${id})(${anchor})?(?:\|([^|[\]]+))?\]\](?!\(|\[(?!\[))`, 'gu')

function linked(node: Text, source: string): PhrasingContent[] {
  const { value, position } = node
  if (position?.start.offset === undefined) return [node]
  const { start } = position
  const written = source.slice(start.offset, position.end.offset)
  const at = aligned(value, written)
  if (!at) return [node]
  const parts: PhrasingContent[] = []
  let done = 0
  for (const { 0: whole, 1: name, 2: heading = '', 3: words, index } of value.matchAll(link)) {
    const end = index + whole.length
    // A number alone is more often a note than a page; a bracket with a backslash is a bracket.
    if (!/\p{L}/u.test(name!) || words?.trim() === '') continue
    if (![index, index + 1, end - 2, end - 1].every((place) => /[[\]]/.test(written[at(place)]!))) continue
    if (index > done) parts.push(text(done, index))
    const { position } = text(index, end)
    const children: Text[] = [{ type: 'text', value: words?.trim() ?? name! }]
    // As an attribute, or its brackets would be percent-encoded.
    const data = { hProperties: { href: `[[${name}${heading}]]` } }
    parts.push({ type: 'link', url: '', children, data, position: position! } satisfies Link)
    done = end
  }
  if (done === 0) return [node]
  if (done < value.length) parts.push(text(done, value.length))
  return parts

  function text(from: number, to: number): Text {
    const place = { start: point(at!(from)), end: point(to < value.length ? at!(to) : written.length) }
    return { type: 'text', value: value.slice(from, to), position: place }
  }

  function point(offset: number): Point {
    const { line, column } = placeAfter(start, written.slice(0, offset), 0)
    return { line, column, offset: start.offset! + offset }
  }
}

const cutStart = new RegExp(String.raw`(?<![\\!])\[\[${id}(?:${anchor})?$`, 'u')
const cutEnd = /^[^|[\]]*\]\]/

/** Links that a `|` without a backslash has cut in two: in a table it ends the cell. */
function cutLinks({ children: cells }: TableRow, source: string, file: string): Message[] {
  return cells.flatMap((cell, index) => {
    const left = cell.children.at(-1)
    const right = cells[index + 1]?.children[0]
    if (left?.type !== 'text' || right?.type !== 'text' || !left.position || !right.position) return []
    const [start] = cutStart.exec(source.slice(left.position.start.offset, left.position.end.offset)) ?? []
    const [end] = cutEnd.exec(source.slice(right.position.start.offset, right.position.end.offset)) ?? []
    if (start === undefined || end === undefined) return []
    const { line, column } = left.position.end
    const endColumn = right.position.start.column + end.length
    const place = { line, column: column - start.length, endLine: line, endColumn }
    const message = `Unexpected \`|\` in the link \`${start}|${end}\`, which ends the cell of the table there`
    const isBar = source[left.position.end.offset!] === '|'
    const fix = isBar ? overwrite(file, { ...place, column, endColumn: column }, '\\') : {}
    return [report('wiki-table', file, place, message, { mend: `Write \`${start}\\|${end}\`.`, ...fix })]
  })
}
