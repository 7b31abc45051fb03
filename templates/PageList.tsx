import type { BlockView } from '../src/types.ts'
import type { Link } from './props.ts'
import { RoleLink } from './RoleLink.tsx'

interface Props {
  readonly pages: (BlockView & { readonly kind: 'pages' })['pages']
  readonly link: Link
}

/** Pages with their summaries and the role that keeps each. */
export function PageList({ pages, link }: Props) {
  return (
    <ul class="page-list">
      {pages.map(({ title, href, summary, owner }) => (
        <li key={href}>
          <a href={link(href)}>{title}</a>
          {owner && <RoleLink role={owner} link={link} />}
          {summary && <p>{summary}</p>}
        </li>
      ))}
    </ul>
  )
}
