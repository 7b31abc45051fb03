import type { Ref } from '../src/types.ts'
import type { Link } from './props.ts'

interface Props {
  readonly previous?: Ref | undefined
  readonly next?: Ref | undefined
  readonly link: Link
}

/** The pages before and after this one, in the order of the navigation. */
export function PageTurn({ previous, next, link }: Props) {
  if (!previous && !next) return null
  return (
    <nav class="page-turn" aria-label="Previous and next page">
      {previous && (
        <a rel="prev" href={link(previous.href)}>
          <span class="label">Previous</span> {previous.title}
        </a>
      )}
      {next && (
        <a class="next" rel="next" href={link(next.href)}>
          <span class="label">Next</span> {next.title}
        </a>
      )}
    </nav>
  )
}
