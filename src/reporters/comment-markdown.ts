import type { Html, Nodes, Parents, RootContent, Table } from 'mdast'
import { makeMarkdown } from '../parse/markdown.ts'
import { codeInMarkdown, inMarkdown } from './diff-markdown.ts'

// What a proposal says of itself may be anything, since whoever proposes it may change the workflow that writes it. So its text
// is read as Markdown and written again with the few forms that a comparison has. Everything else becomes mere words.

interface Options {
  /** Beginnings of the addresses that a link may lead to. */
  readonly links: readonly string[]
  /** How many characters it may have. */
  readonly room: number
}

const fold = { begin: '<details>\n<summary>', end: '</details>' }
const rest = '… and more, for which there is no room here.'

/** Text of strangers as a comment: it mentions nobody, no link leads elsewhere, nothing stays open, and it fits. */
export function makeSafeComment(text: string, { links, room }: Options): string {
  const { children } = makeMarkdown().parse(text.slice(0, room), ['tables'])
  // The last block of a text that is too long was cut, too.
  const whole = text.length > room ? children.slice(0, -1) : children
  const blocks: string[] = []
  let left = room - fold.end.length - rest.length - 4
  let isOpen = false
  for (const node of whole) {
    const block = blockInMarkdown(node, links)
    const isEnd = block === fold.end
    if (block === '' || (isEnd && !isOpen)) continue
    const closed = isOpen && block.startsWith(fold.begin) ? [fold.end, block] : [block]
    left -= closed.join('\n\n').length + 2
    if (left < 0) break
    blocks.push(...closed)
    isOpen = !isEnd && (isOpen || block.startsWith(fold.begin))
  }
  const isCut = left < 0 || text.length > room
  return [...blocks, ...(isOpen ? [fold.end] : []), ...(isCut ? [rest] : [])].join('\n\n')
}

function blockInMarkdown(node: RootContent, links: readonly string[]): string {
  switch (node.type) {
    case 'heading':
      return `### ${lineInMarkdown(node, links)}`
    case 'list':
      return node.children.map((item) => `- ${lineInMarkdown(item, links)}`).join('\n')
    case 'table':
      return tableInMarkdown(node, links)
    case 'html':
      return foldInMarkdown(node.value) ?? lineInMarkdown(node, links)
    default:
      return lineInMarkdown(node, links)
  }
}

/** The beginning or the end of a part that is folded, if it is as we write it. */
function foldInMarkdown(html: string): string | undefined {
  const [, title] = /^<details>\s*<summary>([\w :,]+)<\/summary>$/.exec(html) ?? []
  return title === undefined ? (html === fold.end ? html : undefined) : `${fold.begin}${title}</summary>`
}

function tableInMarkdown({ children }: Table, links: readonly string[]): string {
  const [head = [], ...rows] = children.map((row) => row.children.map((cell) => lineInMarkdown(cell, links)))
  const line = (cells: readonly string[]) => `| ${head.map((_, at) => cells[at] ?? '').join(' | ')} |`
  return [line(head), `|${head.map(() => '---|').join('')}`, ...rows.map(line)].join('\n')
}

/** All that is in a node, in one line. */
function lineInMarkdown(node: Nodes, links: readonly string[]): string {
  const marks = pairedMarks(node)
  let line = ''
  // Words beside each other are escaped together, because together they may mention somebody.
  let words = ''
  if ('children' in node) visitAll(node)
  else visit(node)
  put('')
  return line.trim()

  function put(markup: string): void {
    line += (words === '' ? '' : inMarkdown(words, line !== '')) + markup
    words = ''
  }

  function visit(node: Nodes): void {
    if (node.type === 'strong') put(`**${lineInMarkdown(node, links)}**`)
    else if (node.type === 'link' && leadsTo(links, node.url)) put(`[${lineInMarkdown(node, links)}](<${node.url}>)`)
    // In a table, a code with this sign would be two cells.
    else if (node.type === 'inlineCode' && !node.value.includes('|')) put(codeInMarkdown(node.value))
    else if (node.type === 'html') html(node)
    else if ('alt' in node) words += node.alt ?? ''
    else if (node.type === 'break') words += ' '
    else if ('value' in node) words += node.value
    else if ('children' in node) visitAll(node)
  }

  function visitAll({ children }: Parents): void {
    for (const child of children) {
      visit(child)
      if (child.type === 'paragraph' || child.type === 'listItem') words += ' '
    }
  }

  function html(node: Html): void {
    if (marks.has(node)) put(node.value)
    else if (node.value !== '<!-- -->') words += node.value
  }
}

/** The marks of words that are new or gone which have both ends. */
function pairedMarks(node: Nodes): ReadonlySet<Html> {
  const paired = new Set<Html>()
  const open: Html[] = []
  const visit = (node: Nodes): void => {
    if (node.type === 'html' && /^<(?:ins|del)>$/.test(node.value)) open.push(node)
    if (node.type === 'html' && node.value === open.at(-1)?.value.replace('<', '</')) paired.add(open.pop()!).add(node)
    if ('children' in node) node.children.forEach(visit)
  }
  visit(node)
  return paired
}

function leadsTo(links: readonly string[], url: string): boolean {
  if (/[\s<>]/.test(url) || !URL.canParse(url)) return false
  return links.some((link) => new URL(url).href.startsWith(link))
}
