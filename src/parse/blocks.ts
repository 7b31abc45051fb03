import type { Properties } from 'hast'
import type { BlockContent, DefinitionContent, Nodes, Paragraph, Root, RootContent } from 'mdast'
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive'
import { SKIP, visit } from 'unist-util-visit'
import {
  didYouMean,
  type Fix,
  findNearest,
  joinWithOr,
  type Message,
  type Place,
  replaceSpan,
  report,
  topOfFile,
} from '../base/messages.ts'
import { attributeWords, type BlockName, blockOf, generatedBlocks, namesIn } from '../schema/blocks.ts'
import { boxes, findOwnName, makeAlert, makeBox, makeDetails, makeTabs } from './boxes.ts'
import { placeOfNode } from './places.ts'
import type { Attributes, BlockUse, Hole } from './types.ts'

/** What is in a page's text for a block until the page is made. */
export function makeBlockHole({ name, attributes, title, place, places }: BlockUse): Hole {
  if (name !== 'include') return { kind: 'block', name, attributes, title }
  const { page = '', section } = attributes
  const at = places.page ?? place
  return { kind: 'include', page, section, places: { page: at, section: places.section ?? at } }
}

const names = [...Object.keys(boxes), 'details', 'tabs', 'tab', ...Object.keys(generatedBlocks)]

/**
 * Turns GitHub's alerts (`> [!NOTE]`) and `:::note` blocks into boxes, `:::details` into text to unfold, and `::::tabs`
 * into its parts, one below the other: nothing is hidden from readers who print or search the page. `::matrix` and its like
 * become empty elements, whose holes are found again by where they start. A directive nobody knows stays as written.
 */
export function markBlocks(tree: Root, source: string, file: string) {
  const messages: Message[] = []
  const blocks: BlockUse[] = []
  const holes = new Map<number, Hole>()
  const marked = { messages, blocks, holes }
  if (!source.includes('::') && !source.includes('[!')) return marked
  visit(tree, (node, index, parent) => {
    if (node.type === 'blockquote') messages.push(...makeAlert(node, source, file))
    else if (node.type === 'containerDirective' && Object.hasOwn(boxes, node.name)) makeBox(node, source)
    else if (node.type === 'containerDirective' && node.name === 'details') makeDetails(node, source)
    else if (node.type === 'containerDirective' && node.name === 'tabs') makeTabs(node, source)
    else if ('data' in node && node.data?.hName) return undefined
    else if (node.type === 'leafDirective' && isGenerated(node.name) && node.position?.start.offset !== undefined) {
      const found = readBlock({ ...node, name: node.name }, source, file)
      messages.push(...found.messages)
      blocks.push(found.block)
      holes.set(node.position.start.offset, makeBlockHole(found.block))
      node.data = { hName: 'div' }
      node.children = []
    } else if (node.type === 'containerDirective' || node.type === 'leafDirective') {
      messages.push(unknown(node, source, file))
      ;(parent as Root).children.splice(index!, 1, ...asWritten(node, source))
      return [SKIP, index! + 1]
    }
    return undefined
  })
  return marked
}

function unknown(node: ContainerDirective | LeafDirective, source: string, file: string): Message {
  const { name } = node
  const place = placeOfNode(node) ?? topOfFile
  if (name === 'tab' && node.type === 'containerDirective') {
    const hint = 'Put it between `::::tabs` and `::::`, with one colon more than the blocks inside have.'
    return report('directive-unknown', { file, place }, 'Unexpected block `tab` outside of `tabs`', { hint })
  }
  if (isGenerated(name)) {
    const message = `Unexpected \`:::${name}\` with three colons, expected two: it has no content of its own`
    return report('directive-unknown', { file, place }, message, {
      hint: `Write \`${generatedBlocks[name].example}\`.`,
    })
  }
  if (names.includes(name)) {
    const message = `Unexpected \`::${name}\` with two colons, expected three`
    const hint = `Write \`:::${name}\`, the text below it, and then a line \`:::\`.`
    return report('directive-unknown', { file, place }, message, { hint })
  }
  const own = findOwnName(name)
  const near = own === undefined ? findNearest(name, names) : [own]
  const message = `Unknown block \`${name}\`${didYouMean(near)}`
  const hint =
    'Write a name that rolebook knows, such as `note`, or a backslash before the colons if readers should see them.'
  if (near.length === 0) return report('directive-unknown', { file, place }, message, { hint })
  const start = /^:+[ \t]*(?:\{\.?)?/.exec(source.slice(node.position?.start.offset))![0].length
  const column = place.column + start
  const named = { ...place, column, endLine: place.line, endColumn: column + name.length }
  const fix = own !== undefined && node.type === 'containerDirective' ? replaceSpan(file, named, own) : {}
  return report('directive-unknown', { file, place }, message, { expected: near, ...fix })
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

/** What a link and an image may have besides their address. */
export function titleAndAttributes(
  title: Properties[string],
  rest: Properties,
): { title?: string; attributes?: Attributes } {
  const attributes = asAttributes(rest)
  return { ...(typeof title === 'string' && { title }), attributes }
}

/** As HTML writes it. */
function attributeName(name: string): string {
  if (name === 'className') return 'class'
  if (/^aria[A-Z]/.test(name)) return `aria-${name.slice(4).toLowerCase()}`
  if (/^data[A-Z]/.test(name)) return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  return name.toLowerCase()
}

/** What else an element has, as written in HTML; undefined when that is nothing. */
function asAttributes(properties: Properties): Attributes | undefined {
  const attributes: Record<string, string> = {}
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue
    attributes[attributeName(name)] = Array.isArray(value) ? value.join(' ') : value === true ? '' : String(value)
  }
  return Object.keys(attributes).length > 0 ? attributes : undefined
}

const isGenerated = (name: string): name is BlockName => Object.hasOwn(generatedBlocks, name)

interface WrittenBlock {
  readonly node: LeafDirective & { readonly name: BlockName }
  readonly place: Place
  readonly file: string
}

/** Reads a block such as `::matrix{roles="em tl"}`. Attributes that mean nothing are reported and left out. */
function readBlock(
  node: WrittenBlock['node'],
  source: string,
  file: string,
): { readonly block: BlockUse; readonly messages: readonly Message[] } {
  const { name } = node
  const { required = [], exclusive = [] } = blockOf(name)
  const place = placeOfNode(node) ?? topOfFile
  const block = { node, place, file }
  const written = source.slice(node.position?.start.offset, node.position?.end.offset)
  const messages: Message[] = []
  const attributes: Record<string, string> = {}
  const places: Record<string, Place> = {}
  for (const [key, value] of Object.entries(node.attributes ?? {})) {
    const spans = spansOf(key, written, place)
    const wrong = checkAttribute(key, value ?? '', spans, block)
    if (wrong) messages.push(wrong)
    else {
      attributes[key] = value!.trim()
      places[key] = spans.value
    }
  }
  const isWrong = messages.length > 0
  for (const key of required)
    if (!(key in attributes) && !isWrong)
      messages.push(reportAttribute(`Missing \`${key}\` on the block \`${name}\``, place, block))
  for (const [one, other] of exclusive)
    if (one in attributes && other in attributes) {
      const message = `Unexpected \`${other}\` beside \`${one}\`, expected one of them`
      messages.push(reportAttribute(message, places[other]!, block))
    }
  const title = textOf(node).trim()
  return { block: { name, attributes, ...(title !== '' && { title }), place, places }, messages }
}

function checkAttribute(key: string, value: string, at: Spans, block: WrittenBlock): Message | undefined {
  const { attributes: known } = blockOf(block.node.name)
  if (!Object.hasOwn(known, key)) return unknownKey(key, Object.keys(known), at.key, block)
  const spec = known[key]!
  const allowed = 'words' in spec ? spec.words : []
  const wrong = 'words' in spec ? wordsOf(value, spec).find((word) => !allowed.includes(word)) : undefined
  if (wrong !== undefined) {
    const near = findNearest(wrong, allowed)
    const message = `Unexpected \`${wrong}\` as \`${key}\`, expected ${joinWithOr(allowed)}`
    return reportAttribute(message, at.value, block, near.length ? near : allowed)
  }
  return value.trim() === '' ? reportAttribute(`Unexpected \`${key}\` without a value`, at.key, block) : undefined
}

function unknownKey(key: string, keys: readonly string[], at: Place, block: WrittenBlock): Message {
  const { node, place, file } = block
  const meant = keys.filter((one) => attributeWords[one]?.includes(key.toLowerCase()))
  const near = meant.length > 0 ? meant : findNearest(key, keys)
  const isCertain = near.length === 1 && at !== place && !(near[0]! in (node.attributes ?? {}))
  const message = `Unknown attribute \`${key}\` on the block \`${node.name}\`${didYouMean(near)}`
  const fix = isCertain ? replaceSpan(file, at, near[0]!) : {}
  return reportAttribute(message, at, block, near.length ? near : keys, fix)
}

function reportAttribute(
  message: string,
  at: Place,
  { node, file }: WrittenBlock,
  expected: readonly string[] = [],
  fix: Fix = {},
): Message {
  const hint = `Write it like this: \`${blockOf(node.name).example}\`.`
  return report('directive-attribute', { file, place: at }, message, {
    ...(expected.length > 0 ? { expected } : { hint }),
    ...fix,
  })
}

const wordsOf = (value: string, { many }: { readonly many?: true }) => (many ? namesIn(value) : [value])

interface Spans {
  readonly key: Place
  readonly value: Place
}

/** Where an attribute and its value are, which the parser does not say. A leaf directive is on one line. */
function spansOf(key: string, written: string, place: Place): Spans {
  const name = key.replace(/[^\w-]/g, '\\$&')
  const found = new RegExp(`[{\\s](${name})(?:\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'}]+)))?(?=[\\s}])`, 'd').exec(
    written,
  )
  const at = (span: readonly [number, number] | undefined): Place | undefined =>
    span && { ...place, column: place.column + span[0], endLine: place.line, endColumn: place.column + span[1] }
  const whole = at(found?.indices?.[1]) ?? place
  return { key: whole, value: at(found?.indices?.[2] ?? found?.indices?.[3] ?? found?.indices?.[4]) ?? whole }
}

const textOf = (node: Nodes): string =>
  'value' in node ? node.value : 'children' in node ? (node.children as Nodes[]).map(textOf).join('') : ''
