import type { Root as Html } from 'hast'
import { raw } from 'hast-util-raw'
import type { Nodes, Parents, Root } from 'mdast'
import rehypeStringify from 'rehype-stringify'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { type Pluggable, type Processor, unified } from 'unified'
import { VFile } from 'vfile'
import { guarded, type Plugin } from './plugin.ts'
import { type Feature, featuresOf, mayAutolink, mayHoldAutolink, surelyAutolinks, syntax } from './syntax.ts'
import { tidyHtml, tidyMarkdown } from './tidy.ts'

/** Markdown to trees and back to text, with the syntax a page needs and no more. */
export interface Markdown {
  /** The page's tree. `features` defaults to those the text needs, which gives the same tree as all of them. */
  readonly parse: (text: string, features?: readonly Feature[]) => Root
  /** What remark plugins make of a tree that `parse` made. */
  readonly transform: (tree: Root, file: VFile) => Root
  /** As HTML. `foreign` when raw HTML of the page, or of a plugin, became elements like any other, not yet safe. */
  readonly toHtml: (tree: Root, text: string) => { readonly html: Html; readonly foreign: boolean }
  /** What rehype plugins make of a tree. */
  readonly transformHtml: (tree: Html, file: VFile) => Html
  readonly stringify: (tree: Html) => string
}

/** Processors are made once per set of features and kept as long as the value returned. */
export function markdown(plugins: readonly Plugin[] = []): Markdown {
  const parsers = new Map<string, Processor<Root>>()
  // A plugin that brings syntax along is to see what it made of it itself.
  const madeBy = new WeakMap<Root, Processor<Root>>()
  const [remark, rehype] = (['remark', 'rehype'] as const).map((kind) =>
    plugins.filter((plugin) => plugin.kind === kind).map(guarded),
  )
  let transformer: Processor | undefined
  const toHtml = unified().use(remarkRehype, { allowDangerousHtml: true }).freeze()
  const printer = unified().use(rehypeStringify, { allowDangerousHtml: true }).freeze()

  function parseWith(text: string, features: readonly Feature[]): Root {
    const key = features.join()
    const parser = parsers.get(key) ?? newParser(features, remark!)
    parsers.set(key, parser)
    const tree = parser.parse(text)
    if (remark!.length > 0) madeBy.set(tree, parser)
    return tree
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
    transform: (tree, file) =>
      remark!.length > 0 ? tidyMarkdown(madeBy.get(tree)!.runSync(tree as never, file) as Root) : tree,
    toHtml(tree, text) {
      const foreign = hasHtml(tree) || remark!.length > 0
      const html = toHtml.runSync(tree) as Html
      return { html: foreign ? (raw(html, { file: new VFile(text) }) as Html) : html, foreign }
    },
    transformHtml(tree, file) {
      if (rehype!.length === 0) return tree
      transformer ??= unified().use(rehype!).freeze() as Processor
      return tidyHtml(transformer.runSync(tree as never, file) as unknown as Html)
    },
    stringify: (tree) => printer.stringify(tree),
  }
}

function newParser(features: readonly Feature[], plugins: Pluggable[]): Processor<Root> {
  const halves = features.map((feature) => syntax[feature]())
  return unified()
    .use(remarkParse)
    .data({
      micromarkExtensions: halves.map(([micromark]) => micromark),
      fromMarkdownExtensions: halves.map(([, mdast]) => mdast),
    } as never)
    .use(plugins)
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
