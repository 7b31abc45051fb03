import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'

/** What the first line of a code block says besides the language. */
export interface CodeInfo {
  readonly title?: string
  /** First and last of the lines to be marked, counted from 1. */
  readonly marked: readonly (readonly [from: number, to: number])[]
}

/** Titles and marked lines of code blocks (`ts title="src/a.ts" {2,4-6}`) by where the block starts. The rest is ignored. */
export function codeInfos(tree: Root, source: string): ReadonlyMap<number, CodeInfo> {
  const infos = new Map<number, CodeInfo>()
  if (!/title=|\{[\s\d]/.test(source)) return infos
  visit(tree, 'code', (node) => {
    const offset = node.position?.start.offset
    const named = node.lang && !/^(?:title=|\{)/.test(node.lang)
    const info = named ? (node.meta ?? '') : [node.lang, node.meta].filter(Boolean).join(' ')
    const title = /(?:^|\s)title=(?:"([^"]*)"|'([^']*)')(?=\s|$)/.exec(info)
    const lines = /(?:^|\s)\{([\d\s,-]+)\}(?=\s|$)/.exec(info)?.[1]
    if (offset === undefined || !(title || lines)) return
    // What Markdown takes for the language is one of the two.
    if (!named) node.lang = null
    const words = (title?.[1] ?? title?.[2])?.trim()
    infos.set(offset, { ...(words && { title: words }), marked: lines ? ranges(lines) : [] })
  })
  return infos
}

const ranges = (written: string): CodeInfo['marked'] =>
  [...written.matchAll(/(\d+)(?:\s*-\s*(\d+))?/g)].map(([, from, to]) => [Number(from), Number(to ?? from)] as const)
