import type { DutyGroup, RoleView } from '../src/types.ts'
import { AorList } from './AorList.tsx'
import { Decides } from './Decides.tsx'
import { DutyList } from './DutyList.tsx'
import { Examples } from './Examples.tsx'
import { NotOwned } from './NotOwned.tsx'
import type { Link, SectionsOf } from './props.ts'
import { RefList } from './RefList.tsx'
import { section } from './section.ts'

/** Everything derived for a role: what it holds and how, what it does not, and whom it may be compared with. */
export const roleSections: SectionsOf<RoleView> = (view, link) => [
  ...section('examples', 'What it looks like', view.examples.length > 0 && <Examples examples={view.examples} />),
  ...section('accountable', 'Accountable for', view.accountable.length > 0 && groups(view.accountable, link)),
  ...section('shares', 'Shares', view.shares.length > 0 && <DutyList duties={view.shares} link={link} examples />),
  ...section('decides', 'Decides', isAny(view.decides) && <Decides bins={bins(view.decides)} link={link} />),
  ...section('supports', 'Supports', view.supports.length > 0 && <DutyList duties={view.supports} link={link} />),
  ...section(
    'everyone',
    'Expected of everyone',
    view.everyone.length > 0 && <DutyList duties={view.everyone} link={link} examples />,
  ),
  ...section('handed', 'Handed on', view.handed.length > 0 && <DutyList duties={view.handed} link={link} />),
  ...section(
    'not-owned',
    'Does not own',
    (view.notResponsible.length > 0 || view.notOwned.length > 0) && <NotOwned view={view} link={link} />,
  ),
  ...section(
    'aors',
    'Areas of responsibility delegated from it',
    view.aors.length > 0 && <AorList aors={view.aors} link={link} />,
  ),
  ...section('practices', 'Practices', view.practices.length > 0 && <RefList refs={view.practices} link={link} />),
  ...section(
    'assessments',
    'Assessments',
    view.assessments.length > 0 && <RefList refs={view.assessments} link={link} />,
  ),
  ...section('compare', 'Compare', view.compare.length > 0 && comparisons(view.compare, link)),
]

const bins = ({ alone, delegated, team }: RoleView['decides']) =>
  [
    ['Alone', alone],
    ['Delegates', delegated],
    ['With the team', team],
  ] as const

const isAny = ({ alone, delegated, team }: RoleView['decides']) => alone.length + delegated.length + team.length > 0

const groups = (all: readonly DutyGroup[], link: Link) =>
  all.map(({ focus, duties }) => (
    <div key={focus?.id} class="duty-group">
      <h3>{focus ? <a href={link(focus.href)}>{focus.title}</a> : 'Without a focus'}</h3>
      <DutyList duties={duties} link={link} grouped examples />
    </div>
  ))

const comparisons = (all: RoleView['compare'], link: Link) => (
  <ul class="refs">
    {all.map(({ href, with: other }) => (
      <li key={href}>
        <a href={link(href)}>Compared with {other.title}</a>
      </li>
    ))}
  </ul>
)
