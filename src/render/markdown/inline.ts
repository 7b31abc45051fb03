import type { PageElement, PageNode } from './elements.ts'

/** Text in one line, with the marks of Markdown. */
export const inline = (nodes: readonly PageNode[]): string => joined(nodes).replace(/\s+/g, ' ').trim()

/** Elements side by side are set apart by the style sheet on a page. Here a space does that, but before a stop. */
const joined = (nodes: readonly PageNode[]): string =>
  nodes.reduce<string>((text, node, at) => {
    const next = one(node)
    const isApart = typeof node === 'string' || typeof nodes[at - 1] === 'string' || /^[\s.,;:!?)]|^$/.test(next)
    return `${text}${isApart || /(?:\s|\(|^)$/.test(text) ? '' : ' '}${next}`
  }, '')

function one(node: PageNode): string {
  if (typeof node === 'string') return escaped(node)
  const { tag, props, children } = node
  if (tag === 'br') return ' '
  const text = joined(children)
  if (text.trim() === '') return text
  switch (tag) {
    case 'a':
      return typeof props.href === 'string' ? around(text, '[', `](${props.href})`) : text
    case 'strong':
    case 'b':
      return around(text, '**', '**')
    case 'em':
    case 'i':
      return around(text, '*', '*')
    case 'del':
      return around(text, '~~', '~~')
    case 'ins':
      return around(text, '**', '**')
    case 'q':
      return around(text, '“', '”')
    case 'code':
      return around(plain(children), '`', '`')
    case 'li':
      return `${text.trim()}, `
    case 'ul':
    case 'ol':
      return ` ${text.replace(/, $/, '')} `
    case 'summary':
    case 'dt':
      return `${text}: `
    case 'div':
    case 'p':
    case 'dd':
    case 'details':
    case 'dl':
    case 'h3':
    case 'h4':
      return ` ${text} `
    default:
      return text
  }
}

/** White space stays outside the marks, where it does not undo them. */
function around(text: string, before: string, after: string): string {
  const inner = text.trim()
  const start = text.slice(0, text.length - text.trimStart().length)
  return `${start}${before}${inner}${after}${text.slice(start.length + inner.length)}`
}

const plain = (nodes: readonly PageNode[]): string =>
  nodes.map((node: string | PageElement) => (typeof node === 'string' ? node : plain(node.children))).join('')

const escaped = (text: string) => (/[\\`*_[\]<]/.test(text) ? text.replace(/[\\`*[\]<]|\b_|_\b/g, '\\$&') : text)
