import { prerelease, rcompare, valid } from 'semver'
import { given } from '../given.ts'
import type { Handbook, Past, PastRelease, Release, ReleaseEntry } from '../types.ts'
import { relinker } from './relinked.ts'

/** The address of the page of a release that nobody has written one for. */
const releaseHref = (version: string) => `releases/${version}.html`

const none: Past = { releases: [] }

/**
 * Every release there is a tag or a page of: first what is not released yet, then the newest. The page of a version that
 * has no tag yet announces what is not released.
 */
export function releaseEntries(handbook: Handbook, { releases: tagged, next } = none): readonly ReleaseEntry[] {
  const relinked = relinker(handbook)
  const written = [...handbook.releases.values()].filter(({ page }) => page.data.hidden !== true)
  const newest = tagged[0]?.version
  const announced = written.filter(({ id }) => newest !== undefined && isNewer(id, newest)).at(-1)
  const others = written.filter((release) => !tagged.some(({ version }) => version === release.id))
  const released = [
    ...tagged.map((past) => entryOf(past.version, past)),
    ...others.filter((release) => newest === undefined || !isNewer(release.id, newest)).map(({ id }) => entryOf(id)),
  ].sort((a, b) => byVersion(a.version, b.version))
  return [...(next && next.bump !== 'none' ? [unreleased(next, announced)] : []), ...released]

  function entryOf(version: string, past?: PastRelease): ReleaseEntry {
    const release = handbook.releases.get(version)
    return given({
      version,
      state: 'released' as const,
      title: release?.title ?? version,
      href: release?.href ?? releaseHref(version),
      date: release?.date ?? past?.date,
      summary: release?.summary ?? (past && past.previous === undefined ? 'The first release.' : undefined),
      previous: past?.previous,
      diff: past?.diff && relinked(past.diff),
    })
  }

  function unreleased(diff: NonNullable<Past['next']>, page: Release | undefined): ReleaseEntry {
    return given({
      version: page?.id ?? 'next',
      state: 'next' as const,
      title: page?.title ?? 'Not released yet',
      href: page?.href ?? releaseHref('next'),
      summary: page?.summary,
      previous: newest,
      diff: relinked(diff),
    })
  }
}

const isNewer = (version: string, than: string) =>
  valid(version) !== null && prerelease(version) === null && rcompare(version, than) < 0

/** The newest first; what is no version stands last, as it was. */
function byVersion(a: string, b: string): number {
  const [left, right] = [valid(a), valid(b)]
  return left && right ? rcompare(left, right) : left ? -1 : right ? 1 : 0
}
