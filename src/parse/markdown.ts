import type { Root as Html } from 'hast'
import { raw } from 'hast-util-raw'
import type { Nodes, Paragraph, Parents, Root } from 'mdast'
import { directiveFromMarkdown } from 'mdast-util-directive'
import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal'
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote'
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item'
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal'
import { gfmFootnote } from 'micromark-extension-gfm-footnote'
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough'
import { gfmTable } from 'micromark-extension-gfm-table'
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item'
import rehypeStringify from 'rehype-stringify'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { type Pluggable, type Processor, unified } from 'unified'
import type { Point } from 'unist'
import { VFile } from 'vfile'
import { words } from '../../templates/words/words.ts'
import type { Message, Place } from '../base/messages.ts'
import { lineStarts } from '../base/text.ts'
import { makeBlockHole } from './blocks.ts'
import { readDirectives } from './directives.ts'
import { keepEventsInPlace, makeListHandlers } from './parser-traps.ts'
import { placeOfNode } from './places.ts'
import { type OutputWatch, reportBlocked, reportUnknown, watchOutput } from './plugin-output.ts'
import { guardPlugin, type Plugin } from './plugins.ts'
import { tidyHtml, tidyMarkdown } from './text.ts'
import type { BlockUse, Fragment, Heading, Hole, LinkUse } from './types.ts'

/** Markdown to trees and back to text, with the syntax a page needs and no more. */
export interface Markdown {
  /** The page's tree. `features` defaults to those the text needs, which gives the same tree as all of them. */
  readonly parse: (text: string, features?: readonly MarkdownFeature[]) => Root
  /** What remark plugins make of a tree that `parse` made, and what of it readers will not see. */
  readonly transform: (tree: Root, file: VFile) => { readonly tree: Root; readonly messages: readonly Message[] }
  /** As HTML. `foreign` when raw HTML of the page, or of a plugin, became elements like any other, not yet safe. */
  readonly toHtml: (tree: Root, text: string) => { readonly html: Html; readonly foreign: boolean }
  /** What rehype plugins make of a tree, and what of it readers will not see. */
  readonly transformHtml: (tree: Html, file: VFile) => { readonly tree: Html; readonly messages: readonly Message[] }
  /** Which plugin made an element or attribute of the tree that plugins worked on last. Missing without `remark` plugins. */
  readonly makerOf?: OutputWatch['makerOf']
  readonly stringify: (tree: Html) => string
}

/** Processors are made once per set of features and kept as long as the value returned. */
export function makeMarkdown(plugins: readonly Plugin[] = []): Markdown {
  keepEventsInPlace()
  const parsers = new Map<string, Processor<Root>>()
  // A plugin that brings syntax along is to see what it made of it itself.
  const madeBy = new WeakMap<Root, Processor<Root>>()
  const watch = watchOutput()
  const namesOf = (kind: Plugin['kind']) => plugins.filter((plugin) => plugin.kind === kind).map(({ name }) => name)
  const [remark, rehype] = (['remark', 'rehype'] as const).map((kind) =>
    plugins
      .filter((plugin) => plugin.kind === kind)
      .map((plugin) => guardPlugin(plugin, (tree, file) => watch.note(plugin.name, tree, file))),
  )
  let transformer: Processor | undefined
  const toHtml = unified()
    .use(remarkRehype, {
      allowDangerousHtml: true,
      handlers: makeListHandlers(),
      footnoteLabel: words.prose.footnotes,
      footnoteBackLabel: (index, again) => words.prose.backToReference(index + 1, again > 1 ? again : undefined),
    })
    .freeze()
  const printer = unified().use(rehypeStringify, { allowDangerousHtml: true }).freeze()

  function parseWith(text: string, features: readonly MarkdownFeature[]): Root {
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
    transform(tree, file) {
      if (remark!.length === 0) return { tree, messages: [] }
      watch.begin(tree, file)
      const made = tidyMarkdown(madeBy.get(tree)!.runSync(tree as never, file) as Root)
      return { tree: made, messages: reportUnknown(made, file, watch, namesOf('remark')) }
    },
    toHtml(tree, text) {
      const foreign = hasHtml(tree) || remark!.length > 0
      const html = toHtml.runSync(tree) as Html
      return { html: foreign ? (raw(html, { file: new VFile(text) }) as Html) : html, foreign }
    },
    transformHtml(tree, file) {
      if (rehype!.length === 0) return { tree, messages: [] }
      transformer ??= unified().use(rehype!).freeze() as Processor
      watch.begin(tree, file)
      const made = tidyHtml(transformer.runSync(tree as never, file) as unknown as Html)
      return { tree: made, messages: reportBlocked(made, file, watch, namesOf('rehype')) }
    },
    ...(remark!.length > 0 && { makerOf: watch.makerOf }),
    stringify: (tree) => printer.stringify(tree),
  }
}

function newParser(features: readonly MarkdownFeature[], plugins: Pluggable[]): Processor<Root> {
  const halves = features.map((feature) => markdownSyntax[feature]())
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

/** A part of Markdown's syntax that a page may do without. */
export type MarkdownFeature = 'autolinks' | 'directives' | 'footnotes' | 'strikethrough' | 'tables' | 'tasks'

/** The two halves of each feature: for micromark, which finds it, and for mdast, which makes nodes of it. */
export const markdownSyntax: Record<MarkdownFeature, () => readonly [micromark: object, mdast: object]> = {
  autolinks: () => [gfmAutolinkLiteral(), gfmAutolinkLiteralFromMarkdown()],
  // Only the block forms: with the inline one, `10:30` and `a:b` would turn into directives.
  directives: () => [readDirectives(), directiveFromMarkdown()],
  footnotes: () => [gfmFootnote(), gfmFootnoteFromMarkdown()],
  strikethrough: () => [gfmStrikethrough(), gfmStrikethroughFromMarkdown()],
  tables: () => [gfmTable(), gfmTableFromMarkdown()],
  tasks: () => [gfmTaskListItem(), tasksInListItems()],
}

/** micromark also finds a box at the start of a paragraph below an empty list item. There it is text. */
function tasksInListItems(): Extension {
  const { exit, ...rest } = gfmTaskListItemFromMarkdown() as { exit: Record<string, Handle> }
  const inListItem = (asBox: Handle): Handle =>
    function handle(token) {
      const [around, paragraph] = this.stack.slice(-2) as [Nodes, Paragraph]
      if (around.type === 'listItem') return asBox.call(this, token)
      const start = { ...token.start, column: token.start.column - 1, offset: token.start.offset - 1 }
      const end = { ...token.end, column: token.end.column + 1, offset: token.end.offset + 1 }
      const value = `[${this.sliceSerialize(token)}]`
      paragraph.children.push({ type: 'text', value, position: { start: pointOf(start), end: pointOf(end) } })
    }
  const names = ['taskListCheckValueChecked', 'taskListCheckValueUnchecked']
  return { ...rest, exit: { ...exit, ...Object.fromEntries(names.map((name) => [name, inListItem(exit[name]!)])) } }
}

type Extension = ReturnType<typeof gfmTaskListItemFromMarkdown>
type Handle = NonNullable<NonNullable<Extension['exit']>['data']>

const pointOf = ({ line, column, offset }: Point): Point => ({ line, column, offset: offset! })

/** The features a page cannot do without, autolinks aside: a test of the text that errs on the side of loading one. */
function featuresOf(text: string): MarkdownFeature[] {
  const found: MarkdownFeature[] = []
  if (text.includes('::')) found.push('directives')
  if (text.includes('[^')) found.push('footnotes')
  if (text.includes('~')) found.push('strikethrough')
  if (hasDelimiterRow(text)) found.push('tables')
  if (/\[[ \txX\r\n]\]/.test(text)) found.push('tasks')
  return found
}

/** Whether a line may stand between the head and the body of a table. */
function hasDelimiterRow(text: string): boolean {
  for (const [line] of text.matchAll(/^[ \t>*+\d.)|:-]+$/gm))
    if (line.includes('-') && (line.includes('|') || line.includes(':'))) return true
  return false
}

/** Whether text that is not part of a link may hold a bare address, which is then to become one. */
const mayAutolink = (text: string): boolean => /https?:\/\/|www\.|[-.\w+]@[-\w]/i.test(text)

/** Whether a page as written may hold one, also behind backslashes and character references. */
const mayHoldAutolink = (source: string): boolean => /https?[:\\&]|www[.\\&]|@|&#|&commat;/i.test(source)

/** Whether a text surely holds a bare address, so that trying without autolinks would be work done twice. */
const surelyAutolinks = (text: string): boolean => /(?:^|[\s*_~])(?:https?:\/\/|www\.)[\w-]/im.test(text)

interface Found {
  readonly headings: readonly Heading[]
  readonly links: readonly LinkUse[]
  readonly blocks: readonly BlockUse[]
  /** Remarks that no reader sees. */
  readonly comments: readonly Place[]
}

interface Mark {
  readonly from: number
  readonly to: number
  readonly parts: Fragment
}

/**
 * What an author wrote below the title, as it is written, with a hole wherever something outside the file decides: an
 * address, the title of another page, a generated block. Each heading follows a hole with its id, as in a page's HTML.
 */
export function writeOwnMarkdown(body: string, { headings, links, blocks, comments }: Found): Fragment {
  const at = offsets(body)
  const marks = [
    ...headings.map((heading, index) => headingMark(heading, index === 0 && heading.depth === 1)),
    ...links.flatMap((link) => linkMark(link)),
    ...blocks.map((block) => spanMark(block.place, [makeBlockHole(block)])),
    ...comments.map((place) => spanMark(place, [])),
  ].sort((a, b) => a.from - b.from || a.to - b.to)
  const parts: (string | Hole)[] = []
  let done = 0
  for (const { from, to, parts: own } of marks) {
    if (from < done) continue
    parts.push(body.slice(done, from), ...own)
    done = to
  }
  parts.push(body.slice(done))
  const [first = '', ...rest] = parts.filter((part) => part !== '')
  return typeof first === 'string' ? [first.replace(/^(?:[ \t]*\n)+/, ''), ...rest] : [first, ...rest]

  function spanMark(place: Place, parts: Fragment): Mark {
    return { from: at(place.line, place.column), to: at(place.endLine, place.endColumn), parts }
  }

  function headingMark({ id, place }: Heading, isTitle: boolean): Mark {
    const { from, to } = spanMark(place, [])
    return isTitle ? { from, to, parts: [] } : { from, to: from, parts: [{ kind: 'id', id }] }
  }

  function linkMark({ url, form, place, address }: LinkUse): Mark[] {
    const hole: Hole = form === 'image' ? { kind: 'image', url, alt: '' } : { kind: 'link', url }
    if (form !== 'wiki') return address ? [spanMark(address, [hole])] : []
    const span = spanMark(place, [])
    const [, words] = /^\[\[[^|\]]*?(?:\\?\|([^\]]*))?\]\]$/.exec(body.slice(span.from, span.to)) ?? []
    return [{ ...span, parts: ['[', words?.trim() || { kind: 'title', url }, '](', hole, ')'] }]
  }
}

/** Where the comments of a page stand. */
export function findComments(tree: Root, body: string): Place[] {
  if (!body.includes('<!--')) return []
  const found: Place[] = []
  const walk = (node: Nodes): void => {
    const place = node.type === 'html' && /^\s*<!--[\s\S]*-->\s*$/.test(node.value) ? placeOfNode(node) : undefined
    if (place) found.push(place)
    if ('children' in node) for (const child of node.children) walk(child)
  }
  walk(tree)
  return found
}

function offsets(text: string): (line: number, column: number) => number {
  const starts = lineStarts(text)
  return (line, column) => (starts[line - 1] ?? text.length) + column - 1
}
