import type { Ref } from '../src/types.ts'
import { Past } from './Past.tsx'
import type { Link } from './props.ts'

/** Several links in one line, as a list. */
export function RefLinks({ refs, link }: { readonly refs: readonly Ref[]; readonly link: Link }) {
  return (
    <ul class="inline">
      {refs.map(({ title, href, past }) => (
        <li key={href}>
          <a href={link(href)}>{title}</a>
          <Past past={past} />
        </li>
      ))}
    </ul>
  )
}
