import type { Ref } from '../src/types.ts'
import type { Link } from './props.ts'

/** A plain list of links. */
export function RefList({ refs, link }: { readonly refs: readonly Ref[]; readonly link: Link }) {
  return (
    <ul class="refs">
      {refs.map(({ title, href }) => (
        <li key={href}>
          <a href={link(href)}>{title}</a>
        </li>
      ))}
    </ul>
  )
}
