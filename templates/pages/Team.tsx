import type { TeamView } from '../../src/views/people.ts'
import { type PageKind, section } from '../parts/Article.tsx'
import { DeviationText } from '../parts/Cells.tsx'
import { MovedRows } from '../parts/Diff.tsx'
import { Day, Fact } from '../parts/Elements.tsx'
import { AorList, type LinkTo, PersonLinks, RefLinks, RoleLink } from '../parts/Links.tsx'
import { departureId, MatrixTable } from '../parts/Matrix.tsx'
import { words } from '../words/words.ts'

/** A team: who holds which role, where it departs from the default and why, then all that its roles hold. */
export const teamPage: PageKind<TeamView> = {
  facts: (view, link) => (
    <>
      <Holders team={view} link={link} />
      {view.who && (
        <p class="more">
          <a href={link(view.who.href)}>{view.who.title}</a>
        </p>
      )}
      <TeamFacts view={view} link={link} />
    </>
  ),
  after: ({ agreement, moved = [], adapts, matrix, aors }, link) => [
    ...section('agreement', words.team.agreement, agreement.length > 0 && deviations(agreement, link)),
    ...section(
      'moved',
      words.team.moved,
      adapts && moved.length > 0 && <MovedRows adapts={adapts.version} moved={moved} link={link} />,
    ),
    ...section('aors', words.common.aors, aors.length > 0 && <AorList aors={aors} link={link} />),
    ...section(
      'matrix',
      words.team.matrix,
      matrix.columns.length > 0 && matrix.groups.length > 0 && <MatrixTable matrix={matrix} link={link} />,
    ),
  ],
}

const deviations = (all: TeamView['agreement'], link: LinkTo) => (
  <ul class="duties">
    {all.map(({ responsibility: { id, title, href }, ...deviation }) => (
      <li key={id} id={departureId(id)}>
        <div class="duty-head">
          <h3>
            <a href={link(href)}>{title}</a>
          </h3>
        </div>
        <DeviationText deviation={deviation} link={link} />
      </li>
    ))}
  </ul>
)

/** How large a team is, where it belongs and which version of the default it agreed on. */
function TeamFacts({ view, link }: { readonly view: TeamView; readonly link: LinkTo }) {
  const { scope, partOf, teams, engineers, type, adapts } = view
  if (!scope && !partOf && !teams.length && engineers === undefined && !type && !adapts) return null
  return (
    <dl class="facts">
      {scope && <Fact name={words.common.scope}>{scope}</Fact>}
      {partOf && (
        <Fact name={words.common.partOf}>
          <a href={link(partOf.href)}>{partOf.title}</a>
        </Fact>
      )}
      {teams.length > 0 && (
        <Fact name={words.common.teams}>
          <RefLinks refs={teams} link={link} />
        </Fact>
      )}
      {engineers !== undefined && <Fact name={words.team.engineers}>{engineers}</Fact>}
      {type && <Fact name={words.team.type}>{type}</Fact>}
      {adapts && (
        <Fact name={words.team.adapts}>
          {adapts.href === undefined ? adapts.version : <a href={link(adapts.href)}>{adapts.version}</a>}
        </Fact>
      )}
    </dl>
  )
}

interface HoldersProps {
  readonly team: Pick<TeamView, 'seats' | 'vacant' | 'tlm'>
  readonly link: LinkTo
}

/** Who holds which role in a team, and which nobody does. */
export function Holders({ team: { seats, vacant, tlm }, link }: HoldersProps) {
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

interface VacancyProps {
  readonly vacancy: TeamView['vacant'][number]
  readonly tlm: TeamView['tlm']
}

/** A role that nobody in the team holds on its own: who has its work, since when and why. */
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
