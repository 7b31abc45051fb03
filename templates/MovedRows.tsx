import type { MovedRow } from '../src/types.ts'
import type { Link } from './props.ts'
import { RowText } from './RowText.tsx'
import { SubjectLinks } from './SubjectLinks.tsx'

interface Props {
  /** The version that the agreement was made against. */
  readonly adapts: string
  readonly moved: readonly MovedRow[]
  readonly link: Link
}

/** What moved under a team's agreement since it was made. */
export function MovedRows({ adapts, moved, link }: Props) {
  return (
    <>
      <p>The agreement was made against {adapts}. What it changes has moved since:</p>
      <dl class="per-role">
        {moved.map(({ release, row }) => (
          <div key={`${release.href} ${row.responsibility.id}`}>
            <dt>
              <SubjectLinks subjects={[row.responsibility]} link={link} />
            </dt>
            <dd>
              <RowText row={row} link={link} />, <a href={link(release.href)}>{release.title}</a>
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}
