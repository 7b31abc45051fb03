import type { ComponentChildren, VNode } from 'preact'
import { Block } from '../../templates/Block.tsx'
import { Main, pageSections } from '../../templates/Page.tsx'
import { words } from '../../templates/words/words.ts'
import type { OutputFile } from '../base/files.ts'
import { fileName, relativeHref } from '../base/paths.ts'
import { escapeMarkdown } from '../base/text.ts'
import type { Fragment, Hole } from '../parse/types.ts'
import type { Resolved } from '../views/frame.ts'
import type { PageView } from '../views/pages.ts'
import { titleAt } from './fill.ts'
import { fillProse, isControlBox, markProse } from './markup.ts'

/**
 * The page in Markdown: what its author wrote as it was written, and what rolebook derives made of the very components
 * that make the page, so that the two say the same. `hasCopy` says which pages a link may name by their copies.
 */
export function markdownCopy(
  { kind, frame, main, common, prose }: PageView,
  hasCopy: (href: string) => boolean,
): OutputFile | undefined {
  if (frame.markdown === undefined) return undefined
  const link = linkTo(frame.href, hasCopy)
  const view = { kind, frame, main, common }
  const written = prose?.markdown ?? []
  const cut = written.findIndex((part) => typeof part === 'object' && part.kind === 'id')
  const lead = cut < 0 ? written : written.slice(0, cut)
  const rest = cut < 0 ? [] : written.slice(cut)
  const blocks = (prose?.blocks ?? []).values()
  const block = () => {
    const { value } = blocks.next()
    return value ? markdownOf(Block({ view: value, link }), () => '') : ''
  }
  const filled = (part: Fragment) => fillMarkdown(part, { resolved: prose?.resolved ?? new Map(), link, block })
  const texts = { lead: filled(lead), rest: filled(rest) }
  const sections = pageSections(view, link)
  const page = Main({ view: main, link, prose: markProse(texts), sections, contents: [], common }) as VNode
  const paragraphs = { lead: `${texts.lead.trim()}\n\n`, rest: `${texts.rest.trim()}\n\n` }
  const text = markdownOf(page, (html) => fillProse(html, paragraphs))
  return { path: frame.markdown, contents: `${text.trim()}\n` }
}

const linkTo =
  (here: string, hasCopy: (href: string) => boolean) =>
  (href: string): string => {
    const to = relativeHref(here, href) || fileName(here)
    const isPage = hasCopy(href.replace(/\.html#.*$/s, '.html'))
    const path = isPage ? to.replace(/\.html(?=#|$)/, '.md') : to
    return path.replace(/[()]/g, (one) => (one === '(' ? '%28' : '%29'))
  }

interface Filling {
  readonly resolved: ReadonlyMap<string, Resolved>
  /** Makes an href from the site's root relative to the copy. */
  readonly link: (href: string) => string
  /** Makes what a block asks for; called for each in turn. */
  readonly block: () => string
}

const fillMarkdown = (written: Fragment, filling: Filling): string =>
  written.map((part) => (typeof part === 'string' ? part : fillHole(part, filling))).join('')

function fillHole(hole: Hole, { resolved, link, block }: Filling): string {
  switch (hole.kind) {
    case 'id':
      return ''
    case 'link':
    case 'image':
      return address(hole.url, resolved.get(hole.url), link)
    case 'title':
      return titleAt(hole.url, resolved).replace(/[[\]\\|]/g, '\\$&')
    case 'block':
      return block()
    case 'include':
      return `*${words.prose.nothingToInclude([hole.page, hole.section].filter(Boolean).join('#'))}*`
  }
}

/** What leads nowhere, or stays on the page, is as it was written. */
function address(url: string, target: Resolved | undefined, link: Filling['link']): string {
  if (target?.kind === 'internal' || target?.kind === 'asset') return link(target.href)
  return target?.kind === 'external' ? target.href : url
}

const inline = (nodes: readonly PageNode[]): string => joined(nodes).replace(/\s+/g, ' ').trim()

/** Elements side by side are set apart by the style sheet on a page. Here a space does that, but before a stop. */
const joined = (nodes: readonly PageNode[]): string =>
  nodes.reduce<string>((text, node, at) => {
    const next = one(node)
    const isApart = typeof node === 'string' || typeof nodes[at - 1] === 'string' || /^[\s.,;:!?)]|^$/.test(next)
    return `${text}${isApart || /(?:\s|\(|^)$/.test(text) ? '' : ' '}${next}`
  }, '')

function one(node: PageNode): string {
  if (typeof node === 'string') return escapeMarkdown(node)
  const { tag, props, children } = node
  if (tag === 'br') return ' '
  const text = joined(children)
  if (text.trim() === '') return text
  const mark = marks[tag]
  if (mark) return around(text, ...mark)
  switch (tag) {
    case 'a':
      return typeof props.href === 'string' ? around(text, '[', `](${props.href})`) : text
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
    default:
      return setApart.has(tag) ? ` ${text} ` : text
  }
}

const marks: Readonly<Record<string, readonly [before: string, after: string]>> = {
  strong: ['**', '**'],
  b: ['**', '**'],
  ins: ['**', '**'],
  em: ['*', '*'],
  i: ['*', '*'],
  del: ['~~', '~~'],
  q: ['“', '”'],
}

/** Elements that are lines of their own on a page, where they are in the middle of a line. */
const setApart: ReadonlySet<string> = new Set('div p dd details dl h3 h4'.split(' '))

/** White space stays outside the marks, where it does not undo them. */
function around(text: string, before: string, after: string): string {
  const inner = text.trim()
  const start = text.slice(0, text.length - text.trimStart().length)
  return `${start}${before}${inner}${after}${text.slice(start.length + inner.length)}`
}

const plain = (nodes: readonly PageNode[]): string =>
  nodes.map((node: string | PageElement) => (typeof node === 'string' ? node : plain(node.children))).join('')

/** What stands for HTML that is inserted as it is. */
type Raw = (html: string) => string

/** Components as Markdown: each element as what it means, whatever it looks like. */
const markdownOf = (children: ComponentChildren, raw: Raw): string => blocks(elements(children), raw)

function blocks(nodes: readonly PageNode[], raw: Raw): string {
  const found: string[] = []
  let run: PageNode[] = []
  const end = () => {
    if (run.length > 0) found.push(lineStart(inline(run)))
    run = []
  }
  for (const node of nodes) {
    if (typeof node === 'string' || !isBlock(node)) run.push(node)
    else {
      end()
      found.push(block(node, raw))
    }
  }
  end()
  return found.filter((text) => text.trim() !== '').join('\n\n')
}

function block({ tag, props, children }: PageElement, raw: Raw): string {
  const html = (props.dangerouslySetInnerHTML as { readonly __html: string } | undefined)?.__html
  if (html !== undefined) return raw(html).trimEnd()
  if (/^h[1-6]$/.test(tag)) return `${'#'.repeat(Number(tag[1]))} ${inline(children)}`
  switch (tag) {
    case 'p':
      return lineStart(inline(children))
    case 'ul':
    case 'ol':
      return list(children, tag === 'ol', raw)
    case 'dl':
      return terms(children, raw)
    case 'table':
      return table(children)
    case 'hr':
      return '---'
    case 'blockquote':
      return blocks(children, raw).replace(/^/gm, '> ')
    default:
      return blocks(children, raw)
  }
}

const blockTags: ReadonlySet<string> = new Set(
  'address article aside blockquote details div dl figcaption figure footer h1 h2 h3 h4 h5 h6 header hr main ol p section summary table ul'.split(
    ' ',
  ),
)

/** A row of links or figures is one line. */
const isBlock = ({ tag, props }: PageElement) => blockTags.has(tag) && !/^(?:inline|load)$/.test(String(props.class))

function list(items: readonly PageNode[], ordered: boolean, raw: Raw): string {
  const texts = items.flatMap((item) => (typeof item === 'string' ? [] : [blocks(item.children.map(asLine), raw)]))
  const written = texts.map((text, index) => item(ordered ? `${index + 1}. ` : '- ', text))
  return written.join(texts.some((text) => text.includes('\n\n')) ? '\n\n' : '\n')
}

function asLine(node: PageNode): PageNode {
  if (typeof node === 'string') return node
  if (/^h[1-6]$/.test(node.tag))
    return { ...node, tag: 'p', children: [{ tag: 'strong', props: {}, children: node.children }] }
  return /^(?:div|header)$/.test(node.tag) ? { ...node, children: node.children.map(asLine) } : node
}

/** A term and what is said of it, as an item whose term stands out. */
function terms(children: readonly PageNode[], raw: Raw): string {
  const pairs = children.flatMap((child) =>
    typeof child === 'string' ? [] : child.tag === 'div' ? [child.children] : [[child]],
  )
  return pairs
    .map((pair) => {
      const parts = pair.filter((one): one is PageElement => typeof one === 'object')
      const name = parts.filter(({ tag }) => tag === 'dt').map(({ children }) => inline(children))
      const said = parts.filter(({ tag }) => tag === 'dd').map(({ children }) => blocks(children, raw))
      const inLine = said.length === 1 && !/\n|^(?:-|\d+\.) /.test(said[0]!)
      const text = inLine ? `**${name.join(', ')}**: ${said[0]}` : [`**${name.join(', ')}**`, ...said].join('\n\n')
      return item('- ', text)
    })
    .join('\n')
}

const item = (sign: string, text: string) => sign + text.replace(/\n(?=[^\n])/g, `\n${' '.repeat(sign.length)}`)

/** A paragraph that begins like a list, a quote or a heading is not one. */
const lineStart = (text: string) =>
  text
    .replace(/^, /, '')
    .replace(/^(?=[#>+-](?:\s|$))/, '\\')
    .replace(/^(\d+)(?=[.)]\s)/, '$1\\')

interface PageElement {
  readonly tag: string
  readonly props: Readonly<Record<string, unknown>>
  readonly children: readonly PageNode[]
}

type PageNode = string | PageElement

/** What components come to: elements and text, without what only serves the eye or the hand. */
function elements(children: ComponentChildren): readonly PageNode[] {
  if (children === null || children === undefined || typeof children === 'boolean') return []
  if (typeof children !== 'object') return [String(children)]
  if (Array.isArray(children)) return children.flatMap(elements)
  const { type, props } = children as VNode<Record<string, unknown>>
  if (typeof type === 'function') {
    const component = type as (props: unknown) => ComponentChildren
    return elements(component(props))
  }
  if (props['aria-hidden'] === true || props['aria-hidden'] === 'true' || props.hidden || skipped.has(type)) return []
  if (isControlBox(props.class)) return []
  return [{ tag: type, props, children: elements(props.children as ComponentChildren) }]
}

const skipped: ReadonlySet<string> = new Set(
  'nav form svg script noscript button input select label caption template'.split(' '),
)

/** A table row by row; a heading that spans the row is in its first cell. */
function table(children: readonly PageNode[]): string {
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
