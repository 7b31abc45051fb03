import { personAnchor } from '../../src/model/generated.ts'
import type { PeopleView, PersonView, TeamView } from '../../src/views/people.ts'
import type { ReportingView } from '../../src/views/reporting.ts'
import type { PageKind } from '../parts/Article.tsx'
import { DeviationText } from '../parts/Cells.tsx'
import { listWays, Reach } from '../parts/Contacts.tsx'
import { MovedRows } from '../parts/Diff.tsx'
import {
  Day,
  Facts,
  Holder,
  listAors,
  listEntries,
  listInline,
  listRefsInline,
  listRoles,
  listSentences,
  MoreLink,
} from '../parts/Elements.tsx'
import { GraphFigure } from '../parts/Graph.tsx'
import { type Linked, type LinkTo, PastMark, PersonLink, PersonLinks, RoleLink } from '../parts/Links.tsx'
import { departureId, MatrixTable } from '../parts/Matrix.tsx'
import { words } from '../words/words.ts'

/** A team: who holds which role, where it departs from the default and why, then all that its roles hold. */
export const teamPage: PageKind<TeamView> = {
  facts: (view, link) => (
    <>
      <Holders team={view} link={link} />
      {view.who && <MoreLink {...view.who} link={link} />}
      {teamFacts(view, link)}
    </>
  ),
  after: ({ agreement, moved = [], adapts, matrix, aors }, link) => [
    ['agreement', words.team.agreement, deviations(agreement, link)],
    [
      'moved',
      words.team.moved,
      adapts && moved.length > 0 && <MovedRows adapts={adapts.version} moved={moved} link={link} />,
    ],
    ['aors', words.common.aors, listAors(aors, link)],
    [
      'matrix',
      words.team.matrix,
      matrix.columns.length > 0 && matrix.groups.length > 0 && <MatrixTable matrix={matrix} link={link} />,
    ],
  ],
}

const deviations = (all: TeamView['agreement'], link: LinkTo) =>
  listEntries(
    all.map(({ responsibility: { id, title, href }, ...deviation }) => ({
      id: departureId(id),
      name: <a href={link(href)}>{title}</a>,
      children: <DeviationText deviation={deviation} link={link} />,
    })),
  )

/** How large a team is, where it belongs and which version of the default it agreed on. */
const teamFacts = (view: TeamView, link: LinkTo) => {
  const { scope, partOf, teams, engineers, type, adapts } = view
  return (
    <Facts
      rows={[
        [words.contact.ask, listWays(view.contact)],
        [words.contact.notify, listWays(view.notify)],
        [words.common.scope, scope],
        [words.common.partOf, partOf && <a href={link(partOf.href)}>{partOf.title}</a>],
        [words.common.teams, listRefsInline(teams, link)],
        [words.team.engineers, engineers],
        [words.team.type, type],
        [
          words.team.adapts,
          adapts && (adapts.href === undefined ? adapts.version : <a href={link(adapts.href)}>{adapts.version}</a>),
        ],
      ]}
    />
  )
}

/** Who holds which role in a team, and which nobody does. */
export function Holders({
  team: { seats, vacant, tlm },
  link,
}: Linked<{ readonly team: Pick<TeamView, 'seats' | 'vacant' | 'tlm'> }>) {
  if (seats.length === 0 && vacant.length === 0) return null
  return (
    <div class="holders">
      {seats.map(({ role, people }) => (
        <Holder key={role.id} name={<PersonLinks people={people} link={link} />} reach={<Reach people={people} />}>
          <RoleLink role={role} link={link} />
        </Holder>
      ))}
      {vacant.map((vacancy) => (
        <Vacancy key={vacancy.role.id} vacancy={vacancy} tlm={tlm} />
      ))}
    </div>
  )
}

interface VacancyProps extends Pick<TeamView, 'tlm'> {
  readonly vacancy: TeamView['vacant'][number]
}

function Vacancy({ vacancy: { role, by }, tlm }: VacancyProps) {
  if (!by)
    return (
      <p class="holder gap">
        <strong>{words.common.nobodyIs(role.title)}</strong>
      </p>
    )
  return (
    <p class="holder">
      <span>
        {words.team.noSeparate(role.title, by.role.short, by.as.short)}
        {tlm?.since && words.team.since(<Day date={tlm.since} />)}
        {tlm?.because && words.team.because(words.team.reasons[tlm.because])}.
      </span>
    </p>
  )
}

/** Everybody, with or without a page, each with all that he or she holds. */
export const peoplePage: PageKind<PeopleView> = {
  after: ({ people }, link) => [
    [
      'people',
      words.common.whoHoldsWhat,
      listEntries(
        people.map((person) => ({
          id: personAnchor(person.id),
          name: (
            <>
              <PersonLink person={person} link={link} />
              <PastMark past={person.past} />
            </>
          ),
          children: (
            <>
              {person.summary && <p>{person.summary}</p>}
              {held(person, link)}
            </>
          ),
        })),
      ),
    ],
  ],
}

function held({ roles, aors, backupOf, team, contact = [] }: PeopleView['people'][number], link: LinkTo) {
  if (roles.length + aors.length + backupOf.length + contact.length === 0 && !team)
    return <p>{words.people.holdsNothing}</p>
  const isPlaced = roles.some((one) => one.team.title === team)
  return (
    <Facts
      rows={[
        [words.common.team, !isPlaced && team],
        [words.common.roles, listInline(roles.map((one) => [heldRole(one, link), <PastMark past={one.team.past} />]))],
        [words.people.holds, listRefsInline(aors, link)],
        [words.people.backupFor, listRefsInline(backupOf, link)],
        [words.contact.reach, listWays(contact)],
      ]}
    />
  )
}

/** A person, with all that he or she holds, wherever it is written. */
export const personPage: PageKind<PersonView> = {
  facts: ({ team, contact }, link) => (
    <Facts
      rows={[
        [words.contact.reach, listWays(contact)],
        [words.common.team, team && <a href={link(team.href)}>{team.title}</a>],
      ]}
    />
  ),
  after: ({ roles, aors, backupOf }, link) => [
    ['roles', words.common.roles, listSentences(roles.map((one) => heldRole(one, link)))],
    ['aors', words.common.aors, listAors(aors, link)],
    ['backup-of', words.people.backupFor, listAors(backupOf, link)],
  ],
}

const heldRole = ({ role, team }: PersonView['roles'][number], link: LinkTo) =>
  words.common.roleOf(<RoleLink role={role} link={link} />, <a href={link(team.href)}>{team.title}</a>)

/** Who reports to whom, and which team is part of which. */
export const reportingPage: PageKind<ReportingView> = {
  facts: ({ graph, others }, link) => (
    <>
      <GraphFigure graph={graph} link={link} />
      {others.length > 0 && <div class="graph-others">{words.reporting.others(listRoles(others, link))}</div>}
    </>
  ),
  after: ({ teams }, link) => [['teams', words.common.teams, teams && <GraphFigure graph={teams} link={link} />]],
}
