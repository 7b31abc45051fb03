import type { TeamView } from '../src/types.ts'
import { PersonLinks } from './PersonLinks.tsx'
import type { Link } from './props.ts'
import { RoleLink } from './RoleLink.tsx'
import { Vacancy } from './Vacancy.tsx'

interface Props {
  readonly team: Pick<TeamView, 'seats' | 'vacant' | 'tlm'>
  readonly link: Link
}

/** Who holds which role in a team, and which nobody does. */
export function Holders({ team: { seats, vacant, tlm }, link }: Props) {
  if (seats.length === 0 && vacant.length === 0) return null
  return (
    <div class="holders">
      {seats.map(({ role, people }) => (
        <p key={role.id} class="holder">
          <PersonLinks people={people} link={link} />
          <span class="holding">
            <RoleLink role={role} link={link} />
          </span>
        </p>
      ))}
      {vacant.map((vacancy) => (
        <Vacancy key={vacancy.role.id} vacancy={vacancy} tlm={tlm} />
      ))}
    </div>
  )
}
