import type { ComparedWith } from '../src/types.ts'
import type { Link } from './props.ts'
import { RoleSign } from './RoleSign.tsx'

/** Comparisons of one role, by the other role of each. */
export function PairList({ pairs, link }: { readonly pairs: readonly ComparedWith[]; readonly link: Link }) {
  return (
    <ul class="pair-list">
      {pairs.map(({ href, with: other }) => (
        <li key={href}>
          <a href={link(href)}>
            <RoleSign role={other} />
            {other.title}
          </a>
        </li>
      ))}
    </ul>
  )
}
