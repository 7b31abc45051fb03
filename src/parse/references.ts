import type { Definition, FootnoteDefinition, Root, Text } from 'mdast'
import { visit } from 'unist-util-visit'
import { didYouMean, nearest, report, top } from '../report.ts'
import type { Message } from '../types.ts'
import { labelKey } from './label-key.ts'
import { placeAfter, placeOf } from './place-of.ts'

/** References without a definition, which readers see as brackets, and definitions that nothing or another one uses. */
export function references(tree: Root, source: string, file: string): Message[] {
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
      const related = { file, place: placeOf(first) ?? top, message: 'the first one is here' }
      const message = `Unexpected second definition of \`${shown(node)}\`, expected one: only the first counts`
      const mend = 'Give one of the two another name, or remove it.'
      return report('definition-unused', file, placeOf(node) ?? top, message, { mend, related })
    }),
    ...[...definitions].flatMap(([key, node]) => {
      if (used.has(key) || isComment(node)) return []
      const what = node.type === 'footnoteDefinition' ? 'footnote' : 'definition'
      const message = `Unused ${what} \`${shown(node)}\`: readers do not see it`
      const mend = `Refer to it with \`${shown(node)}\` where it belongs, or remove it.`
      return [report('definition-unused', file, placeOf(node) ?? top, message, { mend })]
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
    // Of short names nearly all are near.
    const near = (label.length < 3 ? [] : nearest(label, names)).map((key) => key.toLowerCase())
    // Of `[text][name]` the match begins with the bracket that ends the text.
    const skipped = mark ? 0 : 1
    const place = placeAfter(position.start, written.slice(0, index + skipped), found.length - skipped)
    const what = mark ? `footnote \`[^${label}]\`` : `reference \`[${label}]\``
    const mend = `Add a line \`[${mark ?? ''}${label}]: ${mark ? 'the note' : 'the address'}\`, or put a backslash before the bracket if it is meant to be read.`
    return [report('reference-undefined', file, place, `The ${what} has no definition${didYouMean(near)}`, { mend })]
  })
}
