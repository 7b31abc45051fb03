import type { Element, ElementContent, Root as HtmlRoot, Properties, RootContent } from 'hast'
import type { Root as MarkdownRoot } from 'mdast'
import { visit } from 'unist-util-visit'
import { type Place, topOfFile } from '../base/messages.ts'
import { titleAndAttributes } from './blocks.ts'
import { type CodeInfo, decorateCode, type Highlight } from './code.ts'
import { makeHoles, rawHtml } from './holes.ts'
import { blockElements, cleanProperties } from './html.ts'
import { makePageIds } from './ids.ts'
import { classifyLink, findLinkAddress, labelKey } from './links.ts'
import { placeOfNode, placeWithin } from './places.ts'
import { addCaptions } from './tables.ts'
import { makeSectionTexts, textOfHtml } from './text.ts'
import type { Heading, Hole, LinkUse, Page } from './types.ts'

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
  /** Where the definition of a link gives its address. */
  readonly definedAt: ReturnType<typeof findDefinitions>
  /** Where the excerpt ends. */
  readonly more: number | undefined
  readonly stringify: (tree: HtmlRoot) => string
  readonly highlight: Highlight | undefined
}

/** Makes a sane tree into a page's prose in one walk: ids, holes, classes, plain text, and the facts others ask for. */
export function readProse(
  tree: HtmlRoot,
  { source, headingIds, codes, generated, definedAt, more, stringify, highlight }: Options,
): ParsedProse {
  const ids = makePageIds(headingIds)
  const found = makeHoles()
  const headings: Heading[] = []
  const links: LinkUse[] = []

  const mayCaption = /!\[|<img|Table: /i.test(source)
  let excerpt: string | undefined

  const title = leadingTitle(tree)
  // With the title gone, another heading of depth 1 would be a second one: all move down together.
  const shift = tree.children.some((node) => node.type === 'element' && node.tagName === 'h1') ? 1 : 0
  const texts = makeSectionTexts(title ? listed(title, 1).text : '')
  const titleChildren = title && walk(title.children as ElementContent[])
  texts.forget()
  tree.children = walk(tree.children as ElementContent[], true)

  if (more !== undefined) excerpt ??= texts.soFar()

  const body = found.fragment(stringify(tree))
  return {
    ...(titleChildren && { heading: found.fragment(stringify({ type: 'root', children: titleChildren })) }),
    headings,
    anchors: [...ids.given],
    links,
    body,
    text: texts.all(),
    excerpt: excerpt || undefined,
  }

  function walk(nodes: readonly ElementContent[], outermost = false): ElementContent[] {
    const result: ElementContent[] = []
    for (const node of mayCaption ? addCaptions(nodes) : nodes) {
      if (outermost && isBelow(node)) excerpt ??= texts.soFar()
      if (node.type === 'text') {
        const value = found.clean(node.value)
        texts.add(value)
        result.push(value === node.value ? node : { ...node, value })
      } else if (node.type === 'element') {
        // Only an outermost heading starts a chunk: a page is cut there.
        const nested = !outermost && isHeading(node) && (result.at(-1)?.type as string) === 'raw'
        result.push(...(nested ? [{ type: 'text' as const, value: '\n' }] : []), ...element(node, outermost))
      }
    }
    return result
  }

  /** Footnotes, which have no place, are below all else; what else has none is where it is by a plugin's will. */
  function isBelow(node: ElementContent): boolean {
    if (more === undefined || node.type !== 'element') return false
    return (node.position?.start?.offset ?? ('dataFootnotes' in node.properties ? more : -1)) >= more
  }

  function element(node: Element, outermost: boolean): ElementContent[] {
    const { tagName, properties } = node
    cleanProperties(properties, found)
    if (isHeading(node)) return heading(node, outermost)
    if (tagName === 'a' && typeof properties.name === 'string') {
      properties.id ??= properties.name
      delete properties.name
    }
    if (tagName === 'a' && typeof properties.href === 'string') return link(node, properties.href)
    if (tagName === 'img') return image(node)
    const hole = tagName === 'div' && generated.get(node.position?.start?.offset ?? -1)
    if (hole) return [generatedHere(outermost || hole.kind !== 'include' ? hole : { ...hole, nested: true })]
    anchor(properties)
    if (tagName === 'pre') return [code(node)]
    if (outermost && 'dataFootnotes' in properties) return footnotes(node)
    if (typeof properties.align === 'string') {
      if (/^(left|center|right)$/.test(properties.align)) properties.className = [`align-${properties.align}`]
      delete properties.align
    }
    if (tagName === 'input') properties.ariaLabel = properties.checked ? 'Done' : 'To do'
    if (tagName === 'th') properties.scope ??= 'col'
    if (blockElements.has(tagName)) apart(node)
    else node.children = walk(node.children)
    // A wide table scrolls by itself, by keyboard too, and leaves the page still.
    return tagName === 'table'
      ? [
          {
            type: 'element',
            tagName: 'div',
            properties: { className: ['table-scroll'], role: 'group', ariaLabel: 'Table', tabIndex: 0 },
            children: [node],
          },
        ]
      : [node]
  }

  /** The text of some elements is apart from the text around them. */
  function apart(node: Element): void {
    texts.space()
    node.children = walk(node.children)
    texts.space()
  }

  function generatedHere(hole: Hole): ElementContent {
    texts.add(` ${(hole.kind === 'block' && hole.title) || ''} `)
    return found.node(hole)
  }

  /** Each note starts a chunk, so that a section that is included elsewhere can bring along its own. */
  function footnotes(node: Element): ElementContent[] {
    apart(node)
    const list = node.children.find((child): child is Element => child.type === 'element' && child.tagName === 'ol')
    if (list)
      list.children = list.children.flatMap((child) => (child.type === 'element' ? [found.cut(), child] : [child]))
    return [found.cut(), node]
  }

  function heading(node: Element, outermost: boolean): ElementContent[] {
    // Of depth 1 is the title alone, also where a list or a quote holds another such heading.
    const depth = Math.max(2, Math.min(6, Number(node.tagName[1]) + shift))
    node.tagName = `h${depth}`
    delete node.properties.align
    if (node.properties.id === 'footnote-label') {
      anchor(node.properties)
      apart(node)
      return [node]
    }
    const { id, text } = listed(node, depth)
    texts.begin(id, text)
    node.children = walk(node.children)
    texts.forget()
    node.properties.id = found.value({ kind: 'id', id })
    return outermost ? [found.cut(), node] : [node]
  }

  function listed(node: Element, depth: number): Heading {
    const text = found.clean(textOfHtml(node).replace(/\s+/g, ' ').trim().normalize('NFC'))
    const heading = { depth, text, place: placeOfNode(node) ?? topOfFile, ...ids.ofHeading(node.properties.id, text) }
    headings.push(heading)
    return heading
  }

  function anchor(properties: Properties): void {
    const id = takeId(properties)
    if (id !== undefined) properties.id = id
    if (Array.isArray(properties.ariaDescribedBy))
      properties.ariaDescribedBy = properties.ariaDescribedBy.map((id) => found.value({ kind: 'id', id: String(id) }))
  }

  /** Takes an id off an element; yields a stand-in for it if it may be used. */
  function takeId(properties: Properties): string | undefined {
    const id = ids.take(properties.id)
    delete properties.id
    return id === undefined ? undefined : found.value({ kind: 'id', id })
  }

  function link(node: Element, url: string): ElementContent[] {
    const { href: _, title, ...rest } = node.properties
    // From a footnote to its number and back: ids of this page, whatever it is joined with.
    if (('dataFootnoteRef' in rest || 'dataFootnoteBackref' in rest) && url.startsWith('#')) {
      anchor(node.properties)
      node.properties.href = `#${found.value({ kind: 'id', id: url.slice(1) })}`
      node.children = walk(node.children)
      return [node]
    }
    const { start: from, end: to } = node.position ?? {}
    const written = from ? source.slice(from.offset, to?.offset) : ''
    const wiki = url.startsWith('[[') && written.startsWith('[[')
    const place = wiki ? placeOfNode(node) : placeWithin(node, url, source)
    leads({ url, form: wiki ? 'wiki' : classifyLink(written), place: place ?? topOfFile }, node)
    const before = named(rest)
    const start = found.node({ kind: 'link', url, ...titleAndAttributes(title, rest) })
    // Without words of its own, it has those of the page it leads to. The text names that page until they are known.
    if (wiki && !written.includes('|')) {
      texts.add(url)
      return [...before, start, found.node({ kind: 'title', url }), rawHtml('</a>')]
    }
    return [...before, start, ...walk(node.children), rawHtml('</a>')]
  }

  function leads(link: LinkUse, node: Element): void {
    const address = findLinkAddress(node, link, source, definedAt)
    // What is to be mended of a reference is its definition.
    links.push({ ...link, ...(address && link.form !== 'wiki' && { place: address }), ...(address && { address }) })
  }

  /** Something to hold the id of an element that is a hole itself. */
  function named(properties: Properties): ElementContent[] {
    const id = takeId(properties)
    return id === undefined ? [] : [{ type: 'element', tagName: 'span', properties: { id }, children: [] }]
  }

  function image(node: Element): ElementContent[] {
    const { src, alt, title, ...rest } = node.properties
    const url = typeof src === 'string' ? src : ''
    leads({ url, form: 'image', place: placeWithin(node, url, source) ?? topOfFile }, node)
    return [
      ...named(rest),
      found.node({ kind: 'image', url, alt: typeof alt === 'string' ? alt : '', ...titleAndAttributes(title, rest) }),
    ]
  }

  function code(node: Element): Element {
    const info = codes.get(node.position?.start?.offset ?? -1)
    const title = info?.title && found.clean(info.title)
    if (title) texts.add(` ${title}`)
    apart(node)
    return decorateCode(node, { info, title, highlight })
  }
}

const isHeading = ({ tagName }: Element): boolean => /^h[1-6]$/.test(tagName)

/** Takes the heading of depth 1 off the start of the tree, if the page begins with one. */
function leadingTitle(tree: HtmlRoot): Element | undefined {
  const index = tree.children.findIndex((node) => node.type !== 'text' || node.value.trim() !== '')
  const node: RootContent | undefined = tree.children[index]
  if (node?.type !== 'element' || node.tagName !== 'h1') return undefined
  tree.children.splice(0, index + 1)
  return node
}

/** Makes a function that says where the address of a link is written that is a reference: in its definition. */
export function findDefinitions(tree: MarkdownRoot, source: string): (written: string) => Place | undefined {
  const places = new Map<string, Place>()
  if (source.includes(']:'))
    visit(tree, 'definition', (node) => {
      const place = addressOf(source.slice(node.position?.start.offset, node.position?.end.offset), node.url)
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
function addressOf(written: string, url: string): number | undefined {
  const [before] = /^\[(?:[^\]\\[\n]|\\.)+\]:[ \t]*<?/.exec(written) ?? []
  return before !== undefined && url !== '' && written.startsWith(url, before.length) ? before.length : undefined
}
