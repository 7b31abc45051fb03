import type { NavNode } from '../src/types.ts'
import { escapeHtml } from './escape.ts'
import type { Link } from './props.ts'

interface Props {
  readonly nodes: readonly NavNode[]
  readonly here: string
  readonly link: Link
}

/** The way through the handbook: a column on a wide screen, a drawer on a narrow one, without any script. */
export function Navigation({ nodes, here, link }: Props) {
  return (
    <nav id="rb-navigation" class="navigation" aria-label="Handbook" popover="auto">
      <button type="button" class="menu close" popovertarget="rb-navigation" popovertargetaction="hide">
        Close
      </button>
      <div class="tree" dangerouslySetInnerHTML={{ __html: branch(nodes, here, link) }} />
    </nav>
  )
}

/** Text and not components: the navigation is on every page and half of its markup, and this is eight times as fast. */
function branch(nodes: readonly NavNode[], here: string, link: Link): string {
  let html = '<ul>'
  for (const node of nodes) html += `<li>${entry(node, here, link)}</li>`
  return `${html}</ul>`
}

/** A folder unfolds in place when its entries are here, and else when its link is followed. */
function entry({ title, href, past, folded, children }: NavNode, here: string, link: Link): string {
  const name = escapeHtml(title) + (past ? ' <span class="past">(historical)</span>' : '')
  const marks = `${href === here ? ' aria-current="page"' : ''}${folded && children.length === 0 ? ' class="folded"' : ''}`
  const self = href === undefined ? name : `<a href="${escapeHtml(link(href))}"${marks}>${name}</a>`
  if (children.length === 0) return href === undefined ? `<span>${name}</span>` : self
  const open = folded ? '' : ' open'
  const below = branch(children, here, link)
  if (href === undefined) return `<details${open}><summary>${self}</summary>${below}</details>`
  return `${self}<details class="beside"${open}><summary><span class="vh">Below ${name}</span></summary>${below}</details>`
}
