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
  for (const { title, href, past, children } of nodes) {
    html += '<li>'
    const name = escapeHtml(title) + (past ? ' <span class="past">(historical)</span>' : '')
    if (href === undefined) html += `<span>${name}</span>`
    else html += `<a href="${escapeHtml(link(href))}"${href === here ? ' aria-current="page"' : ''}>${name}</a>`
    if (children.length > 0) html += branch(children, here, link)
    html += '</li>'
  }
  return `${html}</ul>`
}
