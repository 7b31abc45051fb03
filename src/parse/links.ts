import type { Element } from 'hast'
import type { Definition, FootnoteDefinition, Link, Parents, PhrasingContent, Root, Text } from 'mdast'
import type { Point } from 'unist'
import { visit } from 'unist-util-visit'
import { didYouMean, findNearest, type Message, type Place, report, topOfFile } from '../base/messages.ts'
import { alignText, placeAfter, placeOfNode, placeWithin } from './places.ts'
import type { LinkUse } from './types.ts'

/** References without a definition, which readers see as brackets, and definitions that nothing or another one uses. */
export function checkDefinitions(tree: Root, source: string, file: string): Message[] {
  if (!/\]\s*\[|\[\^|\]:/.test(source)) return []
  const definitions = new Map<string, Definition | FootnoteDefinition>()
  const shadowed: (Definition | FootnoteDefinition)[] = []
  const used = new Set<string>()
  const texts: Text[] = []
  visit(tree, (node) => {
    if (node.type === 'definition' || node.type === 'footnoteDefinition') {
      const key = keyOf(node.type === 'footnoteDefinition', node.identifier)
      if (definitions.has(key)) shadowed.push(node)
      else definitions.set(key, node)
    } else if (node.type === 'footnoteReference') used.add(keyOf(true, node.identifier))
    else if (node.type === 'linkReference' || node.type === 'imageReference') used.add(keyOf(false, node.identifier))
    else if (node.type === 'text') texts.push(node)
  })
  return [
    ...texts.flatMap((node) => undefinedIn(node, definitions, source, file)),
    ...shadowed.map((node) => {
      const first = definitions.get(keyOf(node.type === 'footnoteDefinition', node.identifier))!
      const related = { file, place: placeOfNode(first) ?? topOfFile, message: 'the first one is here' }
      const message = `Unexpected second definition of \`${shown(node)}\`, expected one: only the first counts`
      const hint = 'Give one of the two another name, or remove it.'
      return report('definition-unused', { file, place: placeOfNode(node) ?? topOfFile }, message, { hint, related })
    }),
    ...[...definitions].flatMap(([key, node]) => {
      if (used.has(key) || isComment(node)) return []
      const what = node.type === 'footnoteDefinition' ? 'footnote' : 'definition'
      const message = `Unused ${what} \`${shown(node)}\`: readers do not see it`
      const hint = `Refer to it with \`${shown(node)}\` where it belongs, or remove it.`
      return [report('definition-unused', { file, place: placeOfNode(node) ?? topOfFile }, message, { hint })]
    }),
  ]
}

const keyOf = (isFootnote: boolean, identifier: string): string => (isFootnote ? '^' : ' ') + labelKey(identifier)

/** `[//]: # (words)` is how a comment is written that HTML does not show either. */
const isComment = (node: Definition | FootnoteDefinition): boolean =>
  node.type === 'definition' && (node.url === '#' || node.url === '')

const shown = ({ type, label, identifier }: Definition | FootnoteDefinition): string =>
  `[${type === 'footnoteDefinition' ? '^' : ''}${label ?? identifier}]`

// `[text][name]` and `[^name]` as written, unless a backslash says that the bracket is one.
const reference = /(?<!\\)\[(\^)([^\]\s\\[]+)\](?!:)|(?<!\\)\]\[([^\]\\[]+)\]/g

function undefinedIn(node: Text, definitions: ReadonlyMap<string, unknown>, source: string, file: string): Message[] {
  const { position } = node
  if (position?.start.offset === undefined || !node.value.includes(']')) return []
  const written = source.slice(position.start.offset, position.end.offset)
  return [...written.matchAll(reference)].flatMap(({ 0: found, 1: mark, 2: note, 3: name, index }) => {
    const label = (note ?? name)!
    if (definitions.has(keyOf(mark === '^', label))) return []
    const names = [...definitions.keys()].filter((key) => key.startsWith(mark ?? ' ')).map((key) => key.slice(1))
    // Nearly all short names are near each other.
    const near = (label.length < 3 ? [] : findNearest(label, names)).map((key) => key.toLowerCase())
    // Of `[text][name]` the match begins with the bracket that ends the text.
    const skipped = mark ? 0 : 1
    const place = placeAfter(position.start, written.slice(0, index + skipped), found.length - skipped)
    const what = mark ? `footnote \`[^${label}]\`` : `reference \`[${label}]\``
    const hint = `Add a line \`[${mark ?? ''}${label}]: ${mark ? 'the note' : 'the address'}\`, or put a backslash before the bracket if it is meant to be read.`
    return [
      report('reference-undefined', { file, place }, `The ${what} has no definition${didYouMean(near)}`, { hint }),
    ]
  })
}

/**
 * Makes links of `[[id]]`, `[[id#heading]]` and `[[id|words]]`. It looks only at what Markdown takes for text, so every
 * link, reference and code that there is stays what it is.
 */
export function markWikiLinks(tree: Root, source: string): void {
  if (source.includes('[[')) walk(tree)

  function walk(parent: Parents): void {
    if (parent.type === 'link' || parent.type === 'linkReference') return
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
  const at = alignText(value, written)
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

/** Where the url of a link is written, if it is known for certain. */
export function findLinkAddress(
  node: Element,
  { url, form }: Pick<LinkUse, 'url' | 'form'>,
  source: string,
  definedAt: (written: string) => Place | undefined,
): Place | undefined {
  const written = source.slice(node.position?.start?.offset, node.position?.end?.offset)
  if (form === 'wiki') return betweenBrackets(node, url, written)
  if (form === 'reference' || (form === 'image' && /^!.*\]$/s.test(written))) return definedAt(written)
  const place = placeWithin(node, url, source)
  const before = place && textBefore(place, node, written)
  return before !== undefined && /(?:\]\(\s*<?|\b(?:href|src)\s*=\s*["']?|^\s*<?)$/i.test(before) ? place : undefined
}

/** The place of `id#heading` in `[[id#heading|words]]`. */
function betweenBrackets(node: Element, url: string, written: string): Place | undefined {
  const place = placeOfNode(node)
  const column = (place?.column ?? 0) + 2
  return place && written.startsWith(url.slice(0, -2))
    ? { ...place, column, endLine: place.line, endColumn: column + url.length - 4 }
    : undefined
}

/** What of a node is on the line of `place` before it; undefined when it is the place of the node itself. */
function textBefore(place: Place, node: Element, written: string): string | undefined {
  const { line, column } = node.position!.start
  if (place.line === line && place.column === column) return undefined
  const before = place.line === line ? place.column - column : place.column - 1
  return written.split('\n')[place.line - line]?.slice(0, before)
}

/** How a link is written that is not between double brackets. */
export function classifyLink(written: string): LinkUse['form'] {
  if (/^<[a-z]+[\s>]/i.test(written)) return 'html'
  if (written.startsWith('[')) return written.endsWith(')') ? 'inline' : 'reference'
  return 'autolink'
}

/** What two labels of references have in common that mean the same: case and white space do not count. */
const labelKey = (label: string): string => label.replace(/\s+/g, ' ').trim().toLowerCase().toUpperCase()

/** Makes a function that says where the address of a link is written that is a reference: in its definition. */
export function findDefinitions(tree: Root, source: string): (written: string) => Place | undefined {
  const places = new Map<string, Place>()
  if (source.includes(']:'))
    visit(tree, 'definition', (node) => {
      const place = addressInDefinition(source.slice(node.position?.start.offset, node.position?.end.offset), node.url)
      const start = placeOfNode(node)
      const key = labelKey(node.label ?? node.identifier)
      // Of two definitions the first counts.
      if (!start || places.has(key)) return
      if (place === undefined) return
      const column = start.column + place
      places.set(key, { line: start.line, column, endLine: start.line, endColumn: column + node.url.length })
    })
  return (written) => {
    const [, label] = /\[((?:[^\]\\[]|\\.)+)\](?:\[\])?$/s.exec(written) ?? []
    return label === undefined ? undefined : places.get(labelKey(label))
  }
}

/** Where the address begins, if it is on the line on which the definition begins and nothing in it is escaped. */
function addressInDefinition(written: string, url: string): number | undefined {
  const [before] = /^\[(?:[^\]\\[\n]|\\.)+\]:[ \t]*<?/.exec(written) ?? []
  return before !== undefined && url !== '' && written.startsWith(url, before.length) ? before.length : undefined
}
