import type { SituationView } from '../../src/views/home.ts'
import type { Ref } from '../../src/views/refs.ts'
import type { RoleCourse, RoleStep } from '../../src/views/releases.ts'
import type { Duty, DutyGroup, RoleView } from '../../src/views/role.ts'
import { Article, type PageKind, section } from '../parts/Article.tsx'
import { DutyNote } from '../parts/Cells.tsx'
import { RoleChange } from '../parts/Diff.tsx'
import { Chip, Day, Decides, Examples, Fact, Nothing, Scroll } from '../parts/Elements.tsx'
import {
  AorList,
  type LinkTo,
  PairList,
  RefList,
  RoleLink,
  RoleLinks,
  RoleMark,
  SubjectLinks,
} from '../parts/Links.tsx'
import { TimeSplit } from '../parts/Time.tsx'
import { words } from '../words/words.ts'

/**
 * A role: how much it carries and where its time goes; what it answers for, what it helps with and who has the rest;
 * after its author's words, how it decides and works, and whom it may be compared with.
 */
export const rolePage: PageKind<RoleView> = {
  Page: ({ view, ...page }) => (
    <Article
      page={page}
      title={view.role.title}
      summary={view.summary}
      status={view.status}
      mark={<RoleMark role={view.role} />}
    >
      <RoleFacts view={view} link={page.link} />
      <Glance view={view} />
    </Article>
  ),
  before: (view, link) => [
    ...section('accountable', words.role.accountableFor, view.accountable.length > 0 && groups(view.accountable, link)),
    ...section(
      'shares',
      words.common.shares,
      view.shares.length > 0 && <DutyList duties={view.shares} link={link} examples />,
    ),
    ...section(
      'supports',
      words.levels.supports,
      view.supports.length > 0 && <DutyList duties={view.supports} link={link} />,
    ),
    ...section('handed', words.levels.handed, view.handed.length > 0 && <DutyList duties={view.handed} link={link} />),
    ...section(
      'not-owned',
      words.role.notOwned,
      (view.notResponsible.length > 0 || view.notOwned.length > 0) && <NotOwned view={view} link={link} />,
    ),
  ],
  after: (view, link) => [
    ...section('examples', words.common.examples, view.examples.length > 0 && <Examples examples={view.examples} />),
    ...section('decides', words.role.decides, isAny(view.decides) && <Decides bins={bins(view.decides)} link={link} />),
    ...section(
      'everyone',
      words.role.everyone,
      view.everyone.length > 0 && <DutyList duties={view.everyone} link={link} examples />,
    ),
    ...section('aors', words.role.aors, view.aors.length > 0 && <AorList aors={view.aors} link={link} />),
    ...section(
      'practices',
      words.common.practices,
      view.practices.length > 0 && <RefList refs={view.practices} link={link} />,
    ),
    ...section('paths', words.common.career, view.paths.length > 0 && <RefList refs={view.paths} link={link} />),
    ...section(
      'assessments',
      words.role.assessments,
      view.assessments.length > 0 && <RefList refs={view.assessments} link={link} />,
    ),
    ...section(
      'steps',
      words.role.changes,
      view.steps && view.steps.length > 0 && (
        <>
          {view.course && <RoleCourseTable course={view.course} link={link} />}
          <RoleSteps steps={view.steps} link={link} />
        </>
      ),
    ),
    ...section('compare', words.role.compare, view.compare.length > 0 && comparisons(view, link)),
  ],
}

const bins = ({ alone, delegated, team }: RoleView['decides']) =>
  [
    [words.role.alone, alone],
    [words.role.delegates, delegated],
    [words.role.withTeam, team],
  ] as const

const isAny = ({ alone, delegated, team }: RoleView['decides']) => alone.length + delegated.length + team.length > 0

const groups = (all: readonly DutyGroup[], link: LinkTo) =>
  all.map(({ focus, duties }) => (
    <div key={focus?.id} class="duty-group">
      <h3>{focus ? <a href={link(focus.href)}>{focus.title}</a> : words.common.withoutFocus}</h3>
      <DutyList duties={duties} link={link} grouped examples />
    </div>
  ))

const comparisons = ({ role, compare }: RoleView, link: LinkTo) => (
  <>
    <p class="pairs-lead">{words.common.roleAnd(role.title)}</p>
    <PairList pairs={compare} link={link} />
  </>
)

/** How a role relates to other roles. */
function RoleFacts({ view, link }: { readonly view: RoleView; readonly link: LinkTo }) {
  const { track, owner, reportsTo, reports, combines, combinedInto, when } = view
  if (!track && !owner && !reportsTo && !reports.length && !combines.length && !combinedInto.length) return null
  const lines = view.reporting && (
    <>
      {' · '}
      <a href={link(view.reporting.href)}>{view.reporting.title}</a>
    </>
  )
  return (
    <dl class="facts">
      {combines.length > 0 && (
        <Fact name={words.role.combines}>
          <RoleLinks roles={combines} link={link} />
        </Fact>
      )}
      {when && <Fact name={words.role.when}>{when}</Fact>}
      {track && <Fact name={words.role.track}>{words.role.tracks[track]}</Fact>}
      {reportsTo && (
        <Fact name={words.common.reportsTo}>
          <RoleLink role={reportsTo} link={link} />
          {lines}
        </Fact>
      )}
      {reports.length > 0 && (
        <Fact name={words.role.reports}>
          <RoleLinks roles={reports} link={link} />
          {!reportsTo && lines}
        </Fact>
      )}
      {combinedInto.length > 0 && (
        <Fact name={words.common.partOf}>
          <RoleLinks roles={combinedInto} link={link} />
        </Fact>
      )}
      {owner && (
        <Fact name={words.role.expectationsSetBy}>
          <RoleLink role={owner} link={link} />
        </Fact>
      )}
    </dl>
  )
}

/** The releases that changed a role, the newest first. */
function RoleSteps({ steps, link }: { readonly steps: readonly RoleStep[]; readonly link: LinkTo }) {
  return (
    <ol class="steps">
      {steps.map(({ release, state, date, change }) => (
        <li key={release.href}>
          <h3>
            <a href={link(release.href)}>{state === 'next' ? words.common.notReleased : release.title}</a>{' '}
            {date && (
              <small>
                <Day date={date} />
              </small>
            )}
          </h3>
          <RoleChange change={change} link={link} />
        </li>
      ))}
    </ol>
  )
}

interface RoleCourseTableProps {
  readonly course: RoleCourse
  readonly link: LinkTo
}

/** What a role had to do with what, release beside release. */
function RoleCourseTable({ course: { releases, rows }, link }: RoleCourseTableProps) {
  return (
    <div class="matrix course">
      <Scroll class="scroll" label={words.role.course}>
        <table class="matrix-table">
          <thead>
            <tr>
              <th scope="col">{words.common.responsibility}</th>
              {releases.map(({ release, state, date }) => (
                <th key={release.href} scope="col">
                  <a href={link(release.href)}>
                    <span class="short">{state === 'next' ? words.role.next : release.title}</span>{' '}
                    <span class="full">
                      {date && state === 'released' ? <Day date={date} /> : words.role.notReleased}
                    </span>
                  </a>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ responsibility, levels }) => (
              <tr key={responsibility.id}>
                <th scope="row">
                  <SubjectLinks subjects={[responsibility]} link={link} />
                </th>
                {levels.map((level, at) => (
                  <td key={releases[at]!.release.href}>
                    {level === 'none' ? (
                      <Nothing name={words.levels.none} />
                    ) : (
                      <Chip kind={level}>{words.levels[level]}</Chip>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </div>
  )
}

interface SituationListProps {
  readonly situations: readonly SituationView[]
  /** The list of all. */
  readonly who: Ref
  readonly link: LinkTo
}

/** Examples of situations, each with the role to go to. */
export function SituationList({ situations, who, link }: SituationListProps) {
  return (
    <>
      <ul class="situations">
        {situations.map(({ when, role, responsibility }) => (
          <li key={`${responsibility.href} ${role.id} ${when}`}>
            <p class="when">{when}</p>
            <p class="to">
              <RoleLink role={role} link={link} />{' '}
              <span class="about">
                {words.role.about(<a href={link(responsibility.href)}>{responsibility.title}</a>)}
              </span>
            </p>
          </li>
        ))}
      </ul>
      <p class="more">{words.role.moreUnder(<a href={link(who.href)}>{who.title}</a>)}</p>
    </>
  )
}

/** The numbers to remember of a role: what it answers for, and where its time goes. */
function Glance({ view }: { readonly view: RoleView }) {
  return (
    <div class="glance">
      <LoadFacts view={view} />
      {view.time && <TimeSplit time={view.time} buckets={view.buckets} />}
    </div>
  )
}

/** How many responsibilities a role answers for, shares and supports, each with the way to its list on the page. */
function LoadFacts({ view: { load, supports } }: { readonly view: Pick<RoleView, 'load' | 'supports'> }) {
  const counts = [
    [words.role.accountableFor, load.accountable, 'rb-accountable'],
    [words.common.shares, load.shared, 'rb-shares'],
    [words.levels.supports, supports.length, 'rb-supports'],
  ] as const
  const shown = counts.filter(([, count]) => count > 0)
  if (shown.length === 0)
    return (
      <div class="load">
        <p class="glance-name">{words.role.accountableFor}</p>
        <p class="figure none">{words.common.nothing}</p>
        <p class="unit">{words.role.ownsNothing}</p>
      </div>
    )
  return (
    <ul class="loads">
      {shown.map(([name, count, id]) => (
        <li key={id} class="load">
          <a href={`#${id}`}>
            <span class="glance-name">{name}</span> <span class="figure">{count}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}

interface DutyListProps {
  readonly duties: readonly Duty[]
  readonly link: LinkTo
  /** Below a group's heading, duties stand one level deeper. */
  readonly grouped?: boolean
  /** What each looks like can be unfolded. */
  readonly examples?: boolean
}

/** Duties of a role, each with its summary and, where it helps, what it looks like. */
function DutyList({ duties, link, grouped = false, examples = false }: DutyListProps) {
  const Heading = grouped ? 'h4' : 'h3'
  return (
    <ul class="duties">
      {duties.map(({ responsibility: { id, title, href, summary }, cell, examples: shown }) => (
        <li key={id}>
          <div class="duty-head">
            <Heading>
              <a href={link(href)}>{title}</a>
            </Heading>
            <div>
              <DutyNote cell={cell} link={link} />
            </div>
          </div>
          {cell.kind === 'supports' &&
            cell.how.map((text) => (
              <p key={text} class="duty-how">
                {text}
              </p>
            ))}
          {summary && <p>{summary}</p>}
          {examples && shown.length > 0 && (
            <details class="more-examples">
              <summary>
                {words.role.exampleCount(shown.length)}
                <span class="vh">{words.role.examplesOf(title)}</span>
              </summary>
              <Examples examples={shown} />
            </details>
          )}
        </li>
      ))}
    </ul>
  )
}

/** What others may expect of a role in vain: its author's sentences, then rows that belong to another role. */
function NotOwned({ view, link }: { readonly view: RoleView; readonly link: LinkTo }) {
  return (
    <ul class="not-owned">
      {view.notResponsible.map((text) => (
        <li key={text}>{text}</li>
      ))}
      {view.notOwned.map(({ responsibility, owner }) => (
        <li key={responsibility.href}>
          <a href={link(responsibility.href)}>{responsibility.title}</a>
          <span class="owner">{words.role.belongsTo(<a href={link(owner.href)}>{owner.title}</a>)}</span>
        </li>
      ))}
    </ul>
  )
}
