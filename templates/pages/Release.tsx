import { roleAnchor } from '../../src/model/generated.ts'
import type { BlockDiff, HandbookDiff, PageDiff } from '../../src/views/diff/types.ts'
import type { ReleaseView } from '../../src/views/releases.ts'
import { type PageKind, section } from '../parts/Article.tsx'
import { keyName, NoRole, RoleChange, RowText, SentenceText } from '../parts/Diff.tsx'
import { Day, Fact } from '../parts/Elements.tsx'
import { type LinkTo, RefList, SubjectLinks } from '../parts/Links.tsx'
import { words } from '../words/words.ts'

/** A release of the handbook: for whom it changed what, then what moved, what went, and every changed word, folded. */
export const releasePage: PageKind<ReleaseView> = {
  facts: ({ entry: { diff, previous } = {}, date, all }, link) => (
    <>
      {(date || diff) && (
        <dl class="facts">
          {date && (
            <Fact name={words.release.releasedOn}>
              <Day date={date} />
            </Fact>
          )}
          {diff && (
            <Fact name={words.release.after(previous)}>
              {words.bumps[diff.bump].name}: {words.bumps[diff.bump].means}
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
    const shown = new Set(diff?.pages.filter(({ fate }) => fate === 'removed').map(({ subject }) => subject.id))
    const others = retired.filter(({ id }) => !shown.has(id))
    return [
      ...section('for-whom', words.release.forWhom, diff && roles(diff, link)),
      ...section('rows', words.common.whoHoldsWhat, diff && diff.rows.length > 0 && rows(diff.rows, until, link)),
      ...section('agree', words.common.teamsToAgree, diff && diff.teams.length > 0 && toAgree(diff.teams, link)),
      ...section('retired', words.common.retired, others.length > 0 && gone(others, link)),
      ...section('pages', words.release.pages, diff && pages(diff.pages.filter(isAbout), link)),
      ...section(
        'why',
        words.release.why,
        diff && <Reasons reasons={diff.reasons.filter(({ subject }) => subject?.kind !== 'release')} />,
      ),
      ...section('words', words.release.words, diff && changedWords(diff.pages.filter(isAbout), link)),
      ...section('teams', words.release.teams, teams.length > 0 && <RefList refs={teams} link={link} />),
    ]
  },
}

const roles = (diff: HandbookDiff, link: LinkTo) =>
  diff.roles.length === 0 ? (
    <NoRole diff={diff} />
  ) : (
    diff.roles.map((change) => (
      <div key={change.role.id} class="role-part">
        <h3 id={roleAnchor(change.role.id)}>
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

/** Pages of releases report changes, and are not changes. */
const isAbout = ({ subject }: PageDiff) => subject.kind !== 'release'

/** What is new, renamed or gone, each with its way on. Nothing when every page stayed. */
function pages(all: readonly PageDiff[], link: LinkTo) {
  const groups = Object.entries(words.release.fates).map(([fate, name]) => ({
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
                      {from && from.id !== subject.id && words.release.was(from.id)}
                      {into.length > 0 && words.common.nowIn(<SubjectLinks subjects={into} link={link} />)}
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

function changedWords(all: readonly PageDiff[], link: LinkTo) {
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
            <p class="comes-with">{words.release.toPage(<SubjectLinks subjects={[page.subject]} link={link} />)}</p>
          )}
          {page.keys.map(({ key, was, is }) => (
            <p key={key}>
              <span class="place">{keyName(key)}: </span>
              {was.length > 0 && <del>{was.join('; ')}</del>} {is.length > 0 && <ins>{is.join('; ')}</ins>}
            </p>
          ))}
          {page.text.kind === 'words' && passages(page.text.blocks)}
          {page.text.kind === 'too-different' && <p>{words.release.anotherText}</p>}
        </details>
      ))}
      {more > 0 && <p>{words.release.morePages(more)}</p>}
    </>
  )
}

const passages = (blocks: readonly BlockDiff[]) => (
  <>
    {blocks.slice(0, most.blocks).map(({ section, words: parts }, index) => (
      <p key={index}>
        {section.title !== '' && <span class="place">{section.title}: </span>}
        {parts.map(({ kind, text }, at) => (
          <>
            {at > 0 && ' '}
            {kind === 'added' ? <ins>{text}</ins> : kind === 'removed' ? <del>{text}</del> : text}
          </>
        ))}
      </p>
    ))}
    {blocks.length > most.blocks && <p>{words.release.morePassages(blocks.length - most.blocks)}</p>}
  </>
)

// Nobody counts further.
const mostReasons = 200

/** Every change by how large a step it is, folded: what the version is made of. */
function Reasons({ reasons }: { readonly reasons: HandbookDiff['reasons'] }) {
  const more = reasons.length - mostReasons
  return (
    <details class="page-change">
      <summary>{words.release.changeCount(reasons.length)}</summary>
      <ul class="reasons">
        {reasons.slice(0, mostReasons).map(({ bump, message }, index) => (
          <li key={index}>
            <strong>{words.bumps[bump].name}</strong> <SentenceText text={message} />
          </li>
        ))}
        {more > 0 && <li>{words.common.andMore(more)}</li>}
      </ul>
    </details>
  )
}
