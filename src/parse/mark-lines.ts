import type { ElementContent } from 'hast'
import type { CodeInfo } from './code-infos.ts'

/** Wraps marked lines of code, colours and all. A colour that goes over several lines is cut at their ends. */
export function markLines(code: readonly ElementContent[], marked: CodeInfo['marked']): ElementContent[] {
  return linesOf(code).flatMap((children, index) =>
    marked.some(([from, to]) => from <= index + 1 && index + 1 <= to)
      ? [{ type: 'element', tagName: 'span', properties: { className: ['line', 'marked'] }, children }]
      : children,
  )
}

/** Each line with its end. */
function linesOf(nodes: readonly ElementContent[]): ElementContent[][] {
  const lines: ElementContent[][] = []
  let ended = true
  const add = (node: ElementContent, end: boolean) => {
    if (ended) lines.push([node])
    else lines.at(-1)!.push(node)
    ended = end
  }
  for (const node of nodes) {
    if (node.type === 'text')
      for (const value of node.value.split(/(?<=\n)/)) add({ type: 'text', value }, value.endsWith('\n'))
    else if (node.type === 'element')
      for (const children of linesOf(node.children)) add({ ...node, children }, endsLine(children))
  }
  return lines
}

function endsLine(nodes: readonly ElementContent[]): boolean {
  const last = nodes.at(-1)
  return last?.type === 'text' ? last.value.endsWith('\n') : last?.type === 'element' && endsLine(last.children)
}
