import { stripVTControlCharacters } from 'node:util'
import type { Nodes, PhrasingContent, Root, Table } from 'mdast'
import type { Colors } from './colors.ts'

interface Options {
  /** Columns of the terminal. */
  readonly width: number
  readonly colors: Colors
}

/** A page of Markdown as a terminal shows it: headings at the margin, text below them wrapped, code as it is written. */
export const terminalText = (page: Root, options: Options): string =>
  page.children
    .flatMap((node) => block(node, 2, options))
    .join('\n\n')
    .trimEnd()

/** Wraps `text` at blanks. Every line begins with `indent`, the first with `first` instead. */
export function wrapped(text: string, width: number, indent: string, first = indent): string {
  const lines: string[] = []
  let line = first
  let isEmpty = true
  for (const word of text.split(/[ \n\t]+/).filter(Boolean)) {
    if (!isEmpty && visible(line) + 1 + visible(word) > width) {
      lines.push(line)
      line = indent
      isEmpty = true
    }
    line += isEmpty ? word : ` ${word}`
    isEmpty = false
  }
  return [...lines, line].join('\n')
}

const visible = (text: string): number => [...stripVTControlCharacters(text)].length

/** The blocks a node becomes; between two of them is an empty line. */
function block(node: Nodes, indent: number, options: Options): string[] {
  const { width, colors } = options
  const margin = ' '.repeat(indent)
  switch (node.type) {
    case 'heading':
      return [colors.bold(wrapped(words(node.children, options), width, ''))]
    case 'paragraph':
      return [wrapped(words(node.children, options), width, margin)]
    case 'code':
      return [code(node.value, node.meta, margin, options)]
    case 'list':
      return [
        node.children
          .map((item, at) => {
            const mark = node.ordered ? `${(node.start ?? 1) + at}.` : '-'
            const inner = item.children.flatMap((child) => block(child, indent + mark.length + 1, options))
            return `${margin}${mark} ${inner.join(item.spread ? '\n\n' : '\n').trimStart()}`
          })
          .join('\n'),
      ]
    case 'table':
      return [table(node, margin, options)]
    case 'thematicBreak':
      return [`${margin}${colors.dim('─'.repeat(8))}`]
    case 'html':
    case 'definition':
      return []
    default:
      return 'children' in node ? node.children.flatMap((child) => block(child, indent + 2, options)) : []
  }
}

function code(text: string, meta: string | null | undefined, margin: string, { colors }: Options): string {
  const [, title] = /title="([^"]*)"/.exec(meta ?? '') ?? []
  const lines = text.split('\n').map((line) => `${margin}  ${line}`.trimEnd())
  return [...(title ? [`${margin}${colors.dim(`${title}:`)}`] : []), ...lines].join('\n')
}

function table({ children: rows }: Table, margin: string, options: Options): string {
  const cells = rows.map(({ children }) => children.map(({ children }) => words(children, options)))
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => visible(row[column] ?? ''))))
  const padded = (cell: string, column: number) => cell + ' '.repeat((widths[column] ?? 0) - visible(cell))
  return cells.map((row) => `${margin}${row.map(padded).join('  ')}`.trimEnd()).join('\n')
}

function words(nodes: readonly PhrasingContent[], options: Options): string {
  return nodes.map((node) => phrase(node, options)).join('')
}

function phrase(node: PhrasingContent, options: Options): string {
  const { colors } = options
  switch (node.type) {
    case 'text':
      return node.value
    case 'inlineCode':
      return each(`\`${node.value}\``, colors.cyan)
    case 'strong':
      return each(words(node.children, options), colors.bold)
    case 'emphasis':
      return each(words(node.children, options), colors.italic)
    case 'link': {
      const text = words(node.children, options)
      return text === node.url || !/^\w+:/.test(node.url) ? text : `${text} (${node.url})`
    }
    case 'image':
      return node.alt ?? ''
    case 'break':
      return ' '
    default:
      return 'children' in node ? words(node.children, options) : ''
  }
}

/** Paints each word by itself, so that text can be wrapped between any two. */
const each = (text: string, paint: (text: string) => string): string =>
  text
    .split(' ')
    .map((word) => paint(word))
    .join(' ')
