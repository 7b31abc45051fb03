import type { BlockContent, Blockquote, DefinitionContent, Paragraph, Root, RootContent, Text } from 'mdast'
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive'
import { SKIP, visit } from 'unist-util-visit'
import { generatedBlocks } from '../generated-blocks.ts'
import { didYouMean, nearest, report, top } from '../report.ts'
import type { Block, Hole, Message } from '../types.ts'
import { blockHole } from './block-hole.ts'
import { type Generated, generated, isGenerated } from './generated.ts'
import { placeOf } from './place-of.ts'

/** The kinds of box that set a remark apart, with the title each has unless the page gives another. */
const boxes: Record<string, string> = {
  note: 'Note',
  tip: 'Tip',
  important: 'Important',
  warning: 'Warning',
  caution: 'Caution',
}

const names = [...Object.keys(boxes), 'details', 'tabs', 'tab', ...Object.keys(generatedBlocks)]

/**
 * Turns GitHub's alerts (`> [!NOTE]`) and `:::note` blocks into boxes, `:::details` into text to unfold, and `::::tabs`
 * into its parts, one below the other: nothing is hidden from who prints or searches the page. `::matrix` and its like
 * become empty elements, found again by where they start. A directive nobody knows stays as written.
 */
export function markBlocks(tree: Root, source: string, file: string): Marked {
  const messages: Message[] = []
  const blocks: Block[] = []
  const holes = new Map<number, Hole>()
  const marked = { messages, generated: { blocks, holes } }
  if (!source.includes('::') && !source.includes('[!')) return marked
  visit(tree, (node, index, parent) => {
    if (node.type === 'blockquote') asAlert(node, source)
    else if (node.type === 'containerDirective' && Object.hasOwn(boxes, node.name)) asBox(node)
    else if (node.type === 'containerDirective' && node.name === 'details') asDetails(node)
    else if (node.type === 'containerDirective' && node.name === 'tabs') asTabs(node)
    else if ('data' in node && node.data?.hName) return undefined
    else if (node.type === 'leafDirective' && isGenerated(node.name) && node.position?.start.offset !== undefined) {
      const found = generated({ ...node, name: node.name }, source, file)
      messages.push(...found.messages)
      blocks.push(found.block)
      holes.set(node.position.start.offset, blockHole(found.block))
      node.data = { hName: 'div' }
      node.children = []
    } else if (node.type === 'containerDirective' || node.type === 'leafDirective') {
      messages.push(unknown(node, file))
      ;(parent as Root).children.splice(index!, 1, ...asWritten(node, source))
      return [SKIP, index! + 1]
    }
    return undefined
  })
  return marked
}

/** What was made of the blocks of a page. */
interface Marked {
  readonly messages: readonly Message[]
  readonly generated: Generated
}

function unknown(node: ContainerDirective | LeafDirective, file: string): Message {
  const { name } = node
  const place = placeOf(node) ?? top
  if (name === 'tab' && node.type === 'containerDirective') {
    const mend = 'Put it between `::::tabs` and `::::`, with one colon more than the blocks inside have.'
    return report('directive-unknown', file, place, 'Unexpected block `tab` outside of `tabs`', { mend })
  }
  if (isGenerated(name)) {
    const message = `Unexpected \`:::${name}\` with three colons, expected two: it has no content of its own`
    return report('directive-unknown', file, place, message, { mend: `Write \`${generatedBlocks[name].example}\`.` })
  }
  const near = nearest(name, names)
  const message = `Unknown block \`${name}\`${didYouMean(near)}`
  const mend =
    'Write a name that rolebook knows, such as `note`, or a backslash before the colons if they are to be read.'
  return report('directive-unknown', file, place, message, near.length > 0 ? { expected: near } : { mend })
}

const alert = /^\[!(note|tip|important|warning|caution)\][ \t]*(?:\r?\n|$)/i

function asAlert(quote: Blockquote, source: string): void {
  const [first] = quote.children
  if (first?.type !== 'paragraph' || first.children[0]?.type !== 'text') return
  const [text] = first.children as [Text]
  const found = alert.exec(text.value)
  // With a backslash the bracket is one.
  if (!found || source[text.position?.start.offset ?? -1] === '\\') return
  const name = found[1]!.toLowerCase()
  text.value = text.value.slice(found[0].length)
  if (text.value === '') first.children.shift()
  // A break right after the marker belongs to it.
  if ((first.children as Paragraph['children'])[0]?.type === 'break') first.children.shift()
  if (first.children.length === 0) quote.children.shift()
  box(quote, name, [{ type: 'text', value: boxes[name]! }])
}

function asBox(directive: ContainerDirective): void {
  box(directive, directive.name, takeLabel(directive, boxes[directive.name]!))
}

function asDetails(directive: ContainerDirective): void {
  const children = takeLabel(directive, 'Details')
  directive.data = { ...directive.data, hName: 'details', hProperties: {} }
  directive.children.unshift({ type: 'paragraph', data: { hName: 'summary' }, children })
}

function asTabs(directive: ContainerDirective): void {
  takeLabel(directive, '')
  directive.data = { ...directive.data, hName: 'div', hProperties: { className: ['tabs'] } }
  let count = 0
  for (const tab of directive.children) {
    if (tab.type !== 'containerDirective' || tab.name !== 'tab') continue
    const children = takeLabel(tab, `Tab ${++count}`)
    tab.data = { ...tab.data, hName: 'div', hProperties: { className: ['tab'] } }
    tab.children.unshift({ type: 'paragraph', data: { hProperties: { className: ['tab-label'] } }, children })
  }
}

/** What stands in brackets after the name, or else `instead`. */
function takeLabel({ children }: ContainerDirective, instead: string): Paragraph['children'] {
  const [first] = children
  if (first?.type !== 'paragraph' || !first.data || !('directiveLabel' in first.data))
    return [{ type: 'text', value: instead }]
  children.shift()
  return first.children.length > 0 ? first.children : [{ type: 'text', value: instead }]
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
