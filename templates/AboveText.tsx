import type { Contact } from '../src/types.ts'
import { PersonLinks } from './PersonLinks.tsx'
import type { Link } from './props.ts'

interface Props {
  readonly above: NonNullable<Contact['above']>
  readonly link: Link
}

/** Who has a role in the team around the one that lacks it. */
export function AboveText({ above: { people, role, team }, link }: Props) {
  return (
    <p>
      Go to{' '}
      <strong>
        <PersonLinks people={people} link={link} />
      </strong>
      , {role.title} of <a href={link(team.href)}>{team.title}</a>.
    </p>
  )
}
