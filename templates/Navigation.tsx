import type { NavNode } from '../src/types.ts'
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
      {branch(nodes, here, link)}
    </nav>
  )
}

/** A function and not a component: the navigation is most of a page's markup, and each component costs. */
function branch(nodes: readonly NavNode[], here: string, link: Link) {
  return (
    <ul>
      {nodes.map(({ title, href, children }) => (
        <li key={href ?? title}>
          {href === undefined ? (
            <span>{title}</span>
          ) : (
            <a href={link(href)} aria-current={href === here ? 'page' : undefined}>
              {title}
            </a>
          )}
          {children.length > 0 && branch(children, here, link)}
        </li>
      ))}
    </ul>
  )
}
