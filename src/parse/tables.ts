import type { Element, ElementContent } from 'hast'
import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { type Message, replaceSpan, report, topOfFile } from '../base/messages.ts'
import { countThings } from '../base/text.ts'
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

/** Links as they are written, for bars in them: those between double brackets have theirs before the words. */
const wikiLink = /(?<!\\)(?<before>!?)\[\[(?<name>[^[\]|\n]*\p{L}[^[\]|\n]*)\|(?<words>[^[\]\n]*)\]\]/gu
const inlineLink =
  /(?<!\\)!?\[[^[\]\n]+\](?:\((?:[^()\n]|\([^()\n]*\))+\)|\[(?<label>[^[\]\n]+)\])|<https?:\/\/[^<>\s]+>/g
const bar = /(?<!\\)\|/g

/** Links that a `|` without a backslash has cut in two: in a table it ends the cell. */
export function findCutLinks(tree: Root, source: string, file: string): Message[] {
  if (!source.includes('|')) return []
  const messages: Message[] = []
  visit(tree, 'tableRow', ({ position }) => {
    if (position?.start.offset === undefined) return
    const row = source.slice(position.start.offset, position.end.offset)
    const cut = (index: number, written: string, right: string, isCertain: boolean, hint = `Write \`${right}\`.`) => {
      const { line, column } = position.start
      const place = { line, column: column + index, endLine: line, endColumn: column + index + written.length }
      const message = `Unexpected \`|\` in the link \`${written}\`, which ends the cell of the table there`
      const fix = isCertain ? replaceSpan(file, place, right) : {}
      messages.push(report('wiki-table', { file, place }, message, { hint, ...fix }))
    }
    for (const { 0: written, index, groups } of row.matchAll(wikiLink)) {
      const { before, name = '', words = '' } = groups!
      if (name.endsWith('\\') && words.search(bar) < 0) continue
      const right = rightLink(name.replace(/\\$/, ''), words)
      if (before === '') cut(index, written, right, !words.includes('|'))
      else
        cut(
          index,
          written,
          right,
          false,
          `Write \`${right}\`, and for a picture \`![${words.trim()}](${name.trim()})\`.`,
        )
    }
    for (const { 0: written, index, groups } of row.matchAll(inlineLink))
      if (written.search(bar) >= 0 && (groups!.label === undefined || source.includes(`\n[${groups!.label}]:`)))
        cut(index, written, written.replace(bar, '\\|'), true)
  })
  return messages.sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column)
}

/** A link between double brackets in a table: without words behind it there is no bar, and never a second one. */
function rightLink(name: string, words: string): string {
  const own = words.replace(/\s*\\?\|\s*/g, ' ').trim()
  return own === '' ? `[[${name.trim()}]]` : `[[${name.trim()}\\|${own}]]`
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
export function findNearTable({ node, lines, source }: Passage): Slip[] {
  const rows = lines.map((line) => rowOf(line, source.slice(node.position!.start.offset! + line.from)))
  if (node.type === 'heading') {
    const [first, ...others] = rows
    const isHead = others.length === 1 && first?.isFramed && first.cells > 1
    const message = 'This row is a heading, not the head of a table: the dashes below it have no bars'
    return isHead ? [slipAt(first, message, `Write \`${dashes(first.cells)}\` below it.`)] : []
  }
  const at = rows.findIndex(({ text }) => text.includes('|') && dashRow.test(text))
  const row = rows[at]
  if (row) return checkDashes(row, rows[at - 1], rows[at + 1])
  const message = 'These rows are text, not a table: no row of dashes is below the first'
  return bareRows(rows).map((first) => slipAt(first, message, `Write \`${dashes(first.cells)}\` below its head.`))
}

interface Row extends PassageLine {
  readonly cells: number
  /** It begins and ends with a bar. */
  readonly isFramed: boolean
}

/** Bars in code count, as the parser counts them. */
const rowOf = (line: PassageLine, source: string): Row => ({
  ...line,
  isFramed: /^\|.*\|[ \t]*$/.test(line.text),
  cells: source
    .slice(0, line.text.length)
    .replace(/\\\|/g, '')
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|').length,
})

function checkDashes(row: Row, head: Row | undefined, below: Row | undefined): Slip[] {
  const length = row.text.trimEnd().length
  if (!head?.text.includes('|')) {
    // Dashes with bars alone may draw a line.
    if (row.cells < 2 && !below?.isFramed) return []
    const hint = 'Put a row with the names of the columns above it, without an empty line between.'
    return [slipAt(row, 'This row of dashes makes no table: no head is right above it', hint)]
  }
  if (!delimiterRow.test(row.text)) {
    const right = row.text.trimEnd().replace(/[–—]+/g, '---')
    const slip = slipAt(row, 'This row makes no table: it has dashes of another kind', `Write \`${right}\`.`)
    return [head.cells === row.cells ? { ...slip, edits: [{ from: row.from, length, text: right }] } : slip]
  }
  if (head.cells === row.cells) return []
  const right = dashes(head.cells)
  const message = `Unexpected ${countThings(row.cells, 'column')} in this row of dashes, expected ${head.cells} as in the head: readers see no table`
  const slip = slipAt(row, message, `Write \`${right}\`, or \`\\|\` for a bar that is a part of the text above.`)
  // Colons say how columns are aligned, and a bar in code may be meant as one.
  const isCertain = !row.text.includes(':') && !head.text.includes('\0')
  return [isCertain ? { ...slip, edits: [{ from: row.from, length, text: right }] } : slip]
}

const slipAt = ({ from, text }: Row, message: string, hint: string): Slip => ({
  rule: 'table-not-read',
  from,
  length: text.trimEnd().length,
  message,
  hint,
})

/** The first of two rows and more between bars, or of three with two bars and more in each. */
function bareRows(rows: readonly Row[]): Row[] {
  const found: Row[] = []
  for (let at = 0; at < rows.length; ) {
    const first = rows[at]!
    let end = at
    while (rows[end] && !rows[end]!.isBroken && isAlike(first, rows[end]!)) end++
    const count = end - at
    if (first.isFramed ? count > 1 && first.cells > 1 : count > 2 && first.cells > 2) found.push(first)
    at = Math.max(end, at + 1)
  }
  return found
}

const isAlike = (one: Row, other: Row): boolean => one.cells === other.cells && one.isFramed === other.isFramed

const dashes = (columns: number): string => `|${' --- |'.repeat(columns)}`
