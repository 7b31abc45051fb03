import type { Ref } from '../src/types.ts'
import type { Link } from './props.ts'

/** Several links in one line, as a list. */
export function RefLinks({ refs, link }: { readonly refs: readonly Ref[]; readonly link: Link }) {
  return (
    <ul class="inline">
      {refs.map(({ title, href }) => (
        <li key={href}>
          <a href={link(href)}>{title}</a>
        </li>
      ))}
    </ul>
  )
}
