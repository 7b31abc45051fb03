import type { ResponsibilityView, RoleRef } from '../src/types.ts'
import { AorList } from './AorList.tsx'
import { Decides } from './Decides.tsx'
import { DeviationText } from './DeviationText.tsx'
import { Examples } from './Examples.tsx'
import type { Link, SectionsOf } from './props.ts'
import { RoleLink } from './RoleLink.tsx'
import { section } from './section.ts'

/** What follows from a responsibility's facts: examples, who helps, whom to ask, what is promised and who decides. */
export const responsibilitySections: SectionsOf<ResponsibilityView> = (view, link) => {
  const { examples, goTo, supports, standards, decides, scopes } = view
  const decided = [decides.alone, decides.delegated, decides.team].some(({ length }) => length > 0)
  return [
    ...section('examples', 'What it looks like', examples.length > 0 && <Examples examples={examples} />),
    ...section(
      'go-to',
      'Who to go to',
      goTo.length > 0 &&
        perRole(
          goTo.map(({ role, when }) => [role, when]),
          link,
        ),
    ),
    ...section(
      'supports',
      'Who supports',
      supports.length > 0 &&
        perRole(
          supports.map(({ role, how }) => [role, how]),
          link,
        ),
    ),
    ...section('standards', 'Standards', standards.length > 0 && sentences(standards)),
    ...section('decides', 'Who decides', decided && <Decides bins={bins(decides)} link={link} />),
    ...section('scopes', 'At each scope', scopes.length > 0 && perScope(scopes)),
    ...section(
      'aors',
      'Areas of responsibility that carry it',
      view.aors.length > 0 && <AorList aors={view.aors} link={link} />,
    ),
    ...section('teams', 'Teams that deviate', view.teams.length > 0 && deviating(view.teams, link)),
  ]
}

const bins = ({ alone, delegated, team }: ResponsibilityView['decides']) =>
  [
    ['The owner decides', alone.map((text) => ({ text }))],
    ['Delegated to an expert', delegated.map((text) => ({ text }))],
    ['The team decides', team.map((text) => ({ text }))],
  ] as const

const perRole = (entries: readonly (readonly [RoleRef, string])[], link: Link) => (
  <dl class="per-role">
    {entries.map(([role, text]) => (
      <div key={role.id}>
        <dt>
          <RoleLink role={role} link={link} />
        </dt>
        <dd>{text}</dd>
      </div>
    ))}
  </dl>
)

const perScope = (all: ResponsibilityView['scopes']) => (
  <dl class="per-role">
    {all.map(({ title, text }) => (
      <div key={title}>
        <dt>{title}</dt>
        <dd>{text}</dd>
      </div>
    ))}
  </dl>
)

const deviating = (all: ResponsibilityView['teams'], link: Link) => (
  <ul class="duties">
    {all.map(({ team, ...deviation }) => (
      <li key={team.href}>
        <div class="duty-head">
          <h3>
            <a href={link(team.href)}>{team.title}</a>
          </h3>
        </div>
        <DeviationText deviation={deviation} link={link} />
      </li>
    ))}
  </ul>
)

const sentences = (all: readonly string[]) => (
  <ul class="standards">
    {all.map((text) => (
      <li key={text}>{text}</li>
    ))}
  </ul>
)
