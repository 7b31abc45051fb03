import type { Element, ElementContent } from 'hast'
import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { type Message, report, topOfFile } from '../base/messages.ts'
import { placeOfNode } from './places.ts'

/**
 * Gives tables and pictures their captions: a paragraph that starts with `Table: ` is the caption of the table right
 * below it, and the title of a picture that is a paragraph by itself is the picture's.
 */
export function addCaptions(nodes: readonly ElementContent[]): readonly ElementContent[] {
  if (!nodes.some((node) => isParagraph(node) && (pictureOf(node) || isTableCaption(node)))) return nodes
  const result: ElementContent[] = []
  for (let at = 0; at < nodes.length; at++) {
    const node = nodes[at]!
    const next = isBlank(nodes[at + 1]) ? at + 2 : at + 1
    const table = nodes[next]
    const picture = isParagraph(node) && pictureOf(node)
    if (picture) result.push(figure(node, picture))
    else if (isParagraph(node) && isTableCaption(node) && isBareTable(table)) {
      table.children = [caption(node), ...table.children]
      result.push(table)
      at = next
    } else result.push(node)
  }
  return result
}

const isParagraph = (node: ElementContent | undefined): node is Element =>
  node?.type === 'element' && node.tagName === 'p'

const isBlank = (node: ElementContent | undefined): boolean => node?.type === 'text' && node.value.trim() === ''

const isBareTable = (node: ElementContent | undefined): node is Element =>
  node?.type === 'element' &&
  node.tagName === 'table' &&
  !node.children.some((child) => child.type === 'element' && child.tagName === 'caption')

/** The only thing in the paragraph, if that is a picture with a title. */
function pictureOf({ children: [first, second] }: Element): Element | undefined {
  if (second || first?.type !== 'element' || first.tagName !== 'img') return undefined
  return typeof first.properties.title === 'string' && first.properties.title.trim() !== '' ? first : undefined
}

function figure(paragraph: Element, picture: Element): Element {
  const { title, ...properties } = picture.properties
  const words: Element = { type: 'element', tagName: 'figcaption', properties: {}, children: [] }
  words.children = [{ type: 'text', value: String(title) }]
  return { ...paragraph, tagName: 'figure', children: [{ ...picture, properties }, words] }
}

const prefix = 'Table: '

function isTableCaption({ children: [first] }: Element): boolean {
  return first?.type === 'text' && first.value.startsWith(prefix)
}

function caption(paragraph: Element): Element {
  const [first, ...rest] = paragraph.children
  const words = first?.type === 'text' ? first.value.slice(prefix.length) : ''
  return { ...paragraph, tagName: 'caption', children: [{ type: 'text', value: words }, ...rest] }
}

/**
 * Cells of a table beyond its last column, which readers do not see. A `|` in a link or in code is often why; in lines where
 * `known` has said so nothing is added.
 */
export function checkLostCells(tree: Root, source: string, file: string, known: readonly Message[]): Message[] {
  if (!source.includes('|')) return []
  const messages: Message[] = []
  visit(tree, 'table', ({ align, children: rows }) => {
    const columns = align?.length ?? 0
    for (const { children: cells } of rows) {
      const lost = cells[columns]
      // What is only white space is a bar too many at the end of the line.
      if (!lost || cells.slice(columns).every(({ children }) => children.length === 0)) continue
      const place = placeOfNode(lost) ?? topOfFile
      if (known.some((one) => one.place.line === place.line)) continue
      const message = `Unexpected ${cells.length} cells in a row, expected ${columns}: readers do not see the rest`
      const hint = 'Write `\\|` for a bar that is a part of the text, also in code, or give the head more columns.'
      messages.push(report('table-cells', { file, place }, message, { hint }))
    }
  })
  return messages
}
