import type { Ref } from '../src/types.ts'
import type { Link } from './props.ts'

/** Several links as part of a sentence, which takes the least room. */
export function InlineRefs({ refs, link }: { readonly refs: readonly Ref[]; readonly link: Link }) {
  return (
    <>
      {refs.map(({ title, href }, index) => (
        <span key={href}>
          {index > 0 && ', '}
          <a href={link(href)}>{title}</a>
        </span>
      ))}
    </>
  )
}
