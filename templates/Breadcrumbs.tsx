import type { Ref } from '../src/types.ts'
import type { Link } from './props.ts'

interface Props {
  readonly refs: readonly Ref[]
  readonly here: string
  readonly link: Link
}

/** The way down to this page. */
export function Breadcrumbs({ refs, here, link }: Props) {
  if (refs.length === 0) return null
  return (
    <nav class="breadcrumbs" aria-label="Breadcrumbs">
      <ol>
        {refs.map(({ title, href }) => (
          <li key={href}>
            {href === here ? <span aria-current="page">{title}</span> : <a href={link(href)}>{title}</a>}
          </li>
        ))}
      </ol>
    </nav>
  )
}
