import type { HandbookDiff, RoleDiff } from '../src/types.ts'
import { changeParts } from './changeParts.ts'
import { NoRole } from './NoRole.tsx'
import type { Link } from './props.ts'
import { SubjectLinks } from './SubjectLinks.tsx'

interface Props {
  readonly diff: HandbookDiff
  /** The page of the release, where each role has its part. */
  readonly href: string
  readonly link: Link
}

/** For whom a release changed something, one line a role. That it changed nothing for anybody is said too. */
export function ForWhom({ diff, href, link }: Props) {
  const { roles } = diff
  if (roles.length === 0) return <NoRole diff={diff} />
  return (
    <ul class="for-whom">
      {roles.map((change) => (
        <li key={change.role.id}>
          <a class="sign" href={link(`${href}#${roleAnchor(change)}`)}>
            {change.role.short ?? change.role.title}
          </a>
          {changeParts(change).map(({ verb, subjects, text }, index) => (
            <>
              {index === 0 ? ' ' : '; '}
              {small(verb)}
              {(subjects || text) && ' '}
              {subjects ? <SubjectLinks subjects={subjects} link={link} /> : text}
            </>
          ))}
        </li>
      ))}
    </ul>
  )
}

/** Where the page of a release tells what changed for a role. */
export const roleAnchor = ({ role: { id } }: RoleDiff) => `rb-role-${id}`

const small = (text: string) => `${text[0]?.toLowerCase() ?? ''}${text.slice(1)}`
