import type { Tenure } from '../../src/views/chronicle.ts'
import type { Contact } from '../../src/views/contacts.ts'
import type { Held } from '../../src/views/coverage.ts'
import type { HeldBy } from '../../src/views/diff/types.ts'
import type { AorRef } from '../../src/views/refs.ts'
import type { TeamView } from '../../src/views/team.ts'
import type { BackedAor, WhoEntry } from '../../src/views/who.ts'
import { facetsText, list, reasonWords } from '../words/text.ts'
import { InlineRefs, PastMark, PersonLink, PersonLinks, RoleLink, SubjectLinks } from './Links.tsx'
import { Day, type LinkTo, Tag } from './Section.tsx'

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

/** One role's part of a responsibility: by name, through which role, which facet, and where when that is not here. */
export function HeldText({
  held: { people, role, facets, above },
  link,
}: {
  readonly held: Held
  readonly link: LinkTo
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

/** Who holds or held a responsibility, as part of a sentence. */
export function HeldByText({
  held: { kind, roles, tieBreak },
  link,
}: {
  readonly held: HeldBy
  readonly link: LinkTo
}) {
  if (kind === 'everyone') return <>everyone</>
  if (roles.length === 0) return <>nobody</>
  return (
    <>
      <SubjectLinks subjects={roles} link={link} />
      {kind === 'shared' && ' together'}
      {tieBreak && (
        <>
          {' ('}
          <SubjectLinks subjects={[tieBreak]} link={link} short /> settles doubt)
        </>
      )}
    </>
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
        <strong>Nobody is {role.title} here.</strong>
      </p>
    )
  return (
    <p class="holder">
      <span>
        No separate {role.title}: the {by.role.short} is {by.as.short} here
        {tlm?.since && (
          <>
            {' since '}
            <Day date={tlm.since} />
          </>
        )}
        {tlm?.because && `, because ${reasonWords[tlm.because]}`}.
      </span>
    </p>
  )
}

/** Who held a responsibility since when: `Tech Lead since 2.0.0, before that Program Lead (1.0.0)`. */
export function TenureText({ tenures, link }: { readonly tenures: readonly Tenure[]; readonly link: LinkTo }) {
  return (
    <>
      {tenures.map(({ held, since }, index) => (
        <>
          {index > 0 && ', before that '}
          <HeldByText held={held} link={link} />
          {index === 0 ? ' since ' : ' ('}
          <a href={link(since.href)}>{since.title === 'not released yet' ? 'the next release' : since.title}</a>
          {index > 0 && ')'}
        </>
      ))}
    </>
  )
}

/** Areas of responsibility, each with the person who holds it. */
export function AorList({ aors, link }: { readonly aors: readonly AorRef[]; readonly link: LinkTo }) {
  return (
    <ul class="duties">
      {aors.map(({ id, title, href, summary, holder, team, past }) => (
        <li key={id}>
          <div class="duty-head">
            <h3>
              <a href={link(href)}>{title}</a>
              <PastMark past={past} />
            </h3>
            <div>
              {holder ? (
                <>
                  held by <PersonLink person={holder} link={link} />
                </>
              ) : (
                <strong>held by nobody yet</strong>
              )}
              {team && (
                <>
                  {' in '}
                  <a href={link(team.href)}>{team.title}</a>
                </>
              )}
            </div>
          </div>
          {summary && <p>{summary}</p>}
        </li>
      ))}
    </ul>
  )
}

/** An area that carries a part, in a line: who holds it, who steps in, and where. */
export function BackedArea({ aor, link }: { readonly aor: BackedAor; readonly link: LinkTo }) {
  const { title, href, holder, backup, team } = aor
  return (
    <p class="area">
      <a href={link(href)}>{title}</a>
      {team && (
        <>
          {' in '}
          <a href={link(team.href)}>{team.title}</a>
        </>
      )}
      {': '}
      {holder ? <PersonLink person={holder} link={link} /> : <strong>held by nobody yet</strong>}
      {backup && (
        <>
          {', backup '}
          <PersonLink person={backup} link={link} />
        </>
      )}
    </p>
  )
}

interface HoldTextProps {
  readonly cell: NonNullable<Contact['cell']>
  /** The role that nobody there has on its own. */
  readonly insteadOf: Contact['insteadOf']
  readonly link: LinkTo
}

/** Why a role is the one to go to, below its name: quieter than in a matrix, where it is all there is to say. */
export function HoldText({ cell, insteadOf, link }: HoldTextProps) {
  const vacancy = insteadOf && `: no separate ${insteadOf.title} here`
  if (cell.kind === 'accountable')
    return (
      <p class="how">
        Accountable{cell.allFacets && ` for ${facetsText(cell.via)}`}
        {vacancy}
      </p>
    )
  return (
    <p class="how">
      Shares it{cell.facets.length > 0 && ': '}
      <InlineRefs refs={cell.facets} link={link} />
      {vacancy}
      {cell.settlesDoubt && (
        <>
          {' '}
          <Tag name="settles">settles doubt</Tag>
        </>
      )}
    </p>
  )
}

interface NeedTextProps {
  readonly entry: WhoEntry
  readonly link: LinkTo
  readonly as: 'h3' | 'p'
}

/** What one may need: its name, what it is about, and what it looks like. */
export function NeedText({ entry: { responsibility, aliases = [], examples = [] }, link, as: Name }: NeedTextProps) {
  const called = aliases.length > 0 && <p>Also called {list(aliases)}</p>
  return (
    <div class="need">
      <Name class="need-name">
        <a href={link(responsibility.href)}>{responsibility.title}</a>
      </Name>
      {examples.length === 0 && called}
      {responsibility.summary && <p>{responsibility.summary}</p>}
      {examples.length > 0 && (
        <details class="need-examples">
          <summary>Examples</summary>
          {called}
          <ul>
            {examples.map(({ text }) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
