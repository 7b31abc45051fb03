import type { SituationView } from '../../src/views/home.ts'
import type { Ref } from '../../src/views/refs.ts'
import type { RoleCourse, RoleStep } from '../../src/views/releases.ts'
import type { Duty, DutyGroup, RoleView } from '../../src/views/role.ts'
import { Article, type PageKind } from '../parts/Article.tsx'
import { DutyNote } from '../parts/Cells.tsx'
import { listWays } from '../parts/Contacts.tsx'
import { ReleaseName, RoleChange } from '../parts/Diff.tsx'
import {
  Chip,
  Day,
  Decides,
  Facts,
  listAors,
  listEntries,
  listExamples,
  listPairs,
  listRefs,
  listRoles,
  Nothing,
  PlainTable,
} from '../parts/Elements.tsx'
import { listHolders } from '../parts/Holders.tsx'
import { hueClass, type Linked, type LinkTo, RoleLink, RoleMark, SubjectLinks } from '../parts/Links.tsx'
import { TimeSplit } from '../parts/Time.tsx'
import { words } from '../words/words.ts'

/**
 * A role as a sheet for the job: what to do with it, how much it carries and where its time goes; who holds it, what it
 * answers for and helps with, who has the rest, and what changed. After its author's words the rest to read is folded.
 */
export const rolePage: PageKind<RoleView> = {
  sheet: true,
  Page: ({ view, ...page }) => (
    <Article
      // The actions and what is folded leave nothing to list.
      page={{ ...page, contents: [] }}
      sheet
      title={view.role.title}
      summary={view.summary}
      status={view.status}
      mark={<RoleMark role={view.role} />}
    >
      <Actions view={view} link={page.link} />
      <RoleFacts view={view} link={page.link} />
      <Glance view={view} />
    </Article>
  ),
  before: (view, link) => [
    ['holders', words.holders.title, listHolders(view.holders, link, view.role)],
    ['accountable', words.role.accountableFor, view.accountable.length > 0 && groups(view.accountable, link)],
    ['shares', words.common.shares, listDuties(view.shares, link, { examples: true })],
    ['supports', words.levels.supports, listDuties(view.supports, link)],
    ['handed', words.levels.handed, listDuties(view.handed, link)],
    [
      'not-owned',
      words.role.notOwned,
      (view.notResponsible.length > 0 || view.notOwned.length > 0) && <NotOwned view={view} link={link} />,
    ],
    ['steps', words.role.changes, changes(view, link)],
  ],
  after: (view, link) => [
    ['examples', words.common.examples, listExamples(view.examples)],
    ['decides', words.role.decides, decides(view, link)],
    ['everyone', words.role.everyone, listDuties(view.everyone, link, { examples: true })],
    ['aors', words.role.aors, listAors(view.aors, link)],
    ['practices', words.common.practices, listRefs(view.practices, link)],
    ['paths', words.common.career, listRefs(view.paths, link)],
    ['assessments', words.role.assessments, listRefs(view.assessments, link)],
  ],
}

function decides({ decides: { alone, delegated, team } }: RoleView, link: LinkTo) {
  if (alone.length + delegated.length + team.length === 0) return undefined
  const bins = [
    [words.role.alone, alone],
    [words.role.delegates, delegated],
    [words.role.withTeam, team],
  ] as const
  return <Decides bins={bins} link={link} />
}

const changes = ({ steps = [], course }: RoleView, link: LinkTo) =>
  steps.length > 0 && (
    <>
      {course && <RoleCourseTable course={course} link={link} />}
      <RoleSteps steps={steps} link={link} />
    </>
  )

const groups = (all: readonly DutyGroup[], link: LinkTo) =>
  all.map(({ focus, duties }) => (
    <div key={focus?.id} class={['duty-group', hueClass(focus)].filter(Boolean).join(' ')}>
      <h3>
        {focus && <span class="hue" aria-hidden="true" />}
        {focus ? <a href={link(focus.href)}>{focus.title}</a> : words.common.withoutFocus}
      </h3>
      {listDuties(duties, link, { heading: 'h4', examples: true })}
    </div>
  ))

/** What somebody with this role, or next to it, comes to do. */
function Actions({ view: { compare, card, steps = [] }, link }: Linked<{ readonly view: RoleView }>) {
  const ways = [
    { href: card && link(card), name: words.role.printCard },
    { href: steps.length > 0 ? '#rb-steps' : undefined, name: words.role.whatChanged },
  ].flatMap(({ href, name }) => (href === undefined ? [] : [<a href={href}>{name}</a>]))
  if (ways.length + compare.length === 0) return null
  return (
    <div class="actions">
      {compare.length > 0 && (
        <details>
          <summary>{words.role.compareWith}</summary>
          {listPairs(compare, link)}
        </details>
      )}
      {ways}
    </div>
  )
}

/** How a role relates to other roles. */
function RoleFacts({ view, link }: Linked<{ readonly view: RoleView }>) {
  const { track, owner, reportsTo, reports, reporting, combines, combinedInto, when, contact } = view
  // When a role is used is worth saying only beside other facts about it.
  const isPlaced = track || owner || reportsTo || reports.length + combines.length + combinedInto.length > 0
  const lines = reporting && [' · ', <a href={link(reporting.href)}>{reporting.title}</a>]
  return (
    <Facts
      rows={[
        [words.contact.reach, listWays(contact)],
        [words.role.combines, listRoles(combines, link)],
        [words.role.when, isPlaced && when],
        [words.role.track, track && words.role.tracks[track]],
        [words.common.reportsTo, reportsTo && [<RoleLink role={reportsTo} link={link} />, lines]],
        [words.role.reports, reports.length > 0 && [listRoles(reports, link), !reportsTo && lines]],
        [words.common.partOf, listRoles(combinedInto, link)],
        [words.role.expectationsSetBy, owner && <RoleLink role={owner} link={link} />],
      ]}
    />
  )
}

/** The releases that changed a role, the newest first. */
function RoleSteps({ steps, link }: Linked<{ readonly steps: readonly RoleStep[] }>) {
  return (
    <ol class="steps">
      {steps.map(({ release, state, date, change }) => (
        <li key={release.href}>
          <h3>
            <ReleaseName
              title={state === 'next' ? words.common.notReleased : release.title}
              href={release.href}
              date={date}
              link={link}
            />
          </h3>
          <RoleChange change={change} link={link} />
        </li>
      ))}
    </ol>
  )
}

/** What a role had to do with what, release beside release. */
const RoleCourseTable = ({ course: { releases, rows }, link }: Linked<{ readonly course: RoleCourse }>) => (
  <div class="matrix course">
    <PlainTable
      class="matrix-table"
      label={words.role.course}
      head={[
        words.common.responsibility,
        ...releases.map(({ release, state, date }) => (
          <a href={link(release.href)}>
            <span class="short">{state === 'next' ? words.role.next : release.title}</span>{' '}
            <span class="full">{date && state === 'released' ? <Day date={date} /> : words.role.notReleased}</span>
          </a>
        )),
      ]}
      rows={rows.map(({ responsibility, levels }) => [
        <SubjectLinks subjects={[responsibility]} link={link} />,
        ...levels.map((level) =>
          level === 'none' ? <Nothing name={words.levels.none} /> : <Chip kind={level}>{words.levels[level]}</Chip>,
        ),
      ])}
    />
  </div>
)

interface SituationListProps {
  readonly situations: readonly SituationView[]
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

function Glance({ view }: { readonly view: RoleView }) {
  return (
    <div class="glance">
      <LoadFacts view={view} />
      {view.time && <TimeSplit time={view.time} buckets={view.buckets} title={words.time.title} />}
    </div>
  )
}

/**
 * How many responsibilities a role answers for, shares and supports, each with the way to its list on the page. What is
 * expected of everyone sets no role apart, so it counts only where there is nothing else.
 */
function LoadFacts({ view: { load, supports, everyone } }: { readonly view: RoleView }) {
  const own = [
    [words.role.accountableFor, load.accountable, 'rb-accountable'],
    [words.common.shares, load.shared, 'rb-shares'],
    [words.levels.supports, supports.length, 'rb-supports'],
  ] as const
  const held = own.filter(([, count]) => count > 0)
  const alike = [[words.role.everyone, everyone.length, 'rb-everyone']] as const
  const shown = held.length > 0 ? held : alike.filter(([, count]) => count > 0)
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

interface DutyListOptions {
  /** Below a group's heading, duties stand one level deeper. */
  readonly heading?: 'h3' | 'h4'
  /** What each looks like can be unfolded. */
  readonly examples?: boolean
}

/** Duties of a role, each with its summary and, where it helps, what it looks like. */
const listDuties = (duties: readonly Duty[], link: LinkTo, { heading, examples = false }: DutyListOptions = {}) =>
  listEntries(
    duties.map(({ responsibility: { title, href, summary }, cell, examples: shown }) => ({
      name: <a href={link(href)}>{title}</a>,
      beside: <DutyNote cell={cell} link={link} />,
      children: (
        <>
          {cell.kind === 'supports' && cell.how.map((text) => <p key={text}>{text}</p>)}
          {/* Of what it helps with, how it helps says more. */}
          {summary && cell.kind !== 'supports' && <p>{summary}</p>}
          {examples && shown.length > 0 && (
            <details class="more-examples">
              <summary>
                {words.role.exampleCount(shown.length)}
                <span class="vh">{words.role.examplesOf(title)}</span>
              </summary>
              {listExamples(shown)}
            </details>
          )}
        </>
      ),
    })),
    heading,
  )

/** What others may expect of a role in vain: its author's sentences, then rows that belong to another role. */
function NotOwned({ view, link }: Linked<{ readonly view: RoleView }>) {
  return (
    <ul class="not-owned">
      {view.notResponsible.map((text) => (
        <li key={text}>{text}</li>
      ))}
      {view.notOwned.map(({ responsibility, owner }) => (
        <li key={responsibility.href}>
          <a href={link(responsibility.href)}>{responsibility.title}</a>{' '}
          <span class="owner">{words.role.belongsTo(<a href={link(owner.href)}>{owner.title}</a>)}</span>
        </li>
      ))}
    </ul>
  )
}
