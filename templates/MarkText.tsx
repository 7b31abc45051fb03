import type { Mark } from '../src/types.ts'
import { Day } from './Day.tsx'
import type { Link } from './props.ts'
import { shorts } from './words.ts'

/** How a cell of a team's matrix departs from the default. */
export function MarkText({ mark, link }: { readonly mark: Mark; readonly link: Link }) {
  return (
    <p class="departure">
      {mark.kind === 'instead' && `in place of ${shorts(mark.of)}`}
      {mark.kind === 'leans' && 'leans in'}
      {mark.kind === 'delegated' && (
        <>
          delegated to <a href={link(mark.aor.href)}>{mark.aor.title}</a>
          {mark.aor.holder && ` (${mark.aor.holder.name})`}
        </>
      )}
      {mark.kind !== 'instead' && mark.until && (
        <>
          {' until '}
          <Day date={mark.until} />
        </>
      )}
    </p>
  )
}
