import type { Element, ElementContent, Root as Html, Properties } from 'hast'
import { raw } from 'hast-util-raw'
import type { Root } from 'mdast'
import type { Node, Point } from 'unist'

/** A tree as plugins left it, with places that are whole or missing. */
export function tidyMarkdown(tree: Root): Root {
  const walk = (node: Node & { children?: unknown }): void => {
    if (!(isWhole(node.position?.start) && isWhole(node.position?.end))) delete node.position
    if (!('children' in node)) return
    node.children = Array.isArray(node.children) ? node.children.filter(isNode) : []
    for (const child of node.children as Node[]) walk(child)
  }
  walk(tree)
  return tree
}

/**
 * A tree as plugins left it, with nothing in it but elements and text, each of the form that the parser gives it. What
 * would be copied unseen, and so could look like a hole, is read as HTML or dropped.
 */
export function tidyHtml(tree: Html): Html {
  const children = tidied(tree.children)
  const read = children.some(holdsRaw) ? (raw({ type: 'root', children }) as Html) : { ...tree, children }
  // What was read may hold comments and templates anew.
  return { ...read, children: tidied(read.children) }
}

function tidied(nodes: unknown): ElementContent[] {
  if (!Array.isArray(nodes)) return []
  return nodes.filter(isNode).flatMap((node): ElementContent[] => {
    // What raw HTML leaves open has no end.
    const { start, end } = node.position ?? {}
    if (!isWhole(start) || (end && !isWhole(end))) delete node.position
    const { type, value, tagName } = node as { type: string; value?: unknown; tagName?: unknown }
    if (type === 'text' || type === 'raw') return [{ ...node, value: String(value ?? '') } as ElementContent]
    if (type !== 'element') return type === 'root' ? tidied((node as unknown as Html).children) : []
    const element = node as Element
    const name = String(tagName).toLowerCase()
    // The content of a template is no part of the page.
    if (name === 'template') return []
    const children = tidied(element.children)
    if (!/^[a-z][\w-]*$/.test(name)) return children
    const written = /^[a-z][a-zA-Z]*$/.test(String(tagName)) ? String(tagName) : name
    return [{ ...element, tagName: written, properties: tidyProperties(element.properties), children }]
  })
}

function tidyProperties(properties: unknown): Properties {
  const tidy: Properties = {}
  for (const [written, value] of Object.entries(properties ?? {})) {
    const name = written === 'class' ? 'className' : written
    if (!/^[a-zA-Z][\w:-]*$/.test(name)) continue
    if (Array.isArray(value)) tidy[name] = value.filter(isSimple).map(String)
    else if (isSimple(value)) tidy[name] = asText.has(name) ? String(value) : value
    if (name === 'className' && typeof value === 'string') tidy.className = value.split(/\s+/).filter(Boolean)
    if (asText.has(name) && Array.isArray(value)) tidy[name] = value.join(' ')
  }
  return tidy
}

// Of these, others ask what they say.
const asText = new Set(['align', 'alt', 'href', 'id', 'name', 'src', 'title'])

const isSimple = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))

const isNode = (node: unknown): node is Node =>
  node !== null && typeof node === 'object' && typeof (node as Node).type === 'string'

const holdsRaw = (node: ElementContent): boolean =>
  (node.type as string) === 'raw' || (node.type === 'element' && node.children.some(holdsRaw))

const isWhole = (point: Point | undefined): boolean =>
  [point?.line, point?.column, point?.offset].every((count) => Number.isInteger(count))
