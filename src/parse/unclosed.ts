import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { report, top } from '../report.ts'
import type { Message } from '../types.ts'
import { placeOf } from './place-of.ts'

/** Blocks between colons that go on to the end of what they are in, since no line of colons ends them. */
export function unclosed(tree: Root, source: string, file: string): Message[] {
  if (!source.includes(':::')) return []
  const messages: Message[] = []
  visit(tree, 'containerDirective', (node) => {
    const { start, end } = node.position!
    const lines = source.slice(start.offset, end.offset).split('\n')
    const [colons] = /^:+/.exec(lines[0]!) ?? ['']
    if (lines.length > 1 && new RegExp(`^[\\s>]*${colons}:*\\s*$`).test(lines.at(-1)!)) return
    const { line, column } = placeOf(node) ?? top
    const place = { line, column, endLine: line, endColumn: column + colons.length + node.name.length }
    const message = `The block \`${node.name}\` has no end of its own`
    const mend = `Add a line \`${colons}\` where it ends, and one colon more to every block around it.`
    messages.push(report('directive-unclosed', file, place, message, { mend }))
  })
  return messages
}
