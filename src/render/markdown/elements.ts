import type { ComponentChildren, VNode } from 'preact'

/** An element of a page, its components put out of the way. */
export interface PageElement {
  readonly tag: string
  readonly props: Readonly<Record<string, unknown>>
  readonly children: readonly PageNode[]
}

export type PageNode = string | PageElement

/** What components come to: elements and text, without what only serves the eye or the hand. */
export function elements(children: ComponentChildren): readonly PageNode[] {
  if (children === null || children === undefined || typeof children === 'boolean') return []
  if (typeof children !== 'object') return [String(children)]
  if (Array.isArray(children)) return children.flatMap(elements)
  const { type, props } = children as VNode<Record<string, unknown>>
  if (typeof type === 'function') {
    const component = type as (props: unknown) => ComponentChildren
    return elements(component(props))
  }
  if (props['aria-hidden'] === true || props['aria-hidden'] === 'true' || props.hidden || skipped.has(type)) return []
  if (typeof props.class === 'string' && toolbars.test(props.class)) return []
  return [{ tag: type, props, children: elements(props.children as ComponentChildren) }]
}

const skipped: ReadonlySet<string> = new Set([
  'nav',
  'form',
  'svg',
  'script',
  'noscript',
  'button',
  'input',
  'select',
  'label',
  'caption',
  'template',
])

/** Boxes that hold nothing but controls. */
const toolbars = /\b(?:filter|toolbar)\b/
