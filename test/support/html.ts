import type { Element, Nodes, Root } from 'hast'
import { raw } from 'hast-util-raw'
import { HtmlValidate, type RuleConfig } from 'html-validate'
import { makeMarkdown } from '../../src/parse/markdown.ts'

// How tags are written is up to the renderer, and the length of a title up to the author. Ids are made as GitHub
// makes them, so they may begin with a digit; the choices of one group share a name.
const rules: RuleConfig = {
  'valid-id': ['error', { relaxed: true }],
  'form-dup-name': ['error', { shared: ['radio', 'checkbox'] }],
  'void-style': 'off',
  'attribute-boolean-style': 'off',
  'long-title': 'off',
}

/** What is wrong with a page as HTML, each with its place. `more` are rules for this page alone. */
export async function htmlProblems(html: string, more: RuleConfig = {}): Promise<readonly string[]> {
  const validator = new HtmlValidate({
    root: true,
    extends: ['html-validate:recommended'],
    rules: { ...rules, ...more },
  })
  const { results } = await validator.validateString(html)
  return results.flatMap(({ messages }) =>
    messages.map(({ line, column, ruleId, message }) => `${line}:${column} ${ruleId} ${message}`),
  )
}

const { stringify } = makeMarkdown()

/** HTML with a line for each block, so that a person can read it and a change shows where it is. */
export function pretty(html: string): string {
  const tree = raw({ type: 'root', children: [{ type: 'raw', value: html }] }) as Root
  return blocksIn(tree.children, '')
}

const inline = new Set(
  'a abbr b br code del dfn em i img input ins kbd mark q s samp small span strong sub sup time u var wbr'.split(' '),
)

const isInline = (node: Nodes): boolean =>
  node.type === 'text' || (node.type === 'element' && inline.has(node.tagName) && node.children.every(isInline))

/** Inline content together on one line, and each block on its own. */
function blocksIn(nodes: readonly Nodes[], margin: string): string {
  let lines = ''
  let line: Nodes[] = []
  const end = () => {
    const text = written(line).trim()
    if (text !== '') lines += `${margin}${text.replaceAll('\n', `\n${margin}`)}\n`
    line = []
  }
  for (const node of nodes) {
    if (isInline(node)) line.push(node)
    else {
      end()
      if (node.type === 'element') lines += block(node, margin)
    }
  }
  end()
  return lines
}

function block(node: Element, margin: string): string {
  const [open, close] = written([{ ...node, children: [{ type: 'text', value: '\0' }] }]).split(/\0|&#x0;|\uFFFD/)
  if (node.tagName === 'pre') return `${margin}${written([node])}\n`
  if (node.children.every(isInline)) return `${margin}${open}${written(node.children).trim()}${close ?? ''}\n`
  return `${margin}${open}\n${blocksIn(node.children, `${margin}  `)}${margin}${close}\n`
}

const written = (children: readonly Nodes[]): string => stringify({ type: 'root', children: [...children] } as Root)
