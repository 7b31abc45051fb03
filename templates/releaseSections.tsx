import type { HandbookDiff, PageDiff, ReleaseView } from '../src/types.ts'
import { roleAnchor } from './ForWhom.tsx'
import { NoRole } from './NoRole.tsx'
import { PageChanges } from './PageChanges.tsx'
import type { Link, SectionsOf } from './props.ts'
import { Reasons } from './Reasons.tsx'
import { RefList } from './RefList.tsx'
import { RoleChange } from './RoleChange.tsx'
import { RowText } from './RowText.tsx'
import { SubjectLinks } from './SubjectLinks.tsx'
import { section } from './section.ts'

/** For whom a release changed what, then what moved, what went, and every changed word, folded. */
export const releaseSections: SectionsOf<ReleaseView> = ({ retired, teams, entry, until = [] }, link) => {
  const diff = entry?.diff
  const told = new Set(diff?.pages.filter(({ fate }) => fate === 'removed').map(({ subject }) => subject.id))
  const untold = retired.filter(({ id }) => !told.has(id))
  return [
    ...section('for-whom', 'What changed for whom', diff && roles(diff, link)),
    ...section('rows', 'Who holds what', diff && diff.rows.length > 0 && rows(diff.rows, until, link)),
    ...section('agree', 'Teams to agree again', diff && diff.teams.length > 0 && toAgree(diff.teams, link)),
    ...section('retired', 'Retired', untold.length > 0 && gone(untold, link)),
    ...section('pages', 'Pages', diff && pages(diff.pages.filter(isAbout), link)),
    ...section(
      'why',
      'Why this step',
      diff && <Reasons reasons={diff.reasons.filter(({ subject }) => subject?.kind !== 'release')} />,
    ),
    ...section('words', 'Words that changed', diff && words(diff.pages.filter(isAbout), link)),
    ...section('teams', 'Teams that adapt it', teams.length > 0 && <RefList refs={teams} link={link} />),
  ]
}

const roles = (diff: HandbookDiff, link: Link) =>
  diff.roles.length === 0 ? (
    <NoRole diff={diff} />
  ) : (
    diff.roles.map((change) => (
      <div key={change.role.id} class="role-part">
        <h3 id={roleAnchor(change)}>
          <SubjectLinks subjects={[change.role]} link={link} />
        </h3>
        <RoleChange change={change} link={link} />
      </div>
    ))
  )

const rows = (all: HandbookDiff['rows'], until: NonNullable<ReleaseView['until']>, link: Link) => (
  <dl class="per-role">
    {all.map((row) => {
      const tenures = until.find(({ responsibility }) => responsibility.id === row.responsibility.id)?.tenures
      return (
        <div key={row.responsibility.id}>
          <dt>
            <SubjectLinks subjects={[row.responsibility]} link={link} />
          </dt>
          <dd>
            <RowText row={row} tenures={tenures} link={link} />
          </dd>
        </div>
      )
    })}
  </dl>
)

const toAgree = (all: HandbookDiff['teams'], link: Link) => (
  <dl class="per-role">
    {all.map(({ team, changes }) => (
      <div key={team.id}>
        <dt>
          <SubjectLinks subjects={[team]} link={link} />
        </dt>
        <dd>
          <SubjectLinks subjects={changes.map(({ responsibility }) => responsibility)} link={link} />
        </dd>
      </div>
    ))}
  </dl>
)

const gone = (retired: ReleaseView['retired'], link: Link) => (
  <dl class="per-role">
    {retired.map(({ id, title = id, why, now }) => (
      <div key={id}>
        <dt>{now ? <a href={link(now.href)}>{title}</a> : title}</dt>
        <dd>{why}</dd>
      </div>
    ))}
  </dl>
)

/** Pages of releases tell of changes, and are none. */
const isAbout = ({ subject }: PageDiff) => subject.kind !== 'release'

const fates = { added: 'New', renamed: 'Renamed', removed: 'Gone' } as const

/** What is new, renamed or gone, each with its way on. Nothing when every page stayed. */
function pages(all: readonly PageDiff[], link: Link) {
  const groups = Object.entries(fates).map(([fate, name]) => ({
    name,
    pages: all.filter((page) => page.fate === fate),
  }))
  if (groups.every((group) => group.pages.length === 0)) return undefined
  return (
    <dl class="per-role">
      {groups.map(
        (group) =>
          group.pages.length > 0 && (
            <div key={group.name}>
              <dt>{group.name}</dt>
              <dd>
                <ul class="refs">
                  {group.pages.map(({ subject, from, into, why }) => (
                    <li key={subject.path}>
                      <SubjectLinks subjects={[subject]} link={link} />
                      {from && from.id !== subject.id && `, was ${from.id}`}
                      {into.length > 0 && (
                        <>
                          , now in <SubjectLinks subjects={into} link={link} />
                        </>
                      )}
                      {why !== undefined && `: ${why}`}
                    </li>
                  ))}
                </ul>
              </dd>
            </div>
          ),
      )}
    </dl>
  )
}

function words(all: readonly PageDiff[], link: Link) {
  const changed = all.filter(
    ({ keys, text }) => keys.length > 0 || text.kind === 'words' || text.kind === 'too-different',
  )
  return changed.length > 0 && <PageChanges pages={changed} link={link} />
}
