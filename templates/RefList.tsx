import type { Ref } from '../src/types.ts'
import { Past } from './Past.tsx'
import type { Link } from './props.ts'

/** A plain list of links. */
export function RefList({ refs, link }: { readonly refs: readonly Ref[]; readonly link: Link }) {
  return (
    <ul class="refs">
      {refs.map(({ title, href, past }) => (
        <li key={href}>
          <a href={link(href)}>{title}</a>
          <Past past={past} />
        </li>
      ))}
    </ul>
  )
}
