import type { PageElement, PageNode } from './elements.ts'
import { inline } from './inline.ts'

/** A table row by row; a heading that spans the row stands in its first cell. */
export function table(children: readonly PageNode[]): string {
  const rows = rowsIn(children).map((row) => cellsOf(row))
  const columns = Math.max(0, ...rows.map(({ length }) => length))
  if (columns === 0) return ''
  const lines = rows.map((cells) => `| ${[...cells, ...Array<string>(columns - cells.length).fill('')].join(' | ')} |`)
  return [lines[0], `|${' --- |'.repeat(columns)}`, ...lines.slice(1)].join('\n')
}

function rowsIn(nodes: readonly PageNode[]): PageElement[] {
  return nodes.flatMap((node) => (typeof node === 'string' ? [] : node.tag === 'tr' ? [node] : rowsIn(node.children)))
}

const cellsOf = ({ children }: PageElement): string[] =>
  children.flatMap((cell) => {
    if (typeof cell === 'string') return []
    const text = inline(cell.children).replaceAll('|', '\\|')
    const span = Number(cell.props.colSpan ?? 1)
    const isGroup = cell.props.scope === 'rowgroup' && text !== ''
    return [isGroup ? `**${text}**` : text, ...Array<string>(Math.max(0, span - 1)).fill('')]
  })
