import type { Element, ElementContent, Root as HtmlRoot, Nodes, Properties, RootContent } from 'hast'
import { words } from '../../templates/words/words.ts'
import { topOfFile } from '../base/messages.ts'
import { titleAndAttributes } from './blocks.ts'
import { type CodeInfo, decorateCode, type Highlight } from './code.ts'
import { makePageIds, type PageIds } from './ids.ts'
import { classifyLink, type findDefinitions, findLinkAddress } from './links.ts'
import { placeOfNode, placeWithin } from './places.ts'
import { addCaptions } from './tables.ts'
import { makeSectionTexts, type SectionTexts, spokenText, textOfHtml } from './text.ts'
import type { Fragment, Heading, Hole, LinkUse, Page } from './types.ts'

/** What a page's text comes to, besides its front matter. */
export type ParsedProse = Pick<Page, 'heading' | 'headings' | 'anchors' | 'links' | 'body' | 'text' | 'excerpt'>

interface Options {
  /** The whole file, for places. */
  readonly source: string
  /** Ids that headings have by their author's will: none is made up that is the same. */
  readonly headingIds: ReadonlySet<string>
  /** By where the block starts. */
  readonly codes: ReadonlyMap<number, CodeInfo>
  /** What rolebook puts in, by where it is asked for. */
  readonly generated: ReadonlyMap<number, Hole>
  readonly definedAt: ReturnType<typeof findDefinitions>
  /** Where the excerpt ends by the author's will, as an offset. */
  readonly more: number | undefined
  readonly stringify: (tree: HtmlRoot) => string
  readonly highlight: Highlight | undefined
}

interface Walk extends Options {
  readonly ids: PageIds
  readonly holes: Holes
  readonly texts: SectionTexts
  readonly headings: Heading[]
  readonly links: LinkUse[]
  readonly mayCaption: boolean
  /** How many levels headings move down. */
  readonly shift: number
  excerpt?: string
}

/** Makes a sane tree into a page's prose in one walk: ids, holes, classes, plain text, and the facts others ask for. */
export function readProse(tree: HtmlRoot, options: Options): ParsedProse {
  const { source, more, stringify } = options
  const title = leadingTitle(tree)
  const found = { ids: makePageIds(options.headingIds), holes: makeHoles(), headings: [] as Heading[] }
  const walk: Walk = {
    ...options,
    ...found,
    links: [],
    texts: makeSectionTexts(title ? addHeading(title, 1, { ...found, source }).text : ''),
    mayCaption: /!\[|<img|Table: /i.test(source),
    // With the title gone, another heading of depth 1 would be a second one: all move down together.
    shift: tree.children.some((node) => node.type === 'element' && node.tagName === 'h1') ? 1 : 0,
  }
  const { ids, holes, texts, headings, links } = walk
  const titleChildren = title && walkNodes(title.children, walk)
  texts.forget()
  tree.children = walkNodes(tree.children as ElementContent[], walk, true)
  if (more !== undefined) walk.excerpt ??= texts.soFar()
  const body = holes.fragment(stringify(tree))
  return {
    ...(titleChildren && { heading: holes.fragment(stringify({ type: 'root', children: titleChildren })) }),
    headings,
    anchors: [...ids.given],
    links,
    body,
    text: texts.all(),
    excerpt: walk.excerpt || undefined,
  }
}

function walkNodes(nodes: readonly ElementContent[], walk: Walk, outermost = false): ElementContent[] {
  const { holes, texts } = walk
  const result: ElementContent[] = []
  for (const node of walk.mayCaption ? addCaptions(nodes) : nodes) {
    if (outermost && isBelowExcerpt(node, walk)) walk.excerpt ??= texts.soFar()
    if (node.type === 'text') {
      const value = holes.clean(node.value)
      texts.add(value)
      result.push(value === node.value ? node : { ...node, value })
    } else if (node.type === 'element') {
      // Only an outermost heading starts a chunk: a page is cut there.
      const nested = !outermost && isHeading(node) && (result.at(-1)?.type as string) === 'raw'
      result.push(...(nested ? [{ type: 'text' as const, value: '\n' }] : []), ...readElement(node, walk, outermost))
    }
  }
  return result
}

/** Footnotes have no place in the source and come last. Anything else without a place was put there by a plugin. */
function isBelowExcerpt(node: ElementContent, { more }: Walk): boolean {
  if (more === undefined || node.type !== 'element') return false
  return (node.position?.start?.offset ?? ('dataFootnotes' in node.properties ? more : -1)) >= more
}

function readElement(node: Element, walk: Walk, outermost: boolean): ElementContent[] {
  const { tagName, properties } = node
  cleanProperties(properties, walk.holes)
  if (isHeading(node)) return readHeading(node, walk, outermost)
  if (tagName === 'a' && typeof properties.name === 'string') {
    properties.id ??= properties.name
    delete properties.name
  }
  if (tagName === 'a' && typeof properties.href === 'string') return readLink(node, properties.href, walk)
  if (tagName === 'img') return readImage(node, walk)
  const hole = tagName === 'div' && walk.generated.get(node.position?.start?.offset ?? -1)
  if (hole) return [addBlock(outermost || hole.kind !== 'include' ? hole : { ...hole, nested: true }, walk)]
  readIds(properties, walk)
  if (tagName === 'pre') return [readCode(node, walk)]
  if (outermost && 'dataFootnotes' in properties) return readFootnotes(node, walk)
  if (typeof properties.align === 'string') {
    if (/^(left|center|right)$/.test(properties.align)) properties.className = [`align-${properties.align}`]
    delete properties.align
  }
  if (tagName === 'input') properties.ariaLabel = properties.checked ? words.prose.done : words.prose.toDo
  if (tagName === 'th') nameOrEmpty(node)
  if (blockElements.has(tagName)) walkApart(node, walk)
  // A formula once more, as it was written: nobody sees it.
  else if (tagName === 'annotation') node.children = walkNodes(node.children, { ...walk, texts: makeSectionTexts('') })
  else node.children = walkNodes(node.children, walk)
  return [tagName === 'table' ? scrolling(node) : node]
}

/** A cell that names nothing, such as the corner between the names of rows and columns, is no head. */
function nameOrEmpty(cell: Element): void {
  if (spokenText(cell).trim() === '') cell.tagName = 'td'
  else cell.properties.scope ??= 'col'
}

/** A wide table scrolls by itself, by keyboard too, and leaves the page still. */
const scrolling = (table: Element): Element => ({
  type: 'element',
  tagName: 'div',
  properties: { className: ['table-scroll'], role: 'group', ariaLabel: words.prose.table, tabIndex: 0 },
  children: [table],
})

function walkApart(node: Element, walk: Walk): void {
  walk.texts.space()
  node.children = walkNodes(node.children, walk)
  walk.texts.space()
}

function addBlock(hole: Hole, { holes, texts }: Walk): ElementContent {
  texts.add(` ${(hole.kind === 'block' && hole.title) || ''} `)
  return holes.node(hole)
}

/** Each note starts a chunk, so that a section that is included elsewhere can bring along its own. */
function readFootnotes(node: Element, walk: Walk): ElementContent[] {
  const { holes } = walk
  walkApart(node, walk)
  const list = node.children.find((child): child is Element => child.type === 'element' && child.tagName === 'ol')
  if (list)
    list.children = list.children.flatMap((child) => (child.type === 'element' ? [holes.cut(), child] : [child]))
  return [holes.cut(), node]
}

function readHeading(node: Element, walk: Walk, outermost: boolean): ElementContent[] {
  const { holes, texts } = walk
  // Only the title has depth 1, even if a list or a quote holds another such heading.
  const depth = Math.max(2, Math.min(6, Number(node.tagName[1]) + walk.shift))
  node.tagName = `h${depth}`
  delete node.properties.align
  if (node.properties.id === 'footnote-label') {
    readIds(node.properties, walk)
    walkApart(node, walk)
    return [node]
  }
  const { id, text } = addHeading(node, depth, walk)
  texts.begin(id, text)
  node.children = walkNodes(node.children, walk)
  texts.forget()
  node.properties.id = holes.value({ kind: 'id', id })
  return outermost ? [holes.cut(), node] : [node]
}

function addHeading(
  node: Element,
  depth: number,
  { ids, holes, headings, source }: Pick<Walk, 'ids' | 'holes' | 'headings' | 'source'>,
): Heading {
  // A heading goes by its words; one that is an image, by what the image says.
  const oneLine = (words: string) => holes.clean(words.normalize('NFC')).replace(/\s+/g, ' ').trim()
  const text = oneLine(textOfHtml(node)) || oneLine(spokenText(node))
  const shown = oneLine(textOfHtml(node, (child) => (child.tagName === 'br' ? ' ' : titledUrl(child, source)))) || text
  const heading = {
    depth,
    text,
    ...(shown !== text && { shown }),
    place: placeOfNode(node) ?? topOfFile,
    ...ids.ofHeading(node.properties.id, text),
  }
  headings.push(heading)
  return heading
}

/** Puts stand-ins in the place of an element's id and of the ids it refers to. */
function readIds(properties: Properties, walk: Walk): void {
  const id = takeId(properties, walk)
  if (id !== undefined) properties.id = id
  if (Array.isArray(properties.ariaDescribedBy))
    properties.ariaDescribedBy = properties.ariaDescribedBy.map((id) => idValue(String(id), walk))
}

/** Takes an id off an element; yields a stand-in for it if it may be used. */
function takeId(properties: Properties, walk: Walk): string | undefined {
  const id = walk.ids.take(properties.id)
  delete properties.id
  return id === undefined ? undefined : idValue(id, walk)
}

const idValue = (id: string, { holes }: Walk): string => holes.value({ kind: 'id', id })

function readLink(node: Element, url: string, walk: Walk): ElementContent[] {
  const { source, holes, texts } = walk
  const { href: _, title, ...rest } = node.properties
  // From a footnote to its number and back: ids of this page, whatever it is joined with.
  if (('dataFootnoteRef' in rest || 'dataFootnoteBackref' in rest) && url.startsWith('#')) {
    readIds(node.properties, walk)
    node.properties.href = `#${idValue(url.slice(1), walk)}`
    node.children = walkNodes(node.children, walk)
    return [node]
  }
  const written = writtenAs(node, source)
  const wiki = url.startsWith('[[') && written.startsWith('[[')
  const place = wiki ? placeOfNode(node) : placeWithin(node, url, source)
  addLink({ url, form: wiki ? 'wiki' : classifyLink(written), place: place ?? topOfFile }, node, walk)
  const before = idHolder(rest, walk)
  const start = holes.node({ kind: 'link', url, ...titleAndAttributes(title, rest) })
  // The text names the page until its title is known.
  if (titledUrl({ ...node, properties: { href: url } }, source) !== undefined) {
    texts.add(url)
    return [...before, start, holes.node({ kind: 'title', url }), rawHtml('</a>')]
  }
  return [...before, start, ...walkNodes(node.children, walk), rawHtml('</a>')]
}

/** The address of a link without words of its own, which has those of the page that it leads to. */
function titledUrl(node: Element, source: string): string | undefined {
  const { href } = node.properties
  const written = writtenAs(node, source)
  const isTitled =
    typeof href === 'string' && href.startsWith('[[') && written.startsWith('[[') && !written.includes('|')
  return isTitled ? href : undefined
}

const writtenAs = ({ position }: Element, source: string): string =>
  position?.start ? source.slice(position.start.offset, position.end?.offset) : ''

function addLink(link: LinkUse, node: Element, { links, source, definedAt }: Walk): void {
  const address = findLinkAddress(node, link, source, definedAt)
  // A reference is fixed in its definition.
  links.push({ ...link, ...(address && link.form !== 'wiki' && { place: address }), ...(address && { address }) })
}

/** Something to hold the id of an element that is a hole itself. */
function idHolder(properties: Properties, walk: Walk): ElementContent[] {
  const id = takeId(properties, walk)
  return id === undefined ? [] : [{ type: 'element', tagName: 'span', properties: { id }, children: [] }]
}

function readImage(node: Element, walk: Walk): ElementContent[] {
  const { src, alt, title, ...rest } = node.properties
  const url = typeof src === 'string' ? src : ''
  addLink({ url, form: 'image', place: placeWithin(node, url, walk.source) ?? topOfFile }, node, walk)
  const text = typeof alt === 'string' ? alt : ''
  const before = idHolder(rest, walk)
  return [...before, walk.holes.node({ kind: 'image', url, alt: text, ...titleAndAttributes(title, rest) })]
}

function readCode(node: Element, walk: Walk): Element {
  const info = walk.codes.get(node.position?.start?.offset ?? -1)
  const title = info?.title && walk.holes.clean(info.title)
  if (title) walk.texts.add(` ${title}`)
  walkApart(node, walk)
  return decorateCode(node, { info, title, highlight: walk.highlight })
}

const isHeading = ({ tagName }: Element): boolean => /^h[1-6]$/.test(tagName)

function leadingTitle(tree: HtmlRoot): Element | undefined {
  const index = tree.children.findIndex((node) => node.type !== 'text' || node.value.trim() !== '')
  const node: RootContent | undefined = tree.children[index]
  if (node?.type !== 'element' || node.tagName !== 'h1') return undefined
  tree.children.splice(0, index + 1)
  return node
}

// A noncharacter of Unicode stands for a hole while a tree becomes text. No page can forge one: `clean` takes every
// other occurrence out of the tree's own texts, however it got there.
const mark = '\uFDD0'
const anyMark = new RegExp(mark, 'g')
const anyOdd = new RegExp(`[\\r${mark}]`)

interface Holes {
  /** A stand-in for `hole`, to be used as an attribute's value. */
  readonly value: (hole: Hole) => string
  /** A stand-in for `hole`, to be used in place of a node. */
  readonly node: (hole: Hole) => ElementContent
  /** A stand-in for the end of one chunk and the start of the next. */
  readonly cut: () => ElementContent
  /** Text with anything that looks like a stand-in replaced, and `&#13;` made a line feed, as it will be read. */
  readonly clean: (text: string) => string
  /** Cuts the stringified tree at the stand-ins. */
  readonly fragment: (html: string) => Fragment
}

function makeHoles(): Holes {
  const found: Hole[] = []
  const value = (hole: Hole) => `${mark}${found.push(hole) - 1}${mark}`
  return {
    value,
    node: (hole) => rawHtml(value(hole)),
    cut: () => rawHtml(`${mark}${mark}`),
    clean: (text) => (anyOdd.test(text) ? text.replace(/\r\n?/g, '\n').replace(anyMark, '\uFFFD') : text),
    fragment: (html) =>
      // Odd parts stand between two marks: a number, or nothing for a cut.
      html
        .split(mark)
        .flatMap<string | Hole>((part, at) => (part === '' ? [] : at % 2 === 0 ? [part] : [found[Number(part)]!])),
  }
}

const rawHtml = (value: string): ElementContent =>
  ({ type: 'raw', value }) as unknown as Extract<Nodes, { type: 'text' }>

/** Takes what looks like a stand-in out of the texts of an element's properties, and lists that hold nothing. */
function cleanProperties(properties: Properties, { clean }: Pick<Holes, 'clean'>): void {
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === 'string') properties[name] = clean(value)
    else if (Array.isArray(value) && value.length === 0) delete properties[name]
    else if (Array.isArray(value))
      properties[name] = value.map((item) => (typeof item === 'string' ? clean(item) : item))
  }
}

/** Elements whose text is apart from the text around them. */
const blockElements: ReadonlySet<string> = new Set(
  'address blockquote br caption dd details div dl dt figcaption figure hr li ol p section summary table td th tr ul'.split(
    ' ',
  ),
)
