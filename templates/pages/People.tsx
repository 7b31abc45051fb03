import type { PeopleView, PersonView } from '../../src/views/people.ts'
import type { AorRef } from '../../src/views/refs.ts'
import { type PageKind, section } from '../parts/Article.tsx'
import { Fact } from '../parts/Elements.tsx'
import { AorList, type LinkTo, PastMark, PersonLink, RefLinks, RoleLink } from '../parts/Links.tsx'
import { words } from '../words/words.ts'

/** Everybody, with or without a page, each with all that he or she holds. */
export const peoplePage: PageKind<PeopleView> = {
  after: ({ people }, link) =>
    section(
      'people',
      words.common.whoHoldsWhat,
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
    ),
}

function held({ roles, aors, backupOf, team }: PeopleView['people'][number], link: LinkTo) {
  const areas = (name: string, list: readonly AorRef[]) =>
    list.length > 0 && (
      <Fact name={name}>
        <RefLinks refs={list} link={link} />
      </Fact>
    )
  const isPlaced = roles.some((one) => one.team.title === team)
  if (roles.length + aors.length + backupOf.length === 0 && !team) return <p>{words.people.holdsNothing}</p>
  return (
    <dl class="facts">
      {team && !isPlaced && <Fact name={words.common.team}>{team}</Fact>}
      {roles.length > 0 && (
        <Fact name={words.common.roles}>
          <ul class="inline">
            {roles.map(({ role, team }) => (
              <li key={`${role.id} ${team.href}`}>
                {words.common.roleOf(<RoleLink role={role} link={link} />, <a href={link(team.href)}>{team.title}</a>)}
                <PastMark past={team.past} />
              </li>
            ))}
          </ul>
        </Fact>
      )}
      {areas(words.people.holds, aors)}
      {areas(words.people.backupFor, backupOf)}
    </dl>
  )
}

/** A person, with all that he or she holds, wherever it is written. */
export const personPage: PageKind<PersonView> = {
  facts: ({ team }, link) =>
    team && (
      <dl class="facts">
        <Fact name={words.common.team}>
          <a href={link(team.href)}>{team.title}</a>
        </Fact>
      </dl>
    ),
  after: ({ roles, aors, backupOf }, link) => [
    ...section('roles', words.common.roles, roles.length > 0 && heldRoles(roles, link)),
    ...section('aors', words.common.aors, aors.length > 0 && <AorList aors={aors} link={link} />),
    ...section('backup-of', words.people.backupFor, backupOf.length > 0 && <AorList aors={backupOf} link={link} />),
  ],
}

const heldRoles = (roles: PersonView['roles'], link: LinkTo) => (
  <ul class="standards">
    {roles.map(({ role, team }) => (
      <li key={team.href}>
        {words.common.roleOf(<RoleLink role={role} link={link} />, <a href={link(team.href)}>{team.title}</a>)}
      </li>
    ))}
  </ul>
)
