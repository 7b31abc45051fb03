import type { AorRef, PeopleView } from '../src/types.ts'
import { Fact } from './Fact.tsx'
import { Past } from './Past.tsx'
import { PersonLink } from './PersonLink.tsx'
import type { Link, SectionsOf } from './props.ts'
import { RefLinks } from './RefLinks.tsx'
import { RoleLink } from './RoleLink.tsx'
import { section } from './section.ts'

/** Each person with all that he or she holds. */
export const peopleSections: SectionsOf<PeopleView> = ({ people }, link) =>
  section(
    'people',
    'Who holds what',
    people.length > 0 && (
      <ul class="duties">
        {people.map((person) => (
          <li key={person.name}>
            <div class="duty-head">
              <h3>
                <PersonLink person={person} link={link} />
                <Past past={person.past} />
              </h3>
            </div>
            {person.summary && <p>{person.summary}</p>}
            {held(person, link)}
          </li>
        ))}
      </ul>
    ),
  )

function held({ roles, aors, backupOf, team }: PeopleView['people'][number], link: Link) {
  const areas = (name: string, list: readonly AorRef[]) =>
    list.length > 0 && (
      <Fact name={name}>
        <RefLinks refs={list} link={link} />
      </Fact>
    )
  const isPlaced = roles.some((one) => one.team.title === team)
  if (roles.length + aors.length + backupOf.length === 0 && !team) return <p>Holds nothing yet.</p>
  return (
    <dl class="facts">
      {team && !isPlaced && <Fact name="Team">{team}</Fact>}
      {roles.length > 0 && (
        <Fact name="Roles">
          <ul class="inline">
            {roles.map(({ role, team }) => (
              <li key={`${role.id} ${team.href}`}>
                <RoleLink role={role} link={link} /> of <a href={link(team.href)}>{team.title}</a>
                <Past past={team.past} />
              </li>
            ))}
          </ul>
        </Fact>
      )}
      {areas('Holds', aors)}
      {areas('Backup for', backupOf)}
    </dl>
  )
}
