import type { ChangesView, ReleaseEntry } from '../../src/views/releases.ts'
import { type PageKind, type PageSection, section } from '../parts/Article.tsx'
import { ForWhom, MovedRows } from '../parts/Diff.tsx'
import { Day } from '../parts/Elements.tsx'
import type { LinkTo } from '../parts/Links.tsx'
import { words } from '../words/words.ts'

/** What is not released yet, the releases, the teams that have to agree again, and where programs find the same. */
export const changesPage: PageKind<ChangesView> = { after: sections }

function sections({ releases, teams, feed }: ChangesView, link: LinkTo): readonly PageSection[] {
  const next = releases.filter(({ state }) => state === 'next')
  const released = releases.filter(({ state }) => state === 'released')
  return [
    ...section('next', words.common.notReleased, next.length > 0 && entries(next, link)),
    ...section('releases', words.changes.releases, released.length > 0 && entries(released, link)),
    ...section('teams', words.common.teamsToAgree, teams.length > 0 && behind(teams, link)),
    ...section(
      'feed',
      words.changes.feed,
      feed !== undefined && <p>{words.changes.everyRelease(<a href={link(feed)}>{feed}</a>)}</p>,
    ),
  ]
}

const entries = (all: readonly ReleaseEntry[], link: LinkTo) => (
  <ol class="releases">
    {all.map(({ version, title, href, date, summary, diff, previous }) => (
      <li key={version}>
        <h3>
          <a href={link(href)}>{version === 'next' ? words.changes.since(previous) : title}</a>{' '}
          {date && (
            <small>
              <Day date={date} />
            </small>
          )}
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

const behind = (teams: ChangesView['teams'], link: LinkTo) => (
  <ul class="duties">
    {teams.map(({ team, adapts, moved }) => (
      <li key={team.href}>
        <div class="duty-head">
          <h3>
            <a href={link(team.href)}>{team.title}</a>
          </h3>
        </div>
        {moved.length > 0 ? (
          <MovedRows adapts={adapts} moved={moved} link={link} />
        ) : (
          <p>{words.changes.agreedBefore(adapts)}</p>
        )}
      </li>
    ))}
  </ul>
)
