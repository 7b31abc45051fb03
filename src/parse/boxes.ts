import type { Blockquote, Paragraph, Text } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import { words } from '../../templates/words/words.ts'
import { didYouMean, findNearest, joinWithOr, type Message, replaceSpan, report, topOfFile } from '../base/messages.ts'
import { placeOfNode } from './places.ts'

/** The titles of boxes without one of their own, by name. */
export const boxes: Readonly<Record<string, string>> = words.prose.boxes

/** What other tools call the boxes that rolebook knows. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  note: ['info', 'information', 'abstract', 'summary', 'tldr', 'seealso', 'remark', 'admonition', 'callout'],
  tip: ['hint', 'success', 'check', 'done'],
  warning: ['attention', 'alert'],
  caution: ['danger', 'error', 'failure', 'bug'],
  details: ['collapse', 'collapsible', 'spoiler', 'expand', 'toggle', 'accordion'],
}

/** Finds the box that another tool means by a name, or that is called so but for capitals. */
export function findOwnName(name: string): string | undefined {
  const plain = name.toLowerCase().replace(/^callout-/, '')
  if (Object.hasOwn(boxes, plain)) return plain
  return Object.keys(otherNames).find((own) => otherNames[own]!.includes(plain))
}

const alert = /^\[!([a-z]+)\][-+]?[ \t]*/i

/** Makes a box of `> [!NOTE]` and, as other tools have it, of one with a title behind it. */
export function makeAlert(quote: Blockquote, source: string, file: string): Message[] {
  const [first] = quote.children
  if (first?.type !== 'paragraph' || first.children[0]?.type !== 'text') return []
  const [text] = first.children as [Text]
  const found = alert.exec(text.value)
  // After a backslash, the bracket is only a bracket.
  if (!found || source[text.position?.start.offset ?? -1] === '\\') return []
  const name = found[1]!.toLowerCase()
  if (!Object.hasOwn(boxes, name)) return unknownAlert(found[1]!, text, file)
  text.value = text.value.slice(found[0].length)
  const title = takeFirstLine(first)
  if (first.children.length === 0) quote.children.shift()
  box(quote, name, title.length > 0 ? title : [{ type: 'text', value: boxes[name]! }])
  return []
}

/** Cuts the first line off a paragraph, with the break behind it. */
function takeFirstLine(paragraph: Paragraph): Paragraph['children'] {
  const { children } = paragraph
  const at = children.findIndex(
    (child) => child.type === 'break' || (child.type === 'text' && child.value.includes('\n')),
  )
  const end = children[at]
  const taken = children.splice(0, at < 0 ? children.length : at)
  if (end?.type === 'break') children.shift()
  else if (end?.type === 'text') {
    const [line = '', ...rest] = end.value.split('\n')
    end.value = rest.join('\n')
    if (end.value === '') children.shift()
    taken.push({ type: 'text', value: line })
  }
  return taken.filter((child) => child.type !== 'text' || child.value !== '')
}

function unknownAlert(name: string, text: Text, file: string): Message[] {
  const { line, column } = placeOfNode(text) ?? topOfFile
  const place = { line, column: column + 2, endLine: line, endColumn: column + 2 + name.length }
  const own = findOwnName(name)
  const near = own === undefined || own === 'details' ? findNearest(name.toLowerCase(), Object.keys(boxes)) : [own]
  const expected = near.map((one) => one.toUpperCase())
  const fix = own !== undefined && own !== 'details' ? replaceSpan(file, place, own.toUpperCase()) : {}
  const hint = `Write ${joinWithOr(Object.keys(boxes).map((one) => one.toUpperCase()))}, or a backslash before the bracket if readers should see it.`
  const message = `Unknown box \`[!${name}]\`${didYouMean(expected)}`
  return [report('directive-unknown', { file, place }, message, { ...(near.length > 0 && { expected }), hint, ...fix })]
}

/** Makes a box of `:::note`. */
export function makeBox(directive: ContainerDirective, source: string): void {
  box(directive, directive.name, takeLabel(directive, boxes[directive.name]!, source))
}

/** Makes text to unfold of `:::details`. */
export function makeDetails(directive: ContainerDirective, source: string): void {
  const children = takeLabel(directive, words.prose.details, source)
  directive.data = { ...directive.data, hName: 'details', hProperties: {} }
  directive.children.unshift({ type: 'paragraph', data: { hName: 'summary' }, children })
}

/** Makes the parts of `::::tabs`, one below the other: nothing is hidden from readers who print or search the page. */
export function makeTabs(directive: ContainerDirective, source: string): void {
  takeLabel(directive, '', source)
  directive.data = { ...directive.data, hName: 'div', hProperties: { className: ['tabs'] } }
  let count = 0
  for (const tab of directive.children) {
    if (tab.type !== 'containerDirective' || tab.name !== 'tab') continue
    const children = takeLabel(tab, words.prose.tab(++count), source)
    tab.data = { ...tab.data, hName: 'div', hProperties: { className: ['tab'] } }
    tab.children.unshift({ type: 'paragraph', data: { hProperties: { className: ['tab-label'] } }, children })
  }
}

// Other tools have a title among the attributes: `:::note{title="My title"}`.
const titles = ['title', 'label', 'summary', 'caption', 'header', 'name']

function takeLabel({ children, attributes }: ContainerDirective, usual: string, source: string): Paragraph['children'] {
  const [first] = children
  const instead = titles.map((key) => attributes?.[key]).find(Boolean) ?? usual
  if (first?.type !== 'paragraph' || !first.data || !('directiveLabel' in first.data))
    return [{ type: 'text', value: instead }]
  children.shift()
  const before = source[(first.position?.start.offset ?? 0) - 1] ?? ''
  if (/[\s}]/.test(before)) trimTitle(first)
  return first.children.length > 0 ? first.children : [{ type: 'text', value: instead }]
}

/** Takes off a title of words what another tool reads behind it, such as `{open}`, and needless brackets. */
function trimTitle({ children }: Paragraph): void {
  const last = children.at(-1)
  if (last?.type !== 'text') return
  last.value = last.value.replace(/\s*\{[^{}]*\}$/, '')
  if (children.length === 1) last.value = last.value.replace(/^\[(.*)\]$/, '$1')
  if (last.value === '') children.pop()
}

function box(node: Blockquote | ContainerDirective, name: string, title: Paragraph['children']): void {
  node.data = { ...node.data, hName: 'div', hProperties: { className: ['markdown-alert', `markdown-alert-${name}`] } }
  node.children.unshift({
    type: 'paragraph',
    data: { hProperties: { className: ['markdown-alert-title'] } },
    children: title,
  })
}
