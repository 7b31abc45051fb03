import type { BlockContent, Blockquote, DefinitionContent, Paragraph, Root, RootContent, Text } from 'mdast'
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive'
import { SKIP, visit } from 'unist-util-visit'
import { didYouMean, nearest, report, top } from '../report.ts'
import type { Message } from '../types.ts'
import { placeOf } from './place-of.ts'

/** The kinds of box that set a remark apart, with the title each has unless the page gives another. */
const boxes: Record<string, string> = {
  note: 'Note',
  tip: 'Tip',
  important: 'Important',
  warning: 'Warning',
  caution: 'Caution',
}

/** Turns GitHub's alerts (`> [!NOTE]`) and `:::note` blocks into boxes. A directive nobody knows stays as written. */
export function markBoxes(tree: Root, source: string, file: string): Message[] {
  if (!source.includes('::') && !source.includes('[!')) return []
  const messages: Message[] = []
  visit(tree, (node, index, parent) => {
    if (node.type === 'blockquote') asAlert(node)
    else if (node.type === 'containerDirective' && Object.hasOwn(boxes, node.name)) asBox(node)
    else if (node.type === 'containerDirective' || node.type === 'leafDirective') {
      const near = nearest(node.name, Object.keys(boxes))
      const message = `Unknown block \`${node.name}\`${didYouMean(near)}`
      messages.push(
        report('directive-unknown', file, placeOf(node) ?? top, message, near.length > 0 ? { expected: near } : {}),
      )
      ;(parent as Root).children.splice(index!, 1, ...asWritten(node, source))
      return [SKIP, index! + 1]
    }
    return undefined
  })
  return messages
}

const alert = /^\[!(note|tip|important|warning|caution)\][ \t]*(?:\r?\n|$)/i

function asAlert(quote: Blockquote): void {
  const [first] = quote.children
  if (first?.type !== 'paragraph' || first.children[0]?.type !== 'text') return
  const [text] = first.children as [Text]
  const found = alert.exec(text.value)
  if (!found) return
  const name = found[1]!.toLowerCase()
  text.value = text.value.slice(found[0].length)
  if (text.value === '') first.children.shift()
  // A break right after the marker belongs to it.
  if ((first.children as Paragraph['children'])[0]?.type === 'break') first.children.shift()
  if (first.children.length === 0) quote.children.shift()
  box(quote, name, [{ type: 'text', value: boxes[name]! }])
}

function asBox(directive: ContainerDirective): void {
  const [first] = directive.children
  const label = first?.type === 'paragraph' && first.data && 'directiveLabel' in first.data ? first : undefined
  if (label) directive.children.shift()
  box(directive, directive.name, label?.children ?? [{ type: 'text', value: boxes[directive.name]! }])
}

function box(node: Blockquote | ContainerDirective, name: string, title: Paragraph['children']): void {
  node.data = { ...node.data, hName: 'div', hProperties: { className: ['markdown-alert', `markdown-alert-${name}`] } }
  node.children.unshift({
    type: 'paragraph',
    data: { hProperties: { className: ['markdown-alert-title'] } },
    children: title,
  })
}

/** The lines that made the directive, as text around its content. */
function asWritten(node: ContainerDirective | LeafDirective, source: string): RootContent[] {
  const written = source.slice(node.position!.start.offset, node.position!.end.offset)
  const paragraph = (value: string): Paragraph => ({ type: 'paragraph', children: [{ type: 'text', value }] })
  if (node.type === 'leafDirective') return [paragraph(written)]
  const lines = written.split(/\r?\n/)
  const last = lines.length > 1 && /^[\s>]*:{3,}\s*$/.test(lines.at(-1)!) ? [paragraph(lines.at(-1)!.trim())] : []
  const content = node.children.filter((child) => !(child.data && 'directiveLabel' in child.data)) as (
    | BlockContent
    | DefinitionContent
  )[]
  return [paragraph(lines[0]!), ...content, ...last]
}
