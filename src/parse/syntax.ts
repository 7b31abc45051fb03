import type { Nodes, Paragraph } from 'mdast'
import { directiveFromMarkdown } from 'mdast-util-directive'
import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal'
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote'
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item'
import { directive } from 'micromark-extension-directive'
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal'
import { gfmFootnote } from 'micromark-extension-gfm-footnote'
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough'
import { gfmTable } from 'micromark-extension-gfm-table'
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item'
import type { Point } from 'unist'

/** A part of Markdown's syntax that a page may do without. */
export type Feature = 'autolinks' | 'directives' | 'footnotes' | 'strikethrough' | 'tables' | 'tasks'

/** The two halves of each feature: for micromark, which finds it, and for mdast, which makes nodes of it. */
export const syntax: Record<Feature, () => readonly [micromark: object, mdast: object]> = {
  autolinks: () => [gfmAutolinkLiteral(), gfmAutolinkLiteralFromMarkdown()],
  // Only the block forms: with the inline one, `10:30` and `a:b` would turn into directives.
  directives: () => [{ flow: directive().flow! }, directiveFromMarkdown()],
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
export function featuresOf(text: string): Feature[] {
  const found: Feature[] = []
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
export const mayAutolink = (text: string): boolean => /https?:\/\/|www\.|[-.\w+]@[-\w]/i.test(text)

/** Whether a page as written may hold one, also behind backslashes and character references. */
export const mayHoldAutolink = (source: string): boolean => /https?[:\\&]|www[.\\&]|@|&#|&commat;/i.test(source)

/** Whether a text surely holds a bare address, so that trying without autolinks would be work done twice. */
export const surelyAutolinks = (text: string): boolean => /(?:^|[\s*_~])(?:https?:\/\/|www\.)[\w-]/im.test(text)
