import type { Element, ElementContent, Root as Html, Root as HtmlRoot, Properties } from 'hast'
import { raw } from 'hast-util-raw'
import type { Root as MarkdownRoot, Root, Text } from 'mdast'
import type { Node, Point } from 'unist'
import { CONTINUE, SKIP, visit } from 'unist-util-visit'
import { type Message, type Place, report } from '../base/messages.ts'
import type { RuleId } from '../rules/rules.ts'
import { placeAfter, placeOfNode } from './places.ts'
import type { Capitals, Page, PageContent, PageFacts } from './types.ts'

// Two to five capitals, as a word of its own, with or without the s of many: longer ones are file names or shouted.
const word = /(?<![\p{L}\p{N}_/.@#+-])\p{Lu}[\p{Lu}\p{N}]{1,7}(?=s?(?![\p{L}\p{N}_/@+-]|[.'’]\p{Lu}))/gu
const roman = /^X{0,3}(?:IX|IV|V?I{0,3})$/

// Words that are not an abbreviation but written large to stress them; the formats that a handbook speaks of when it speaks of
// its own files; and what every reader of a web page knows. Each further one would be missing in some glossary.
const ordinary = new Set(
  'ALL AND ANY ARE BUT DO DONT FOR IF IN IS IT MAY MUST NEVER NO NOT OF OK ON ONLY OR SO THE TO TODO YES YOU GIVEN WHEN THEN WITH FROM NOTE HTML SVG PNG CSS JSON YAML CSV PDF URL FAQ UTC ID US UK EU USA'.split(
    ' ',
  ),
)

/** The abbreviations in a page's text, each where it comes first and how often; code has none. */
export function findCapitals(tree: Root, source: string): Capitals[] {
  if (!mayHold.test(source)) return []
  const found = new Map<string, { term: string; place: Place; count: number }>()
  visit(tree, 'text', (node) => {
    // Most texts hold none, and looking for one word by word is a twentieth of all parsing.
    if (!mayHold.test(node.value)) return
    for (const [term] of [...node.value.matchAll(word)].filter((match) => isTerm(match, node.value))) {
      const seen = found.get(term)
      const place = seen ? undefined : placeIn(node, term, source)
      if (seen) seen.count++
      else if (place) found.set(term, { term, place, count: 1 })
    }
  })
  return [...found.values()]
}

const mayHold = /\p{Lu}[\p{Lu}\p{N}]/u

/** Beside another word in capitals it is shouted, and behind a figure it is a unit: `5 GB`, `3 PM`. */
function isTerm({ 0: term, index }: RegExpExecArray | RegExpMatchArray, text: string): boolean {
  const letters = term.replace(/\P{Lu}/gu, '').length
  if (letters < 2 || letters > 5 || roman.test(term) || ordinary.has(term)) return false
  // No more is looked at than a space and the two characters beyond it.
  const [before, after] = [
    text.slice(Math.max(0, index! - 6), index),
    text.slice(index! + term.length, index! + term.length + 8),
  ]
  return !/\p{Lu}{2,} $|\p{N}[ \u00a0]?$/u.test(before) && !/^ \p{Lu}{2,}(?!\p{Ll})/u.test(after)
}

/** What is written with character references cannot be found in the text; then the place is that of all of it. */
function placeIn(node: Text, term: string, source: string): Place | undefined {
  const start = node.position?.start.offset
  const at = start === undefined ? -1 : source.indexOf(term, start)
  if (at < 0 || at >= (node.position?.end.offset ?? 0)) return placeOfNode(node)
  return placeAfter(node.position!.start, source.slice(start, at), term.length)
}

/** Where the comment `<!-- more -->` is that ends a page's excerpt, if it is between two blocks. */
export function findMoreComment(tree: Root, source: string): number | undefined {
  if (!/<!--\s*more\s*-->/i.test(source)) return undefined
  const comment = tree.children.find((node) => node.type === 'html' && /^\s*<!--\s*more\s*-->\s*$/i.test(node.value))
  return comment?.position?.start.offset
}

/** What gets in the way of reading a page by its headings, by its links or by ear. What plugins made is their business. */
export function checkReadability(tree: HtmlRoot, source: string, file: string): Message[] {
  const page: Reading = { source, file, messages: [], titles: [], depth: 1 }
  visit(tree, 'element', (node) => {
    const { tagName, properties } = node
    // The parser makes the words around footnotes.
    if ('dataFootnotes' in properties || 'dataFootnoteRef' in properties) return SKIP
    checkElement(node, page)
    if (tagName === 'blockquote' || tagName === 'li') {
      // A heading that is quoted, or an item of a list, has no part in the order of the page.
      visit(node, 'element', (child) => checkElement(child, page))
      return SKIP
    }
    if (/^h[1-6]$/.test(tagName)) checkHeading(node, Number(tagName[1]), page)
    return CONTINUE
  })
  checkTitles(page)
  return page.messages
}

interface Reading {
  readonly source: string
  readonly file: string
  readonly messages: Message[]
  readonly titles: Element[]
  depth: number
}

function checkElement(node: Element, page: Reading): void {
  if (node.tagName === 'a' && node.properties.href !== undefined) checkLink(node, page)
  else if (node.tagName === 'img') checkImage(node, page)
  else if (node.tagName === 'table') checkTable(node, page)
}

function checkTitles(page: Reading): void {
  const [first, second, ...others] = page.titles
  if (!second) return
  const more = others.length === 0 ? '' : ` and ${others.length} more`
  const message = `Unexpected second heading of depth 1${more}, expected one: the title of the page`
  const place = placeOfNode(first!)
  addMessage(
    'heading-second',
    second,
    page,
    message,
    'Write one `#` more before it and before the headings below it.',
    { ...(place && { related: { file: page.file, place, message: 'the first one is here' } }) },
  )
}

function checkHeading(node: Element, found: number, page: Reading): void {
  const { depth } = page
  if (found === 1) page.titles.push(node)
  if (found > depth + 1) {
    const what = depth === 1 ? 'the title' : `a heading of depth ${depth}`
    const message = `Unexpected heading of depth ${found} below ${what}, expected ${depth + 1}`
    const hint = `Write ${'#'.repeat(depth + 1)} before it, or add the heading between.`
    addMessage('heading-skips', node, page, message, hint)
  }
  page.depth = found
}

function checkImage(node: Element, page: Reading): void {
  if (isDescribed(node, page)) return
  const hint = 'Say between the brackets what it shows; mark mere decoration with `<img alt="">`.'
  addMessage('image-alt', node, page, 'This image has no description', hint)
}

function checkLink(node: Element, page: Reading): void {
  // Of `[[id]]` the words are the title of what it leads to.
  if (String(node.properties.href).startsWith('[[')) return
  const name = String(node.properties.ariaLabel ?? spokenText(node)).trim()
  if (name === '') {
    // An image without a description is reported as such.
    if (hasBareImage(node, page)) return
    addMessage('link-empty', node, page, 'This link has no words', 'Say in a few words where it leads.')
  } else if (sayNothing.test(name.replace(/[^\p{L}\p{N}' ]+/gu, ' ').trim())) {
    const message = `The words \`${name.slice(0, 40)}\` do not say where this link leads`
    addMessage('link-text', node, page, message, 'Use words that say what the link leads to.')
  }
}

function checkTable(node: Element, page: Reading): void {
  const heads: Element[] = []
  visit(node, 'element', (child) => {
    if (child.tagName === 'th') heads.push(child)
  })
  if (heads.some((head) => spokenText(head).trim() !== '')) return
  addMessage('table-head', node, page, 'No column of this table has a name', 'Name each column in the first row.')
}

function addMessage(
  rule: RuleId,
  node: Element,
  { file, messages }: Reading,
  message: string,
  hint: string,
  more: Pick<Message, 'related'> = {},
): void {
  const place = placeOfNode(node)
  if (place) messages.push(report(rule, { file, place }, message, { hint, ...more }))
}

function isDescribed({ properties: { alt }, position }: Element, { source }: Reading): boolean {
  // In HTML, an empty description is a statement: the image is decoration.
  return typeof alt === 'string' && (alt.trim() !== '' || source[position?.start.offset ?? -1] !== '!')
}

function hasBareImage(node: Element, page: Reading): boolean {
  if (node.tagName === 'img') return !isDescribed(node, page)
  return node.children.some((child) => child.type === 'element' && hasBareImage(child, page))
}

const sayNothing =
  /^(?:(?:click|tap|read|see|go|look)? ?(?:here|this|this link)|click|link|this page|(?:read|learn|see)? ?more)$/i

/** The words in an element; to the ear, an image says what it shows. */
export const textOfHtml = (
  { children }: Element,
  textOf: (element: Element) => string | undefined = () => undefined,
): string =>
  children
    .map((child) => {
      if (child.type === 'text') return child.value
      // The number of a footnote is not a word of the text around it, nor what a formula is written as.
      if (child.type !== 'element' || 'dataFootnoteRef' in child.properties || child.tagName === 'annotation') return ''
      return textOf(child) ?? textOfHtml(child, textOf)
    })
    .join('')

/** The same with what images say. */
export const spokenText = (node: Element): string =>
  textOfHtml(node, ({ tagName, properties: { alt } }) => (tagName === 'img' ? String(alt ?? '') : undefined))

/** The plain text of a page, section by section, as it is gathered from start to end. */
export interface SectionTexts {
  readonly add: (text: string) => void
  /** Words before and after it are not one. */
  readonly space: () => void
  /** Another section begins. */
  readonly begin: (id: string, title: string) => void
  /** What a heading is made of is its section's title and none of its text. */
  readonly forget: () => void
  /** Everything so far, without headings. */
  readonly soFar: () => string
  /** Sections in order. What comes above the first heading has an empty id, and is left out when it is empty, too. */
  readonly all: () => Page['text']
}

/** Begins to gather the text of a page whose title is `title`, if it has one. */
export function makeSectionTexts(title: string): SectionTexts {
  const sections: { readonly id: string; readonly title: string; text: string }[] = [{ id: '', title, text: '' }]
  const last = () => sections.at(-1)!
  const add = (text: string) => {
    last().text += text
  }
  return {
    add,
    space: () => add(' '),
    begin(id, title) {
      add(' ')
      sections.push({ id, title, text: '' })
    },
    forget() {
      last().text = ''
    },
    soFar: () => tidy(sections.map(({ text }) => text).join(' ')),
    all: () =>
      sections
        .map((section) => ({ ...section, text: tidy(section.text) }))
        .filter(({ id, text }) => id !== '' || text !== ''),
  }
}

const tidy = (text: string) => text.replace(/\s+/g, ' ').trim()

/** A tree as plugins left it, with places that are whole or missing. */
export function tidyMarkdown(tree: MarkdownRoot): MarkdownRoot {
  const walk = (node: Node & { children?: unknown }): void => {
    if (!(isWhole(node.position?.start) && isWhole(node.position?.end))) delete node.position
    if (!('children' in node)) return
    node.children = Array.isArray(node.children) ? node.children.filter(isNode) : []
    for (const child of node.children as Node[]) walk(child)
  }
  walk(tree)
  return tree
}

/**
 * A tree as plugins left it, with nothing in it but elements and text, each of the form that the parser gives it. What
 * would be copied unseen, and so could look like a hole, is read as HTML or dropped.
 */
export function tidyHtml(tree: Html): Html {
  const children = tidied(tree.children)
  const read = children.some(holdsRaw) ? (raw({ type: 'root', children }) as Html) : { ...tree, children }
  // What was read may hold comments and templates again.
  return { ...read, children: tidied(read.children) }
}

function tidied(nodes: unknown): ElementContent[] {
  if (!Array.isArray(nodes)) return []
  return nodes.filter(isNode).flatMap((node): ElementContent[] => {
    // What raw HTML leaves open has no end.
    const { start, end } = node.position ?? {}
    if (!isWhole(start) || (end && !isWhole(end))) delete node.position
    const { type, value, tagName } = node as { type: string; value?: unknown; tagName?: unknown }
    if (type === 'text' || type === 'raw') return [{ ...node, value: String(value ?? '') } as ElementContent]
    if (type !== 'element') return type === 'root' ? tidied((node as unknown as Html).children) : []
    const element = node as Element
    const name = String(tagName).toLowerCase()
    // The content of a template is not a part of the page.
    if (name === 'template') return []
    const children = tidied(element.children)
    if (!/^[a-z][\w-]*$/.test(name)) return children
    const written = /^[a-z][a-zA-Z]*$/.test(String(tagName)) ? String(tagName) : name
    return [{ ...element, tagName: written, properties: tidyProperties(element.properties), children }]
  })
}

function tidyProperties(properties: unknown): Properties {
  const tidy: Properties = {}
  for (const [written, value] of Object.entries(properties ?? {})) {
    const name = written === 'class' ? 'className' : written
    if (!/^[a-zA-Z][\w:-]*$/.test(name)) continue
    if (Array.isArray(value)) tidy[name] = value.filter(isSimple).map(String)
    else if (isSimple(value)) tidy[name] = asText.has(name) ? String(value) : value
    if (name === 'className' && typeof value === 'string') tidy.className = value.split(/\s+/).filter(Boolean)
    if (asText.has(name) && Array.isArray(value)) tidy[name] = value.join(' ')
  }
  return tidy
}

// Of these, others ask what they say.
const asText = new Set(['align', 'alt', 'href', 'id', 'name', 'src', 'title'])

const isSimple = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))

const isNode = (node: unknown): node is Node =>
  node !== null && typeof node === 'object' && typeof (node as Node).type === 'string'

const holdsRaw = (node: ElementContent): boolean =>
  (node.type as string) === 'raw' || (node.type === 'element' && node.children.some(holdsRaw))

const isWhole = (point: Point | undefined): boolean =>
  [point?.line, point?.column, point?.offset].every((count) => Number.isInteger(count))

/** More than anything shows of the beginning of a page. */
const mostOfOpening = 2000

/** What is known of a content without reading it again: how its text begins, if it has any, and how long its body is. */
export function describeContent({ body, text }: PageContent): Pick<PageFacts, 'opening' | 'bodyBytes'> {
  const first = text.map((section) => section.text.trim()).find((words) => words !== '')
  const bodyBytes = body.reduce((sum, part) => sum + (typeof part === 'string' ? Buffer.byteLength(part) : 0), 0)
  return { ...(first !== undefined && { opening: first.slice(0, mostOfOpening) }), bodyBytes }
}
