import type { HomeView } from '../src/types.ts'
import { Day } from './Day.tsx'
import { ForWhom } from './ForWhom.tsx'
import type { Link } from './props.ts'

/** The latest release: when it was, and for whom it changed something. */
export function LatestRelease({
  latest,
  link,
}: {
  readonly latest: NonNullable<HomeView['latest']>
  readonly link: Link
}) {
  const { release, all } = latest
  return (
    <div class="latest">
      <p>
        <a href={link(release.href)}>{release.title}</a>{' '}
        {release.date && (
          <small>
            <Day date={release.date} />
          </small>
        )}
      </p>
      {release.summary && <p>{release.summary}</p>}
      {release.diff && <ForWhom diff={release.diff} href={release.href} link={link} />}
      <p class="more">
        <a href={link(all.href)}>All releases</a>
      </p>
    </div>
  )
}
