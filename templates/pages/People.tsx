import type { PeopleView, PersonView } from '../../src/views/people.ts'
import type { AorRef } from '../../src/views/refs.ts'
import { Article, type PageProps, type SectionsOf, section } from '../parts/Article.tsx'
import { Fact } from '../parts/Elements.tsx'
import { AorList, type LinkTo, PastMark, PersonLink, RefLinks, RoleLink } from '../parts/Links.tsx'

/** Everybody, with or without a page. */
export function PeoplePage({ view, ...page }: PageProps<PeopleView>) {
  return <Article page={page} title={view.title} />
}

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
                <PastMark past={person.past} />
              </h3>
            </div>
            {person.summary && <p>{person.summary}</p>}
            {held(person, link)}
          </li>
        ))}
      </ul>
    ),
  )

function held({ roles, aors, backupOf, team }: PeopleView['people'][number], link: LinkTo) {
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
                <PastMark past={team.past} />
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

/** A person. */
export function PersonPage({ view, ...page }: PageProps<PersonView>) {
  return (
    <Article page={page} title={view.title} summary={view.summary} status={view.status}>
      {view.team && (
        <dl class="facts">
          <Fact name="Team">
            <a href={page.link(view.team.href)}>{view.team.title}</a>
          </Fact>
        </dl>
      )}
    </Article>
  )
}

/** All that a person holds, wherever it is written. */
export const personSections: SectionsOf<PersonView> = ({ roles, aors, backupOf }, link) => [
  ...section('roles', 'Roles', roles.length > 0 && heldRoles(roles, link)),
  ...section('aors', 'Areas of responsibility', aors.length > 0 && <AorList aors={aors} link={link} />),
  ...section('backup-of', 'Backup for', backupOf.length > 0 && <AorList aors={backupOf} link={link} />),
]

const heldRoles = (roles: PersonView['roles'], link: LinkTo) => (
  <ul class="standards">
    {roles.map(({ role, team }) => (
      <li key={team.href}>
        <RoleLink role={role} link={link} /> of <a href={link(team.href)}>{team.title}</a>
      </li>
    ))}
  </ul>
)
