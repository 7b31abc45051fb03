import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'

/** A whole document as it is written. */
export const html = (page: VNode): string => joined(`<!DOCTYPE html>\n${renderToString(page)}\n`)

/** V8 keeps a string as the tree of its pieces until it is read. A site of such trees costs more to collect than to render. */
function joined(text: string): string {
  text.charCodeAt(0)
  return text
}
