import type { ComponentChildren } from 'preact'
import { elements, type PageElement, type PageNode } from './elements.ts'
import { inline } from './inline.ts'
import { table } from './table.ts'

/** What stands for HTML that is inserted as it is. */
type Raw = (html: string) => string

/** Components as Markdown: each element as what it means, whatever it looks like. */
export const markdownOf = (children: ComponentChildren, raw: Raw): string => blocks(elements(children), raw)

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
  switch (tag) {
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return `${'#'.repeat(Number(tag[1]))} ${inline(children)}`
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

const tags =
  'address article aside blockquote details div dl figcaption figure footer h1 h2 h3 h4 h5 h6 header hr main ol p section summary table ul'
const blockTags: ReadonlySet<string> = new Set(tags.split(' '))

/** A row of links or figures is one line. */
const isBlock = ({ tag, props }: PageElement) => blockTags.has(tag) && !/^(?:inline|load)$/.test(String(props.class))

function list(items: readonly PageNode[], ordered: boolean, raw: Raw): string {
  const texts = items.flatMap((item) => (typeof item === 'string' ? [] : [blocks(item.children.map(asLine), raw)]))
  const written = texts.map((text, index) => item(ordered ? `${index + 1}. ` : '- ', text))
  return written.join(texts.some((text) => text.includes('\n\n')) ? '\n\n' : '\n')
}

/** A heading names its item. */
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

/** A paragraph that begins like a list, a quote or a heading is none. */
const lineStart = (text: string) =>
  text
    .replace(/^, /, '')
    .replace(/^(?=[#>+-](?:\s|$))/, '\\')
    .replace(/^(\d+)(?=[.)]\s)/, '$1\\')
