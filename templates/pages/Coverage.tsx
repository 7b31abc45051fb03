import type { ComponentChildren } from 'preact'
import type { CoverageCell, CoverageGroup, CoverageView, Held, Risk, Unheld } from '../../src/views/coverage.ts'
import type { FreshnessView } from '../../src/views/freshness.ts'
import type { Ref } from '../../src/views/refs.ts'
import { Article, type PageKind } from '../parts/Article.tsx'
import { shorts } from '../parts/Cells.tsx'
import { Chip, Day, Nothing, PlainTable, Scroll, Tag } from '../parts/Elements.tsx'
import { hueClass, InlineRefs, type Linked, type LinkTo, PersonLink, PersonLinks, RoleLink } from '../parts/Links.tsx'
import { GroupRow } from '../parts/Matrix.tsx'
import { words } from '../words/words.ts'

/** Coverage: what is missing, what hangs on one person, then everything. Wide tables leave no room for a list of parts. */
export const coveragePage: PageKind<CoverageView> = {
  Page: ({ view, ...page }) => (
    <Article page={{ ...page, contents: [] }} title={view.title} summary={view.description} />
  ),
  after: (view, link) => {
    const { gaps, risks, teams } = view
    // Where nothing is missing, that is said.
    const isWhole = gaps.unowned.length + gaps.unheld.length + gaps.silent.length === 0
    return [
      [
        'gaps',
        words.coverage.gaps,
        isWhole ? <p class="fine">{words.coverage.noGaps}</p> : <GapList gaps={gaps} link={link} />,
      ],
      [
        'risks',
        words.coverage.risks,
        risks.length === 0 ? <p class="fine">{words.coverage.noRisks}</p> : <RiskList risks={risks} link={link} />,
      ],
      ['table', words.coverage.table, teams.length > 0 && <CoverageTable view={view} link={link} />],
    ]
  },
}

/** Which pages are to be reviewed by when: those of each role, those that nobody owns, then where programs find the same. */
export const freshnessPage: PageKind<FreshnessView> = {
  after: ({ groups, data }, link) => [
    ...groups.map(
      (group, index) =>
        [
          `owner-${index + 1}`,
          group.role?.title ?? words.freshness.noOwner,
          <ReviewTable group={group} link={link} />,
        ] as const,
    ),
    ['data', words.freshness.data, <p>{words.freshness.sameAsData(<a href={link(data)}>{data}</a>)}</p>],
  ],
}

/** Pages by the day when they are due. */
function ReviewTable({ group: { role, pages }, link }: Linked<{ readonly group: FreshnessView['groups'][number] }>) {
  const name = words.freshness.table(role?.title ?? words.freshness.noOwner)
  return (
    <div class="matrix">
      {role && <p class="how">{words.common.keptByRole(<RoleLink role={role} link={link} />)}</p>}
      <PlainTable
        class="matrix-table reviews"
        label={name}
        caption={name}
        head={[words.freshness.page, words.freshness.due, words.common.reviewed]}
        rows={pages.map(({ title, href, due, reviewedOn, every }) => [
          <a href={link(href)}>{title}</a>,
          <Day date={due} />,
          <>
            <Day date={reviewedOn} /> <span class="note">{words.common.every(every)}</span>
          </>,
        ])}
      />
    </div>
  )
}

/** The responsibilities of one focus, each with those who hold it in each team. */
function CoverageRows({
  group: { focus, rows },
  teams,
  link,
  byGap,
}: Linked<{ readonly group: CoverageGroup; readonly teams: CoverageView['teams']; readonly byGap: boolean }>) {
  return (
    <tbody class={['rows', hueClass(focus)].filter(Boolean).join(' ')}>
      <GroupRow focus={focus} columns={teams.length} link={link} />
      {rows.map(({ responsibility, cells }) => (
        <tr key={responsibility.id} class={byGap && cells.some(isGap) ? 'departs' : undefined}>
          <th scope="row">
            <a href={link(responsibility.href)}>{responsibility.title}</a>
          </th>
          {cells.map((cell, index) => (
            <td key={index} class={isGap(cell) ? 'gap' : undefined} data-column={teams[index]?.title}>
              <CoverageText cell={cell} link={link} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  )
}

/** Whether somebody is missing. */
export const isGap = (cell: CoverageCell) =>
  cell.kind === 'unowned' || (cell.kind === 'held' && cell.missing.length > 0)

interface CoverageTableProps {
  readonly view: Pick<CoverageView, 'teams' | 'groups'>
  readonly link: LinkTo
  /** Unlike those of all other tables on the page. */
  readonly id?: string
  readonly caption?: string
  /** Above the table: what can be chosen. Rows with a gap are among it. */
  readonly toolbar?: ComponentChildren
  /** Below all rows. */
  readonly totals?: ComponentChildren
}

/** Every responsibility against every team that names roles. */
export function CoverageTable({
  view,
  link,
  id = 'coverage',
  caption = words.coverage.caption,
  toolbar,
  totals,
}: CoverageTableProps) {
  const { teams, groups } = view
  return (
    <div class="matrix stacked">
      {toolbar}
      {groups.some(({ rows }) => rows.some(({ cells }) => cells.some(isElsewhere))) && (
        <p class="how">{words.coverage.dash}</p>
      )}
      <Scroll class={teams.length > 4 ? 'scroll large' : 'scroll'} labelledBy={`rb-caption-${id}`}>
        <table class="matrix-table coverage">
          <caption id={`rb-caption-${id}`} class="vh">
            {caption}
          </caption>
          <thead>
            <tr>
              <th scope="col">{words.common.responsibility}</th>
              {teams.map(({ title, href, scope }) => (
                <th key={href} scope="col">
                  <a href={link(href)}>
                    <span class="team">{title}</span>
                    {scope && <span class="full"> {scope}</span>}
                  </a>
                </th>
              ))}
            </tr>
          </thead>
          {groups.map((group) => (
            <CoverageRows key={group.focus?.id} group={group} teams={teams} link={link} byGap={toolbar !== undefined} />
          ))}
          {totals}
        </table>
      </Scroll>
    </div>
  )
}

const isElsewhere = (cell: CoverageCell) =>
  cell.kind === 'held' && cell.held.length + cell.missing.length + cell.aors.length === 0

/** Who holds a responsibility in a team. A gap is a word in a broken frame, so that no colour is needed to find it. */
function CoverageText({ cell, link }: Linked<{ readonly cell: CoverageCell }>) {
  switch (cell.kind) {
    case 'everyone':
      return <Chip kind="everyone">{words.levels.everyone}</Chip>
    case 'unowned':
      return <span class="chip missing">{words.common.nobody}</span>
    case 'held': {
      const { held, missing, aors } = cell
      return (
        <>
          {missing.length > 0 && (
            <p>
              <span class="chip missing">{words.common.nobody}</span>{' '}
              <span class="note">{words.coverage.as(shorts(missing))}</span>
            </p>
          )}
          {held.map((one) => (
            <HeldText key={`${one.role.id} ${one.above?.href}`} held={one} link={link} />
          ))}
          {aors.map(({ id, title, href, holder }) => (
            <p key={id} class="held-area">
              <a href={link(href)}>{title}</a>
              {': '}
              {holder ? <PersonLink person={holder} link={link} /> : words.coverage.nobodyYet}
            </p>
          ))}
          {held.length + missing.length + aors.length === 0 && <Nothing name={words.coverage.notHere} />}
        </>
      )
    }
  }
}

/** What nobody holds, with what is left lying because of it. */
function GapList({ gaps: { unowned, silent, unheld }, link }: Linked<Pick<CoverageView, 'gaps'>>) {
  const counted = [
    { refs: unowned, name: words.coverage.unowned(unowned.length) },
    { refs: silent, name: words.coverage.silent(silent.length) },
  ]
  const gaps: readonly { readonly refs: readonly Ref[]; readonly name: ComponentChildren }[] = [
    ...counted.filter(({ refs }) => refs.length > 0),
    ...unheld.map((gap) => ({
      refs: gap.rows,
      name: [<a href={link(gap.team.href)}>{gap.team.title}</a>, ': ', reason(gap)],
    })),
  ]
  return (
    <ul class="gaps">
      {gaps.map(({ refs, name }, index) => (
        <li key={index}>
          <h3>{name}</h3>
          <p>{refs.length > 0 ? <InlineRefs refs={refs} link={link} /> : words.coverage.nothingDepends}</p>
        </li>
      ))}
    </ul>
  )
}

function reason({ role, handedBy }: Unheld): string {
  if (handedBy && role) return words.coverage.handsOnTo(handedBy.title, role.title)
  if (handedBy) return words.coverage.handsOn(handedBy.title)
  return words.coverage.nobodyIs(role?.title ?? '')
}

/** What hangs on one person, by what kind of trouble it is. */
function RiskList({ risks, link }: Linked<Pick<CoverageView, 'risks'>>) {
  const kinds = [...new Set(risks.map(({ kind }) => kind))]
  return (
    <dl class="risks">
      {kinds.map((kind) => (
        <div key={kind}>
          <dt>{words.coverage.riskKinds[kind]}</dt>
          {risks
            .filter((risk) => risk.kind === kind)
            .map((risk, index) => (
              <dd key={index}>{riskText(risk, link)}</dd>
            ))}
        </div>
      ))}
    </dl>
  )
}

/** One thing that hangs on one person, in a sentence. */
function riskText(risk: Risk, link: LinkTo): ComponentChildren {
  switch (risk.kind) {
    case 'no-holder':
    case 'no-backup': {
      const { title, href, holder, team } = risk.aor
      return [
        <a href={link(href)}>{title}</a>,
        team && words.common.inTeam(<a href={link(team.href)}>{team.title}</a>),
        holder && words.coverage.only(<PersonLink person={holder} link={link} />),
      ]
    }
    case 'all-parts':
      return words.coverage.alone(
        <PersonLink person={risk.person} link={link} />,
        risk.role.title,
        <a href={link(risk.team.href)}>{risk.team.title}</a>,
        words.or(risk.parts.map(({ title }) => title)),
      )
    case 'many-teams':
      return [
        <PersonLink person={risk.person} link={link} />,
        risk.roles.map(({ role, team }, index) => (
          <span key={`${role.id} ${team.href}`}>
            {index === 0 ? ': ' : ', '}
            {words.common.roleOf(role.title, <a href={link(team.href)}>{team.title}</a>)}
          </span>
        )),
      ]
    case 'many-areas':
      return words.coverage.holdsMany(
        <PersonLink person={risk.person} link={link} />,
        risk.aors.length,
        risk.limit,
        <InlineRefs refs={risk.aors} link={link} />,
      )
  }
}

/** One role's part of a responsibility: by name, through which role, which facet, and where when that is not here. */
function HeldText({ held: { people, role, facets, above }, link }: Linked<{ readonly held: Held }>) {
  return (
    <p class="held">
      {people.length > 0 ? (
        <>
          <PersonLinks people={people} link={link} /> <Tag>{role.short}</Tag>
        </>
      ) : (
        role.short
      )}
      {above && <span class="note">{words.coverage.of(<a href={link(above.href)}>{above.title}</a>)}</span>}
      {facets.length > 0 && <span class="note">{words.and(facets.map(({ title }) => title))}</span>}
    </p>
  )
}
