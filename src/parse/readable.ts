import type { Element, ElementContent, Root } from 'hast'
import { CONTINUE, SKIP, visit } from 'unist-util-visit'
import { report } from '../report.ts'
import type { Message, RuleId } from '../types.ts'
import { placeOf } from './place-of.ts'

/** What gets in the way of reading a page by its headings, by its links or by ear. What plugins made is their business. */
export function readable(tree: Root, source: string, file: string): Message[] {
  const messages: Message[] = []
  const titles: Element[] = []
  let depth = 1
  visit(tree, 'element', (node) => {
    const { tagName, properties } = node
    // Of footnotes the parser makes the words.
    if ('dataFootnotes' in properties || 'dataFootnoteRef' in properties) return SKIP
    if (tagName === 'a' && properties.href !== undefined) link(node)
    else if (tagName === 'img') image(node)
    else if (tagName === 'table') table(node)
    // A heading that is quoted, or an item of a list, has no part in the order of the page.
    if (tagName === 'blockquote' || tagName === 'li') return visitWithin(node)
    if (/^h[1-6]$/.test(tagName)) heading(node, Number(tagName[1]))
    return CONTINUE
  })
  const [, second, ...others] = titles
  if (second) {
    const more = others.length === 0 ? '' : ` and ${others.length} more`
    const message = `Unexpected second heading of depth 1${more}, expected one: the title of the page`
    const first = placeOf(titles[0]!)
    tell('heading-second', second, message, 'Write one `#` more before it and before the headings below it.', {
      ...(first && { related: { file, place: first, message: 'the first one is here' } }),
    })
  }
  return messages

  function visitWithin(parent: Element): typeof SKIP {
    visit(parent, 'element', (node) => {
      if (node.tagName === 'a' && node.properties.href !== undefined) link(node)
      else if (node.tagName === 'img') image(node)
      else if (node.tagName === 'table') table(node)
    })
    return SKIP
  }

  function heading(node: Element, found: number): void {
    if (found === 1) titles.push(node)
    if (found > depth + 1) {
      const what = depth === 1 ? 'the title' : `a heading of depth ${depth}`
      const message = `Unexpected heading of depth ${found} below ${what}, expected ${depth + 1}`
      tell('heading-skips', node, message, `Write ${'#'.repeat(depth + 1)} before it, or add the heading between.`)
    }
    depth = found
  }

  function image(node: Element): void {
    if (isDescribed(node)) return
    const mend = 'Say between the brackets what it shows; of mere decoration say so with `<img alt="">`.'
    tell('image-alt', node, 'This image has no description', mend)
  }

  function link(node: Element): void {
    // Of `[[id]]` the words are the title of what it leads to.
    if (String(node.properties.href).startsWith('[[')) return
    const words = wordsOf(node.children).trim()
    const name = String(node.properties.ariaLabel ?? words).trim()
    if (name === '') {
      // An image without a description is told as such.
      if (hasBareImage(node)) return
      tell('link-empty', node, 'This link has no words', 'Say in a few words where it leads.')
    } else if (sayNothing.test(name.replace(/[^\p{L}\p{N}' ]+/gu, ' ').trim())) {
      const message = `The words \`${name.slice(0, 40)}\` do not say where this link leads`
      tell('link-text', node, message, 'Let the link be the words that name what it leads to.')
    }
  }

  function table(node: Element): void {
    const heads: Element[] = []
    visit(node, 'element', (child) => {
      if (child.tagName === 'th') heads.push(child)
    })
    if (heads.some(({ children }) => wordsOf(children).trim() !== '')) return
    tell('table-head', node, 'No column of this table has a name', 'Name each column in the first row.')
  }

  function tell(rule: RuleId, node: Element, message: string, mend: string, more: Pick<Message, 'related'> = {}): void {
    const place = placeOf(node)
    if (place) messages.push(report(rule, file, place, message, { mend, ...more }))
  }

  function isDescribed({ properties: { alt }, position }: Element): boolean {
    // In HTML, an empty description is a statement: the image is decoration.
    return typeof alt === 'string' && (alt.trim() !== '' || source[position?.start.offset ?? -1] !== '!')
  }

  function hasBareImage(node: Element): boolean {
    if (node.tagName === 'img') return !isDescribed(node)
    return node.children.some((child) => child.type === 'element' && hasBareImage(child))
  }
}

const sayNothing =
  /^(?:(?:click|tap|read|see|go|look)? ?(?:here|this|this link)|click|link|this page|(?:read|learn|see)? ?more)$/i

/** What a link says, to the eye or to the ear. */
const wordsOf = (nodes: readonly ElementContent[]): string =>
  nodes
    .map((node) => {
      if (node.type === 'text') return node.value
      if (node.type !== 'element') return ''
      return node.tagName === 'img' ? String(node.properties.alt ?? '') : wordsOf(node.children)
    })
    .join('')
