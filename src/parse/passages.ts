import type { Heading, Nodes, Paragraph, Parents, Root, RootContent, TableCell } from 'mdast'
import { type Message, type Place, report } from '../base/messages.ts'
import type { RuleId } from '../rules/rules.ts'
import { placeAfter } from './places.ts'

/** A paragraph, a heading or a cell as it is written, without all that is more than words. */
export interface Passage {
  readonly node: Paragraph | Heading | TableCell
  readonly parent: Parents
  /** What follows in the same parent. */
  readonly next: RootContent | undefined
  /** What is written, as long as in the file: what Markdown has read, such as code and links, is `\0`, and so is an escape. */
  readonly text: string
  /** The whole file. */
  readonly source: string
  /** Without the margins of quotes and lists. */
  readonly lines: readonly PassageLine[]
  /** The place of so many characters of `text`, all on one line. */
  readonly place: (from: number, length: number) => Place
}

export interface PassageLine {
  readonly text: string
  /** Where it begins in the text of its passage. */
  readonly from: number
  /** Readers see the next line below it. */
  readonly isBroken: boolean
}

/** What is wrong somewhere in a passage, by where it is in its text. */
export interface Slip {
  readonly rule: RuleId
  readonly from: number
  readonly length: number
  readonly message: string
  readonly hint: string
  /** What to write over so many characters, where that is certain. */
  readonly edits?: readonly { readonly from: number; readonly length: number; readonly text: string }[]
}

/** Makes a message of a slip. */
export function reportSlip({ place }: Passage, file: string, slip: Slip): Message {
  const { rule, from, length, message, hint, edits = [] } = slip
  const fix = edits.map((edit) => ({ file, place: place(edit.from, edit.length), text: edit.text }))
  return report(rule, { file, place: place(from, length) }, message, { hint, ...(fix.length > 0 && { fix }) })
}

/** Every passage that Markdown has left text in, and `wanted` is found in that text. */
export function findPassages(tree: Root, source: string, wanted: RegExp): Passage[] {
  const found: Passage[] = []
  walk(tree)
  return found

  function walk(parent: Parents): void {
    let inHtml = false
    for (const [at, child] of parent.children.entries()) {
      if (child.type === 'html') inHtml = isOpenAfter(child.value, inHtml)
      else if (inHtml) continue
      else if (child.type === 'paragraph' || child.type === 'heading' || child.type === 'tableCell') {
        if (wanted.test(textIn(child))) found.push(makePassage(child, parent, at, source))
      } else if ('children' in child) walk(child)
    }
  }
}

/** The text that is left. */
const textIn = (node: Nodes): string => {
  if (node.type === 'text') return node.value
  return 'children' in node && node.type !== 'link' ? node.children.map(textIn).join('') : '\0'
}

// Code, and links, as raw HTML writes them.
const tag = /<(\/?)(?:a|code|kbd|pre|samp|script|style)(?=[\s>])[^>]*>/gi

function isOpenAfter(html: string, before: boolean): boolean {
  const last = [...html.matchAll(tag)].at(-1)
  return last ? last[1] === '' : before
}

function makePassage(node: Passage['node'], parent: Parents, at: number, source: string): Passage {
  const start = node.position!.start
  const first = start.offset!
  const written = source.slice(first, node.position!.end.offset)
  const parts: string[] = []
  let done = 0
  hide(node)
  parts.push(written.slice(done))
  const text = parts.join('').replace(/\\[!-/:-@[-`{-~]/g, '\0\0')
  return {
    node,
    parent,
    next: parent.children[at + 1] as RootContent | undefined,
    text,
    source,
    lines: linesOf(text),
    place: (from, length) => placeAfter(start, written.slice(0, from), length),
  }

  function hide(node: Parents): void {
    let inHtml = false
    for (const child of node.children as Nodes[]) {
      const from = child.position?.start.offset
      const to = child.position?.end.offset
      if (from === undefined || to === undefined) continue
      if (child.type === 'html') inHtml = isOpenAfter(child.value, inHtml)
      if (inHtml) blank(from, to)
      else if (child.type === 'strong' || child.type === 'emphasis' || child.type === 'delete') {
        blank(from, child.children[0]?.position?.start.offset ?? to)
        hide(child)
        blank(child.children.at(-1)?.position?.end.offset ?? to, to)
      } else if (child.type !== 'text' && child.type !== 'break' && !isBare(child, source)) blank(from, to)
    }
  }

  function blank(from: number, to: number): void {
    parts.push(written.slice(done, from - first), written.slice(from - first, to - first).replace(/[^\n]/g, '\0'))
    done = to - first
  }
}

/** An address that is a link without any marks may be a part of what was meant as another. */
const isBare = (node: Nodes, source: string): boolean =>
  node.type === 'link' && !/[[<]/.test(source[node.position!.start.offset!]!)

function linesOf(text: string): PassageLine[] {
  let from = 0
  return text.split('\n').map((line, at) => {
    const margin = at === 0 ? 0 : /^[ \t>]*/.exec(line)![0].length
    const found = { text: line.slice(margin), from: from + margin, isBroken: / {2}$|\\$|<br/.test(line) }
    from += line.length + 1
    return found
  })
}
