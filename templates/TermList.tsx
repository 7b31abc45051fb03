import type { BlockView } from '../src/types.ts'
import type { Link } from './props.ts'

interface Props {
  readonly terms: (BlockView & { readonly kind: 'terms' })['terms']
  readonly link: Link
}

/** Terms with what they mean. */
export function TermList({ terms, link }: Props) {
  return (
    <dl class="terms">
      {terms.map(({ title, href, summary }) => (
        <div key={href}>
          <dt>
            <a href={link(href)}>{title}</a>
          </dt>
          <dd>{summary ?? 'Its page says what it means.'}</dd>
        </div>
      ))}
    </dl>
  )
}
