import type { NavNode } from '../src/types.ts'
import { Past } from './Past.tsx'
import type { Link } from './props.ts'

/** Part of the navigation as a list in the page, with its folders one level deep. */
export function NodeList({ nodes, link }: { readonly nodes: readonly NavNode[]; readonly link: Link }) {
  return (
    <ul class="nodes">
      {nodes.map((node) => (
        <li key={node.href ?? node.title}>
          {name(node, link)}
          {node.children.length > 0 && (
            <ul>
              {node.children.map((child) => (
                <li key={child.href ?? child.title}>{name(child, link)}</li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  )
}

const name = ({ title, href, past }: NavNode, link: Link) => (
  <>
    {href === undefined ? <span>{title}</span> : <a href={link(href)}>{title}</a>}
    <Past past={past} />
  </>
)
