import { given } from '../given.ts'
import type { Handbook, PageView, PrintPart, PrintView, Ref } from '../types.ts'
import type { Tree } from './tree.ts'
import { flat, isShown } from './tree-node.ts'

/** Where the whole handbook is one document. */
export const printHref = 'print.html'

/** The first page, then every page that the navigation shows, in its order. What compares two roles is in the matrices. */
export function printView(
  { title, config }: Handbook,
  { sections, guides }: Tree,
  pages: readonly PageView[],
): PrintView {
  const summaries = new Map(pages.map(({ frame }) => [frame.href, frame.description]))
  const named = ({ title, href }: Ref) => given({ title, href, summary: summaries.get(href) })
  const first: PrintPart = { pages: [named({ title, href: 'index.html' })] }
  const all = [...sections, ...guides]
    .filter(isShown)
    .map((node) => ({ title: node.title, pages: flat(node).map(named) }))
  return given({
    title,
    description: config.description,
    href: printHref,
    parts: [first, ...all.filter((part) => part.pages.length > 0)],
  })
}
