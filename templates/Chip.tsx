import type { ComponentChildren } from 'preact'
import type { Cell } from '../src/types.ts'

/** The sign of an involvement: filled, half filled, outlined or dotted, always with its word. */
export function Chip({ kind, children }: { readonly kind: Cell['kind']; readonly children: ComponentChildren }) {
  return <span class={`chip ${kind}`}>{children}</span>
}
