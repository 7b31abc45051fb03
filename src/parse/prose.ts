import GithubSlugger, { slug } from 'github-slugger'
import type { Element, ElementContent, Properties, Root, RootContent } from 'hast'
import { top } from '../report.ts'
import type { Heading, Hole, Link, Page } from '../types.ts'
import { shared } from './attributes.ts'
import { blockElements } from './block-elements.ts'
import { captioned } from './captioned.ts'
import type { CodeInfo } from './code-infos.ts'
import type { definitions } from './definitions.ts'
import type { Highlight } from './highlight.ts'
import { type Holes, holes, raw } from './holes.ts'
import { linkAddress } from './link-address.ts'
import { markLines } from './mark-lines.ts'
import { placeOf, placeWithin } from './place-of.ts'

/** What a page's text comes to, besides its front matter. */
export type Prose = Pick<Page, 'heading' | 'headings' | 'anchors' | 'links' | 'body' | 'text' | 'excerpt'>

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
  readonly definedAt: ReturnType<typeof definitions>
  /** Where the excerpt ends. */
  readonly more: number | undefined
  readonly stringify: (tree: Root) => string
  readonly highlight: Highlight | undefined
}

/** Makes a sane tree into a page's prose in one walk: ids, holes, classes, plain text, and the facts others ask for. */
export function prose(
  tree: Root,
  { source, headingIds, codes, generated, definedAt, more, stringify, highlight }: Options,
): Prose {
  const slugger = new GithubSlugger()
  const reserved = new Set(headingIds)
  for (const id of reserved) slugger.occurrences[id] = 0
  const found = holes()
  const headings: Heading[] = []
  const anchors: string[] = []
  const links: Link[] = []
  const sections: { id: string; title: string; text: string }[] = [{ id: '', title: '', text: '' }]

  const mayCaption = /!\[|<img|Table: /i.test(source)
  let excerpt: string | undefined

  const title = leadingTitle(tree)
  // With the title gone, another heading of depth 1 would be a second one: all move down together.
  const shift = tree.children.some((node) => node.type === 'element' && node.tagName === 'h1') ? 1 : 0
  const titleChildren = title && withId(title, 1) && walk(title.children as ElementContent[])
  if (title) sections[0] = { ...sections[0]!, title: headings[0]!.text }
  sections[0]!.text = ''
  tree.children = walk(tree.children as ElementContent[], true)

  if (more !== undefined) excerpt ??= textSoFar()

  const body = found.fragment(stringify(tree))
  return {
    ...(titleChildren && { heading: found.fragment(stringify({ type: 'root', children: titleChildren })) }),
    headings,
    anchors,
    links,
    body,
    text: sections
      .map((section) => ({ ...section, text: section.text.replace(/\s+/g, ' ').trim() }))
      .filter(({ id, text }) => id !== '' || text !== ''),
    ...(excerpt && { excerpt }),
  }

  /** Without headings. */
  function textSoFar(): string {
    const text = sections.map((section) => section.text).join(' ')
    return text.replace(/\s+/g, ' ').trim()
  }

  function walk(nodes: readonly ElementContent[], outermost = false): ElementContent[] {
    const result: ElementContent[] = []
    for (const node of mayCaption ? captioned(nodes) : nodes) {
      if (outermost && isBelow(node)) excerpt ??= textSoFar()
      if (node.type === 'text') {
        const value = found.clean(node.value)
        sections.at(-1)!.text += value
        result.push(value === node.value ? node : { ...node, value })
      } else if (node.type === 'element') {
        // Only an outermost heading starts a chunk: a page is cut there.
        const nested = !outermost && isHeading(node) && (result.at(-1)?.type as string) === 'raw'
        result.push(...(nested ? [lineFeed] : []), ...element(node, outermost))
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
    clean(properties, found)
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
    if (blockElements.has(tagName)) sections.at(-1)!.text += ' '
    node.children = walk(node.children)
    if (blockElements.has(tagName)) sections.at(-1)!.text += ' '
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

  function generatedHere(hole: Hole): ElementContent {
    sections.at(-1)!.text += ` ${(hole.kind === 'block' && hole.title) || ''} `
    return found.node(hole)
  }

  /** Each note starts a chunk, so that a section that is included elsewhere can bring along its own. */
  function footnotes(node: Element): ElementContent[] {
    sections.at(-1)!.text += ' '
    node.children = walk(node.children)
    sections.at(-1)!.text += ' '
    const list = node.children.find((child) => child.type === 'element' && child.tagName === 'ol') as
      | Element
      | undefined
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
      sections.at(-1)!.text += ' '
      node.children = walk(node.children)
      sections.at(-1)!.text += ' '
      return [node]
    }
    withId(node, depth)
    const { id, text } = headings.at(-1)!
    const before = sections.at(-1)!
    sections.push({ id, title: text, text: '' })
    node.children = walk(node.children)
    // The heading's own words are the section's title.
    sections.at(-1)!.text = ''
    before.text += ' '
    node.properties.id = found.value({ kind: 'id', id })
    return outermost ? [found.cut(), node] : [node]
  }

  function withId(node: Element, depth: number): true {
    const text = found.clean(textOf(node).replace(/\s+/g, ' ').trim().normalize('NFC'))
    const plain = slug(text)
    // Of words that leave nothing for an id, such as a smiley, none is made.
    const base = /[^-]/.test(plain) ? plain : 'section'
    const own = String(node.properties.id)
    const written = reserved.delete(own) ? own : usableId(node.properties.id)
    if (written) slugger.occurrences[written] = 0
    const id = written ?? slugger.slug(base)
    const place = placeOf(node) ?? top
    headings.push({ id, depth, text, place, ...(!written && id !== base && { positional: true as const }) })
    anchors.push(id)
    return true
  }

  /** An id that raw HTML gives. Of two equal ones the first counts, as in a browser. */
  function usableId(id: Properties[string]): string | undefined {
    return typeof id === 'string' && /^\S+$/.test(id) && !(id in slugger.occurrences) ? id : undefined
  }

  function anchor(properties: Properties): void {
    const id = takeId(properties)
    if (id !== undefined) properties.id = id
    if (Array.isArray(properties.ariaDescribedBy))
      properties.ariaDescribedBy = properties.ariaDescribedBy.map((id) => found.value({ kind: 'id', id: String(id) }))
  }

  /** Takes an id off an element; yields a stand-in for it if it may be used. */
  function takeId(properties: Properties): string | undefined {
    const id = usableId(properties.id)
    delete properties.id
    if (id === undefined) return undefined
    slugger.occurrences[id] = 0
    anchors.push(id)
    return found.value({ kind: 'id', id })
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
    const place = wiki ? placeOf(node) : placeWithin(node, url, source)
    leads({ url, form: wiki ? 'wiki' : formOf(written), place: place ?? top }, node)
    const before = named(rest)
    const start = found.node({ kind: 'link', url, ...shared(title, rest) })
    // Without words of its own, it has those of the page it leads to. The text names that page until they are known.
    if (wiki && !written.includes('|')) {
      sections.at(-1)!.text += url
      return [...before, start, found.node({ kind: 'title', url }), raw('</a>')]
    }
    return [...before, start, ...walk(node.children), raw('</a>')]
  }

  function leads(link: Link, node: Element): void {
    const address = linkAddress(node, link, source, definedAt)
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
    leads({ url, form: 'image', place: placeWithin(node, url, source) ?? top }, node)
    return [
      ...named(rest),
      found.node({ kind: 'image', url, alt: typeof alt === 'string' ? alt : '', ...shared(title, rest) }),
    ]
  }

  function code(node: Element): ElementContent {
    const [inner] = node.children
    const info = codes.get(node.position?.start?.offset ?? -1)
    const title = info?.title && found.clean(info.title)
    if (title) sections.at(-1)!.text += ` ${title}`
    // Long lines scroll, by keyboard too.
    node.properties.tabIndex = 0
    sections.at(-1)!.text += ' '
    node.children = walk(node.children)
    sections.at(-1)!.text += ' '
    if (inner?.type !== 'element' || inner.tagName !== 'code') return node
    const classes = Array.isArray(inner.properties.className) ? inner.properties.className.map(String) : []
    const language = classes
      .find((name) => name.startsWith('language-'))
      ?.slice('language-'.length)
      .toLowerCase()
    const coloured = language && highlight?.(textOf(inner), language)
    const shown = node.children[0] as Element
    if (coloured) shown.children = coloured as ElementContent[]
    if (info) shown.children = markLines(shown.children, info.marked)
    if (!title) return node
    const caption = {
      type: 'element',
      tagName: 'figcaption',
      properties: {},
      children: [{ type: 'text', value: title }],
    }
    const children = [caption, node] as ElementContent[]
    return { type: 'element', tagName: 'figure', properties: { className: ['code'] }, children }
  }
}

const lineFeed: ElementContent = { type: 'text', value: '\n' }

const isHeading = ({ tagName }: Element): boolean => /^h[1-6]$/.test(tagName)

/** Takes the heading of depth 1 off the start of the tree, if the page begins with one. */
function leadingTitle(tree: Root): Element | undefined {
  const index = tree.children.findIndex((node) => node.type !== 'text' || node.value.trim() !== '')
  const node: RootContent | undefined = tree.children[index]
  if (node?.type !== 'element' || node.tagName !== 'h1') return undefined
  tree.children.splice(0, index + 1)
  return node
}

function textOf(node: Element): string {
  return node.children
    .map((child) => (child.type === 'text' ? child.value : child.type === 'element' ? textOf(child) : ''))
    .join('')
}

function clean(properties: Properties, { clean }: Holes): void {
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === 'string') properties[name] = clean(value)
    else if (Array.isArray(value) && value.length === 0) delete properties[name]
    else if (Array.isArray(value))
      properties[name] = value.map((item) => (typeof item === 'string' ? clean(item) : item))
  }
}

function formOf(written: string): Link['form'] {
  if (/^<[a-z]+[\s>]/i.test(written)) return 'html'
  if (written.startsWith('[')) return written.endsWith(')') ? 'inline' : 'reference'
  return 'autolink'
}
