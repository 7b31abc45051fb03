import type { Element, ElementContent } from 'hast'
import type { CodeInfo } from './code-infos.ts'
import type { Highlight } from './highlight.ts'
import { markLines } from './mark-lines.ts'
import { textOf } from './text-of.ts'

interface Options {
  /** What is written behind the language. */
  readonly info: CodeInfo | undefined
  /** To be shown above. */
  readonly title: string | undefined
  readonly highlight: Highlight | undefined
}

/** A block of code with its words coloured, its lines marked and its title above. `node` is the `pre`, which is changed. */
export function codeBlock(node: Element, { info, title, highlight }: Options): Element {
  // Long lines scroll, by keyboard too.
  node.properties.tabIndex = 0
  const [inner] = node.children
  if (inner?.type !== 'element' || inner.tagName !== 'code') return node
  const language = languageOf(inner)
  const coloured = language && highlight?.(textOf(inner), language)
  if (coloured) inner.children = coloured as ElementContent[]
  if (info) inner.children = markLines(inner.children, info.marked)
  if (!title) return node
  const caption: Element = {
    type: 'element',
    tagName: 'figcaption',
    properties: {},
    children: [{ type: 'text', value: title }],
  }
  return { type: 'element', tagName: 'figure', properties: { className: ['code'] }, children: [caption, node] }
}

function languageOf({ properties: { className } }: Element): string | undefined {
  const classes = Array.isArray(className) ? className.map(String) : []
  return classes
    .find((name) => name.startsWith('language-'))
    ?.slice('language-'.length)
    .toLowerCase()
}
