import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { type Message, report } from '../base/messages.ts'
import { findOwnName } from './boxes.ts'
import type { Passage, Slip } from './passages.ts'
import { placeOfNode } from './places.ts'

/** Whether there may be anything that another tool reads and Markdown has left. */
export const mayHoldForeign = /%%|\{:|\{[.#\w][^{}\n]*\}|^\+[-=]+\+|<[a-z]+[ \t]+[a-z-]+=/im

/** What other tools read: comments of Obsidian, attributes of kramdown and Pandoc, tables in frames; and elements without an end. */
export const findForeignSyntax = (passage: Passage): Slip[] => [
  ...findComments(passage),
  ...findAttributes(passage),
  ...findOpenTags(passage),
  ...(passage.node.type === 'paragraph' ? findGrid(passage) : []),
]

function findComments({ text, lines }: Passage): Slip[] {
  const hint =
    'Write it between `<!--` and `-->`, or take it out: what is in the file is in the history of the handbook, too.'
  const slip = (from: number, written: string): Slip => ({
    rule: 'markup-not-read',
    from,
    length: written.length,
    message: `\`${written.slice(0, 40)}\` is text here, which readers see: only Obsidian takes it for a comment`,
    hint,
  })
  // A name in capitals is a placeholder.
  const inline = [...text.matchAll(/(?<!\d ?)%%(?![A-Z_]+%%)[^%\n]*\p{L}[^%\n]*%%/gu)].map((found) =>
    slip(found.index, found[0]),
  )
  const alone = lines.find((line) => line.text.trim() === '%%')
  return alone && inline.length === 0 ? [slip(alone.from, '%%')] : inline
}

const attribute = String.raw`(?:[.#][\p{L}\w-]+|[a-z][\w-]*=(?:"[^"\n]*"|'[^'\n]*'|[\w-]+))`
const attributes = new RegExp(
  String.raw`(?<=^[ \t>]*|[\0\])*_])(?:\{:[^{}\n]*\}|\{[ \t]*${attribute}(?:[ \t]+${attribute})*[ \t]*\})`,
  'gmu',
)

function findAttributes({ text, node }: Passage): Slip[] {
  return [...text.matchAll(attributes)].flatMap(({ 0: written, index }) => {
    // What is an id, is read or reported as one.
    if (node.type === 'heading' && /^\{:?[ \t]*#/.test(written)) return []
    const isAlone = text.trim() === written
    return {
      rule: 'markup-not-read',
      from: index,
      length: written.length,
      message: `\`${written.replaceAll('\0', '…')}\` is text here: attributes are for other tools`,
      hint: 'Take it out, or put a backslash before it if readers should see it.',
      ...(!isAlone && !written.includes('\0') && { edits: [{ from: index, length: written.length, text: '' }] }),
    }
  })
}

/** An element whose tag does not end, so that all of it is text. */
const findOpenTags = ({ text }: Passage): Slip[] =>
  [...text.matchAll(/<(a|img)[ \t]+(?:[a-z-]+=["'“”][^<>\n]*)$/gim)].map(({ 0: written, 1: name, index }) => ({
    rule: 'html-unclosed',
    from: index,
    length: written.length,
    message: `\`<${name}\` is text here: no \`>\` ends it`,
    hint:
      name!.toLowerCase() === 'a'
        ? 'Write a link as `[words](address)`.'
        : 'Write an image as `![what it shows](path)`.',
  }))

function findGrid({ lines }: Passage): Slip[] {
  const frames = lines.filter(({ text }) => /^\+(?:[-=:]{2,}\+)+[ \t]*$/.test(text))
  const [first] = frames
  if (!first || frames.length < 2) return []
  return [
    {
      rule: 'table-not-read',
      from: first.from,
      length: first.text.trimEnd().length,
      message: 'This table in a frame of `+` and `-` is text here',
      hint: 'Write a line such as `| Role | Duty |`, below it `|---|---|`, and below that a line for each row.',
    },
  ]
}

/** What is a block to MyST or to a plugin of Obsidian, and code to Markdown. */
export function findForeignFences(tree: Root, source: string, file: string): Message[] {
  if (!/(?:`{3}|~{3})[ \t]*(?:\{|ad-)/.test(source)) return []
  const messages: Message[] = []
  visit(tree, 'code', (node) => {
    const place = placeOfNode(node)
    const [, name = ''] =
      /^(?:\{([a-z-]+)\}|ad-([a-z]+))$/i.exec(node.lang ?? '')?.filter((one) => one !== undefined) ?? []
    const hint = place && name !== '' ? replacement(name.toLowerCase(), node.meta?.trim() ?? '') : undefined
    if (!place || hint === undefined) return
    const [first = ''] = source.slice(node.position!.start.offset).split('\n', 1)
    const at = { line: place.line, column: place.column, endLine: place.line, endColumn: place.column + first.length }
    const message = `\`${first.replaceAll('`', '').trim()}\` is a block of code here, without a title`
    messages.push(report('directive-unknown', { file, place: at }, message, { hint }))
  })
  return messages
}

const blocks: Readonly<Record<string, string>> = {
  'code-block': 'Write the language right behind the three backticks, without braces.',
  literalinclude: 'Copy the lines into a block of code.',
  include: 'Write `::include{page="id"}`.',
  figure: 'Write `![what it shows](path)`.',
  image: 'Write `![what it shows](path)`.',
  'list-table': 'Write a table of lines with bars: `| Role | Duty |`, below it `|---|---|`.',
  'csv-table': 'Write a table of lines with bars: `| Role | Duty |`, below it `|---|---|`.',
  table: 'Write its text without the lines of backticks.',
  toctree: 'Take it out: rolebook makes the navigation.',
  contents: 'Take it out: rolebook makes the list of contents.',
  'tab-set': 'Write `::::tabs`, in it `:::tab My title` … `:::` for each, and then `::::`.',
  'tab-item': 'Write `::::tabs`, in it `:::tab My title` … `:::` for each, and then `::::`.',
}

/** How to write a block of another tool; undefined for what may be the language of code. */
function replacement(name: string, title: string): string | undefined {
  const own = findOwnName(name === 'dropdown' ? 'details' : name)
  if (own === undefined) return Object.hasOwn(blocks, name) ? blocks[name] : undefined
  return `Write \`:::${own}${title && ` ${title.replaceAll('`', '')}`}\` instead of the first line, and \`:::\` instead of the last.`
}
