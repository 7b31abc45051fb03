import type { Root as Html } from 'hast'
import { raw } from 'hast-util-raw'
import type { Nodes, Parents, Root } from 'mdast'
import rehypeStringify from 'rehype-stringify'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { type Processor, unified } from 'unified'
import { VFile } from 'vfile'
import { type Feature, featuresOf, mayAutolink, mayHoldAutolink, surelyAutolinks, syntax } from './syntax.ts'

/** Markdown to trees and back to text, with the syntax a page needs and no more. */
export interface Markdown {
  /** The page's tree. `features` defaults to those the text needs, which gives the same tree as all of them. */
  readonly parse: (text: string, features?: readonly Feature[]) => Root
  /** As HTML. `foreign` when raw HTML of the page became elements like any other, not yet safe. */
  readonly toHtml: (tree: Root, text: string) => { readonly html: Html; readonly foreign: boolean }
  readonly stringify: (tree: Html) => string
}

/** Processors are made once per set of features and kept as long as the value returned. */
export function markdown(): Markdown {
  const parsers = new Map<string, Processor<Root>>()
  const toHtml = unified().use(remarkRehype, { allowDangerousHtml: true }).freeze()
  const printer = unified().use(rehypeStringify, { allowDangerousHtml: true }).freeze()

  function parseWith(text: string, features: readonly Feature[]): Root {
    const key = features.join()
    const parser = parsers.get(key) ?? newParser(features)
    parsers.set(key, parser)
    return parser.parse(text)
  }

  return {
    parse(text, features) {
      if (features) return parseWith(text, features)
      const needed = featuresOf(text)
      if (!mayHoldAutolink(text)) return parseWith(text, needed)
      // Finding bare addresses costs a third of all parsing, and most pages have none. Only the tree can tell.
      if (!surelyAutolinks(text)) {
        const tree = parseWith(text, needed)
        if (!hasBareAddress(tree)) return tree
      }
      return parseWith(text, ['autolinks', ...needed])
    },
    toHtml(tree, text) {
      const foreign = hasHtml(tree)
      const html = toHtml.runSync(tree) as Html
      return { html: foreign ? (raw(html, { file: new VFile(text) }) as Html) : html, foreign }
    },
    stringify: (tree) => printer.stringify(tree),
  }
}

function newParser(features: readonly Feature[]): Processor<Root> {
  const halves = features.map((feature) => syntax[feature]())
  return unified()
    .use(remarkParse)
    .data({
      micromarkExtensions: halves.map(([micromark]) => micromark),
      fromMarkdownExtensions: halves.map(([, mdast]) => mdast),
    } as never)
    .freeze() as unknown as Processor<Root>
}

function hasBareAddress(node: Nodes): boolean {
  if (node.type === 'text') return mayAutolink(node.value)
  return (
    'children' in node && node.type !== 'link' && node.type !== 'linkReference' && node.children.some(hasBareAddress)
  )
}

/** Whether a tree has HTML other than comments, which are dropped from it on the way. */
function hasHtml(node: Parents): boolean {
  node.children = (node.children as Nodes[]).filter(
    (child) => child.type !== 'html' || !isComment(child.value),
  ) as typeof node.children
  return node.children.some((child) => child.type === 'html' || ('children' in child && hasHtml(child)))
}

const isComment = (html: string): boolean =>
  /^\s*<!--[\s\S]*?-->\s*$/.test(html) && html.indexOf('-->') === html.lastIndexOf('-->')
