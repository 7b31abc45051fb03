import type { DutyGroup, RoleView } from '../src/types.ts'
import { AorList } from './AorList.tsx'
import { Decides } from './Decides.tsx'
import { DutyList } from './DutyList.tsx'
import { Examples } from './Examples.tsx'
import { NotOwned } from './NotOwned.tsx'
import { PairList } from './PairList.tsx'
import type { Link, SectionsOf } from './props.ts'
import { RefList } from './RefList.tsx'
import { RoleCourseTable } from './RoleCourseTable.tsx'
import { RoleSteps } from './RoleSteps.tsx'
import { early, section } from './section.ts'

/**
 * Everything derived for a role. First what readers come for: what it answers for, what it helps with and who has the
 * rest; after the author's text, how it decides and works, and whom it may be compared with.
 */
export const roleSections: SectionsOf<RoleView> = (view, link) => [
  ...early([
    ...section('accountable', 'Accountable for', view.accountable.length > 0 && groups(view.accountable, link)),
    ...section('shares', 'Shares', view.shares.length > 0 && <DutyList duties={view.shares} link={link} examples />),
    ...section('supports', 'Supports', view.supports.length > 0 && <DutyList duties={view.supports} link={link} />),
    ...section('handed', 'Handed on', view.handed.length > 0 && <DutyList duties={view.handed} link={link} />),
    ...section(
      'not-owned',
      'Does not own',
      (view.notResponsible.length > 0 || view.notOwned.length > 0) && <NotOwned view={view} link={link} />,
    ),
  ]),
  ...section('examples', 'What it looks like', view.examples.length > 0 && <Examples examples={view.examples} />),
  ...section('decides', 'Decides', isAny(view.decides) && <Decides bins={bins(view.decides)} link={link} />),
  ...section(
    'everyone',
    'Expected of everyone',
    view.everyone.length > 0 && <DutyList duties={view.everyone} link={link} examples />,
  ),
  ...section(
    'aors',
    'Areas of responsibility delegated from it',
    view.aors.length > 0 && <AorList aors={view.aors} link={link} />,
  ),
  ...section('practices', 'Practices', view.practices.length > 0 && <RefList refs={view.practices} link={link} />),
  ...section('paths', 'Career paths', view.paths.length > 0 && <RefList refs={view.paths} link={link} />),
  ...section(
    'assessments',
    'Assessments',
    view.assessments.length > 0 && <RefList refs={view.assessments} link={link} />,
  ),
  ...section(
    'steps',
    'What changed in this role',
    view.steps && view.steps.length > 0 && (
      <>
        {view.course && <RoleCourseTable course={view.course} link={link} />}
        <RoleSteps steps={view.steps} link={link} />
      </>
    ),
  ),
  ...section('compare', 'Compare', view.compare.length > 0 && comparisons(view, link)),
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

const comparisons = ({ role, compare }: RoleView, link: Link) => (
  <>
    <p class="pairs-lead">{role.title} and</p>
    <PairList pairs={compare} link={link} />
  </>
)
