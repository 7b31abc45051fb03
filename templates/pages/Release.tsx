import type { BlockDiff, HandbookDiff, PageDiff } from '../../src/views/diff/types.ts'
import type { ReleaseView } from '../../src/views/releases.ts'
import { type PageKind, section } from '../parts/Article.tsx'
import { keyName, NoRole, RoleChange, RowText, roleAnchor, SentenceText } from '../parts/Diff.tsx'
import { Day, Fact } from '../parts/Elements.tsx'
import { type LinkTo, RefList, SubjectLinks } from '../parts/Links.tsx'
import { bumpWords } from '../words/text.ts'

/** A release of the handbook: for whom it changed what, then what moved, what went, and every changed word, folded. */
export const releasePage: PageKind<ReleaseView> = {
  facts: ({ entry: { diff, previous } = {}, date, all }, link) => (
    <>
      {(date || diff) && (
        <dl class="facts">
          {date && (
            <Fact name="Released on">
              <Day date={date} />
            </Fact>
          )}
          {diff && (
            <Fact name={`After ${previous}`}>
              {bumpWords[diff.bump].name}: {bumpWords[diff.bump].means}
            </Fact>
          )}
        </dl>
      )}
      {all && (
        <p class="more">
          <a href={link(all.href)}>{all.title}</a>
        </p>
      )}
    </>
  ),
  after: ({ retired, teams, entry, until = [] }, link) => {
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
  },
}

const roles = (diff: HandbookDiff, link: LinkTo) =>
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

const rows = (all: HandbookDiff['rows'], until: NonNullable<ReleaseView['until']>, link: LinkTo) => (
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

const toAgree = (all: HandbookDiff['teams'], link: LinkTo) => (
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

const gone = (retired: ReleaseView['retired'], link: LinkTo) => (
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
function pages(all: readonly PageDiff[], link: LinkTo) {
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

function words(all: readonly PageDiff[], link: LinkTo) {
  const changed = all.filter(
    ({ keys, text }) => keys.length > 0 || text.kind === 'words' || text.kind === 'too-different',
  )
  return changed.length > 0 && <PageChanges pages={changed} link={link} />
}

// A page that shows more than this is read by nobody, and slow to open on a phone.
const most = { pages: 150, blocks: 40 }

interface PageChangesProps {
  readonly pages: readonly PageDiff[]
  readonly link: LinkTo
}

/** The words that changed, page by page, each folded. What is new is underlined, what is gone struck out. */
function PageChanges({ pages, link }: PageChangesProps) {
  const shown = pages.slice(0, most.pages)
  const more = pages.length - shown.length
  return (
    <>
      {shown.map((page) => (
        <details key={page.subject.path} class="page-change">
          <summary>{page.subject.title}</summary>
          {page.subject.href !== undefined && (
            <p class="comes-with">
              To the page: <SubjectLinks subjects={[page.subject]} link={link} />
            </p>
          )}
          {page.keys.map(({ key, was, is }) => (
            <p key={key}>
              <span class="place">{keyName(key)}: </span>
              {was.length > 0 && <del>{was.join('; ')}</del>} {is.length > 0 && <ins>{is.join('; ')}</ins>}
            </p>
          ))}
          {page.text.kind === 'words' && passages(page.text.blocks)}
          {page.text.kind === 'too-different' && <p>So much differs that it is another text.</p>}
        </details>
      ))}
      {more > 0 && <p>And {more} more pages.</p>}
    </>
  )
}

const passages = (blocks: readonly BlockDiff[]) => (
  <>
    {blocks.slice(0, most.blocks).map(({ section, words }, index) => (
      <p key={index}>
        {section.title !== '' && <span class="place">{section.title}: </span>}
        {words.map(({ kind, text }, at) => (
          <>
            {at > 0 && ' '}
            {kind === 'added' ? <ins>{text}</ins> : kind === 'removed' ? <del>{text}</del> : text}
          </>
        ))}
      </p>
    ))}
    {blocks.length > most.blocks && <p>And {blocks.length - most.blocks} more passages.</p>}
  </>
)

// Nobody counts further.
const mostReasons = 200

/** Every change by how large a step it is, folded: what the version is made of. */
function Reasons({ reasons }: { readonly reasons: HandbookDiff['reasons'] }) {
  const more = reasons.length - mostReasons
  return (
    <details class="page-change">
      <summary>{reasons.length === 1 ? '1 change' : `${reasons.length} changes, the largest first`}</summary>
      <ul class="reasons">
        {reasons.slice(0, mostReasons).map(({ bump, message }, index) => (
          <li key={index}>
            <strong>{bumpWords[bump].name}</strong> <SentenceText text={message} />
          </li>
        ))}
        {more > 0 && <li>and {more} more</li>}
      </ul>
    </details>
  )
}
