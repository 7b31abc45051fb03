import type { Held } from '../src/types.ts'
import { PersonLinks } from './PersonLinks.tsx'
import type { Link } from './props.ts'
import { Tag } from './Tag.tsx'
import { list } from './words.ts'

/** One role's part of a responsibility: by name, through which role, which facet, and where when that is not here. */
export function HeldText({
  held: { people, role, facets, above },
  link,
}: {
  readonly held: Held
  readonly link: Link
}) {
  return (
    <p class="held">
      <PersonLinks people={people} link={link} /> <Tag>{role.short}</Tag>
      {above && (
        <span class="note">
          of <a href={link(above.href)}>{above.title}</a>
        </span>
      )}
      {facets.length > 0 && <span class="note">{list(facets.map(({ title }) => title))}</span>}
    </p>
  )
}
