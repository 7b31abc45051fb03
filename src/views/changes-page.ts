import { given } from '../given.ts'
import type { ChangesView, Handbook, ReleaseEntry, ReleaseFeed, ReleaseView } from '../types.ts'
import { baseOf } from './address.ts'
import type { Chronicle } from './chronicle.ts'

/** Where all releases are listed, and where they are told to programs. */
export const changesHref = 'changes.html'
const releasesFeed = 'releases.xml'

/** The page with all releases, if there is one. */
export const changesPages = ({ config }: Handbook, { entries, behind }: Chronicle): ChangesView[] =>
  entries.length === 0
    ? []
    : [
        given({
          kind: 'changes' as const,
          title: 'What changed',
          description: 'Every release, the newest first: when, how large a step, and whose job it changed.',
          href: changesHref,
          releases: entries,
          feed: config.url !== undefined && entries.some(isDated) ? releasesFeed : undefined,
          teams: behind,
        }),
      ]

/** The pages of releases that nobody has written one for. */
export const unwritten = (handbook: Handbook, { entries }: Chronicle): readonly ReleaseEntry[] =>
  entries.filter(({ version }) => !handbook.releases.has(version))

/** Such a page, for those who only see its name. */
export const unwrittenAbout = ({ state, version, previous }: ReleaseEntry): string =>
  state === 'next'
    ? `What changed since ${previous} and is not released yet, and for whom.`
    : previous === undefined
      ? `Release ${version}, the first.`
      : `What changed from ${previous} to ${version}, and for whom.`

/** The page of a release, made of what changed. */
export const unwrittenView = (entry: ReleaseEntry, about: Chronicle): ReleaseView =>
  given({
    kind: 'release' as const,
    title: entry.title,
    status: 'active' as const,
    date: entry.date,
    retired: [],
    teams: [],
    ...changesOf(entry, about),
  })

/** What the page of a release says about its changes. */
export function changesOf(entry: ReleaseEntry, about: Chronicle): Pick<ReleaseView, 'entry' | 'until' | 'all'> {
  const gone = (entry.diff?.rows ?? []).filter(({ is }) => is.kind === 'absent')
  const until = gone.map(({ responsibility }) => ({
    responsibility,
    tenures: about.tenures(responsibility.id, entry) ?? [],
  }))
  return { entry, ...(until.length > 0 && { until }), all: { title: 'All releases', href: changesHref } }
}

/** The releases for feed readers. Days come from tags and pages, so the feed is the same whenever it is made. */
export function releaseFeed({ title, config }: Handbook, { entries }: Chronicle): ReleaseFeed | undefined {
  const base = baseOf(config)
  const releases = entries.filter(isDated)
  return base === undefined || releases.length === 0 ? undefined : { title, base, path: releasesFeed, releases }
}

const isDated = ({ state, date }: ReleaseEntry) => state === 'released' && date !== undefined
