import type { VNode } from 'preact'
import { Block } from '../../../templates/Block.tsx'
import { Main } from '../../../templates/Main.tsx'
import { pageSections } from '../../../templates/pageSections.ts'
import type { Fragment, Html, OutputFile, PageView } from '../../types.ts'
import { relative } from '../relative.ts'
import { fillMarkdown } from './fill.ts'
import { markdownOf } from './of-vnode.ts'

/**
 * The page in Markdown: what its author wrote as it was written, and what rolebook derives made of the very components
 * that make the page, so that the two say the same. `hasCopy` tells which pages a link may name by their copies.
 */
export function markdownCopy(
  { frame, main, common, prose }: PageView,
  hasCopy: (href: string) => boolean,
): OutputFile | undefined {
  if (frame.markdown === undefined) return undefined
  const link = linkTo(frame.href, hasCopy)
  const view = { frame, main, ...(common && { common }) }
  const written = prose?.markdown ?? []
  const cut = written.findIndex((part) => typeof part === 'object' && part.kind === 'id')
  const lead = cut < 0 ? written : written.slice(0, cut)
  const rest = cut < 0 ? [] : written.slice(cut)
  const blocks = (prose?.blocks ?? []).values()
  const block = () => {
    const { value } = blocks.next()
    return value ? markdownOf(Block({ view: value, link }), () => '') : ''
  }
  const filled = (part: Fragment) => fillMarkdown(part, { resolved: prose?.resolved ?? new Map(), link, block })
  const texts = { '<!lead>': filled(lead), '<!rest>': filled(rest) }
  const marks = Object.fromEntries(
    Object.entries(texts).flatMap(([mark, text]) => (text.trim() ? [[mark.slice(2, -1), mark as Html]] : [])),
  )
  const sections = pageSections(view, link)
  const page = Main({ view: main, link, prose: marks, sections, contents: [], common }) as VNode
  const text = markdownOf(page, (html) =>
    html.replace(/<!(?:lead|rest)>/g, (mark) => `${texts[mark as keyof typeof texts].trim()}\n\n`),
  )
  return { path: frame.markdown, contents: `${text.trim()}\n` }
}

const linkTo =
  (here: string, hasCopy: (href: string) => boolean) =>
  (href: string): string => {
    const to = relative(here, href) || here.slice(here.lastIndexOf('/') + 1)
    const isPage = hasCopy(href.replace(/\.html#.*$/s, '.html'))
    const path = isPage ? to.replace(/\.html(?=#|$)/, '.md') : to
    return path.replace(/[()]/g, (one) => (one === '(' ? '%28' : '%29'))
  }
