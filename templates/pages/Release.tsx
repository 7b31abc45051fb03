import { roleAnchor } from '../../src/model/generated.ts'
import type { BlockDiff, HandbookDiff, PageDiff } from '../../src/views/diff/types.ts'
import type { ChangesView, ReleaseEntry, ReleaseView } from '../../src/views/releases.ts'
import type { PageKind } from '../parts/Article.tsx'
import { ForWhom, keyName, MovedRows, NoRole, ReleaseName, RoleChange, RowText, SentenceText } from '../parts/Diff.tsx'
import { Day, Facts, listByName, listEntries, listRefs, MoreLink } from '../parts/Elements.tsx'
import { type Linked, type LinkTo, SubjectLinks } from '../parts/Links.tsx'
import { words } from '../words/words.ts'

/** A release of the handbook: what it changed for whom, then what moved, what went, and every changed word, folded. */
export const releasePage: PageKind<ReleaseView> = {
  facts: ({ entry: { diff, previous } = {}, date, all }, link) => (
    <>
      <Facts
        rows={[
          [words.release.releasedOn, date && <Day date={date} />],
          [words.release.after(previous), diff && `${words.bumps[diff.bump].name}: ${words.bumps[diff.bump].means}`],
        ]}
      />
      {all && <MoreLink {...all} link={link} />}
    </>
  ),
  after: ({ retired, teams, entry, until = [] }, link) => {
    const diff = entry?.diff
    const shown = new Set(diff?.pages.filter(({ fate }) => fate === 'removed').map(({ subject }) => subject.id))
    const others = retired.filter(({ id }) => !shown.has(id))
    const reasons = diff?.reasons.filter(({ subject }) => subject?.kind !== 'release')
    return [
      ['for-whom', words.release.forWhom, diff && roles(diff, link)],
      ['rows', words.common.whoHoldsWhat, diff && rows(diff.rows, until, link)],
      ['agree', words.common.teamsToAgree, diff && toAgree(diff.teams, link)],
      ['retired', words.common.retired, gone(others, link)],
      ['pages', words.release.pages, diff && pages(diff.pages.filter(isAbout), link)],
      ['why', words.release.why, reasons && <Reasons reasons={reasons} />],
      ['words', words.release.words, diff && changedWords(diff.pages.filter(isAbout), link)],
      ['teams', words.release.teams, listRefs(teams, link)],
    ]
  },
}

/** What is not released yet, the releases, the teams that have to agree again, and where programs find the same. */
export const changesPage: PageKind<ChangesView> = {
  after: ({ releases, teams, feed }, link) => [
    ['next', words.common.notReleased, entries(releases, 'next', link)],
    ['releases', words.changes.releases, entries(releases, 'released', link)],
    ['teams', words.common.teamsToAgree, behind(teams, link)],
    [
      'feed',
      words.changes.feed,
      feed !== undefined && <p>{words.changes.everyRelease(<a href={link(feed)}>{feed}</a>)}</p>,
    ],
  ],
}

function entries(all: readonly ReleaseEntry[], wanted: ReleaseEntry['state'], link: LinkTo) {
  const shown = all.filter(({ state }) => state === wanted)
  return shown.length === 0 ? undefined : (
    <ol class="releases">
      {shown.map(({ version, title, href, date, summary, diff, previous }) => (
        <li key={version}>
          <h3>
            <ReleaseName
              title={version === 'next' ? words.changes.since(previous) : title}
              href={href}
              date={date}
              link={link}
            />
          </h3>
          {diff && (
            <p class="bump">
              <strong>{words.bumps[diff.bump].name}</strong>: {words.bumps[diff.bump].means}.
            </p>
          )}
          {summary && <p>{summary}</p>}
          {diff && <ForWhom diff={diff} href={href} link={link} />}
        </li>
      ))}
    </ol>
  )
}

const behind = (teams: ChangesView['teams'], link: LinkTo) =>
  listEntries(
    teams.map(({ team, adapts, moved }) => ({
      name: <a href={link(team.href)}>{team.title}</a>,
      children:
        moved.length > 0 ? (
          <MovedRows adapts={adapts} moved={moved} link={link} />
        ) : (
          <p>{words.changes.agreedBefore(adapts)}</p>
        ),
    })),
  )

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

const rows = (all: HandbookDiff['rows'], until: NonNullable<ReleaseView['until']>, link: LinkTo) =>
  listByName(
    all.map((row) => {
      const { id } = row.responsibility
      const tenures = until.find(({ responsibility }) => responsibility.id === id)?.tenures
      return [
        id,
        <SubjectLinks subjects={[row.responsibility]} link={link} />,
        <RowText row={row} tenures={tenures} link={link} />,
      ]
    }),
  )

const toAgree = (all: HandbookDiff['teams'], link: LinkTo) =>
  listByName(
    all.map(({ team, changes }) => [
      team.id,
      <SubjectLinks subjects={[team]} link={link} />,
      <SubjectLinks subjects={changes.map(({ responsibility }) => responsibility)} link={link} />,
    ]),
  )

const gone = (retired: ReleaseView['retired'], link: LinkTo) =>
  listByName(
    retired.map(({ id, title = id, why, now }) => [id, now ? <a href={link(now.href)}>{title}</a> : title, why]),
  )

/** Pages of releases report changes, and are not changes. */
const isAbout = ({ subject }: PageDiff) => subject.kind !== 'release'

/** What is new, renamed or gone, each with its way on. Nothing when every page stayed. */
const pages = (all: readonly PageDiff[], link: LinkTo) =>
  listByName(
    Object.entries(words.release.fates).flatMap(([fate, name]) => {
      const met = all.filter((page) => page.fate === fate)
      return met.length === 0 ? [] : [[name, name, fatesOf(met, link)] as const]
    }),
  )

const fatesOf = (pages: readonly PageDiff[], link: LinkTo) => (
  <ul class="refs">
    {pages.map(({ subject, from, into, why }) => (
      <li key={subject.path}>
        <SubjectLinks subjects={[subject]} link={link} />
        {from && from.id !== subject.id && words.release.was(from.id)}
        {into.length > 0 && words.common.nowIn(<SubjectLinks subjects={into} link={link} />)}
        {why !== undefined && `: ${why}`}
      </li>
    ))}
  </ul>
)

function changedWords(all: readonly PageDiff[], link: LinkTo) {
  const changed = all.filter(
    ({ keys, text }) => keys.length > 0 || text.kind === 'words' || text.kind === 'too-different',
  )
  return changed.length > 0 && <PageChanges pages={changed} link={link} />
}

// A page that shows more than this is read by nobody, and slow to open on a phone.
const most = { pages: 150, blocks: 40 }

/** The words that changed, page by page, each folded. What is new is underlined, what is gone struck out. */
function PageChanges({ pages, link }: Linked<{ readonly pages: readonly PageDiff[] }>) {
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
