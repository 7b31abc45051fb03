import type { PersonRef } from '../src/types.ts'
import { PersonLink } from './PersonLink.tsx'
import type { Link } from './props.ts'

/** Several people in one line. */
export function PersonLinks({ people, link }: { readonly people: readonly PersonRef[]; readonly link: Link }) {
  return (
    <span>
      {people.map((person, index) => (
        <span key={person.name}>
          {index > 0 && ', '}
          <PersonLink person={person} link={link} />
        </span>
      ))}
    </span>
  )
}
