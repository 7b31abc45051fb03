import type { GraphItem } from '../src/types.ts'
import type { Link } from './props.ts'

/** A graph in words: what stands below what. */
export function GraphList({ items, link }: { readonly items: readonly GraphItem[]; readonly link: Link }) {
  return (
    <ul>
      {items.map(({ title, href, note, children }, index) => (
        <li key={index}>
          {href === undefined ? title : <a href={link(href)}>{title}</a>}
          {note && <span class="graph-note"> ({note})</span>}
          {children.length > 0 && <GraphList items={children} link={link} />}
        </li>
      ))}
    </ul>
  )
}
