import type { Element, ElementContent } from 'hast'
import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { type Message, report, topOfFile } from '../base/messages.ts'
import type { Passage, PassageLine, Slip } from './passages.ts'
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

const delimiterRow = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/
const dashRow = /^[ \t]*\|?[ \t]*:?[-–—]+:?[ \t]*(?:\|[ \t]*:?[-–—]+:?[ \t]*)*\|?[ \t]*$/

/** Rows of a table that has no head, no row of dashes or not as many of them as its head has cells. */
export function findNearTable({ node, lines }: Passage): Slip[] {
  if (node.type === 'heading') return lines.length === 2 && isRow(lines[0]) ? nearHead(lines) : []
  const at = lines.findIndex(({ text }) => text.includes('|') && dashRow.test(text) && /[-–—]/.test(text))
  const row = lines[at]
  const slip = ({ from, text }: PassageLine, message: string, hint: string): Slip => ({
    rule: 'table-not-read',
    from,
    length: text.trimEnd().length,
    message,
    hint,
  })
  if (!row)
    return bareRows(lines).map((first) =>
      slip(
        first,
        'These rows are text, not a table: no row of dashes is below the first',
        `Write \`${dashes(cellsOf(first))}\` below its head.`,
      ),
    )
  const head = lines[at - 1]
  const cells = cellsOf(row)
  if (!head?.text.includes('|')) {
    // Dashes with bars alone may draw a line.
    if (cells < 2 && !isRow(lines[at + 1])) return []
    return [
      slip(
        row,
        'This row of dashes makes no table: no head is right above it',
        'Put a row with the names of the columns above it, without an empty line between.',
      ),
    ]
  }
  if (!delimiterRow.test(row.text)) {
    const right = row.text.replace(/[–—]+/g, '---')
    const fix = cellsOf(head) === cells ? { edits: [{ from: row.from, length: row.text.length, text: right }] } : {}
    return [
      { ...slip(row, 'This row makes no table: it has dashes of another kind', `Write \`${right.trim()}\`.`), ...fix },
    ]
  }
  if (cellsOf(head) === cells) return []
  const count = `${cells} ${cells === 1 ? 'column' : 'columns'}`
  const right = dashes(cellsOf(head))
  return [
    {
      ...slip(
        row,
        `Unexpected ${count} in this row of dashes, expected ${cellsOf(head)} as in the head: readers see no table`,
        `Write \`${right}\`.`,
      ),
      ...(!/:/.test(row.text) && { edits: [{ from: row.from, length: row.text.trimEnd().length, text: right }] }),
    },
  ]
}

/** A row between bars above dashes without any is a heading to Markdown. */
function nearHead(lines: readonly PassageLine[]): Slip[] {
  const { text, from } = lines[0]!
  return cellsOf(lines[0]!) < 2
    ? []
    : [
        {
          rule: 'table-not-read',
          from,
          length: text.trimEnd().length,
          message: 'This row is a heading, not the head of a table: the dashes below it have no bars',
          hint: `Write \`${dashes(cellsOf(lines[0]!))}\` below it.`,
        },
      ]
}

/** The first of two rows and more between bars, or of three with two bars and more in each. */
function bareRows(lines: readonly PassageLine[]): PassageLine[] {
  const found: PassageLine[] = []
  for (let at = 0; at < lines.length; ) {
    const first = lines[at]!
    const rest = lines
      .slice(at)
      .findIndex((line) => cellsOf(line) !== cellsOf(first) || line.isBroken || isRow(line) !== isRow(first))
    const count = rest < 0 ? lines.length - at : rest
    if (isRow(first) ? count > 1 && cellsOf(first) > 1 : count > 2 && cellsOf(first) > 2) found.push(first)
    at += Math.max(1, count)
  }
  return found
}

const isRow = (line: PassageLine | undefined): boolean => /^\|.*\|[ \t]*$/.test(line?.text ?? '')

const cellsOf = ({ text }: PassageLine): number =>
  text
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|').length

const dashes = (columns: number): string => `|${' --- |'.repeat(columns)}`
