import { words } from '../../templates/words/words.ts'
import { baseUrl } from '../base/paths.ts'
import { changesHref } from '../model/generated.ts'
import { visibleEntities } from '../model/queries.ts'
import type { Handbook, Release } from '../model/types.ts'
import type { Chronicle, ReleaseEntry, TeamBehind, Until } from './chronicle.ts'
import { type About, aboutEntity, maybeRef, type Ref, ref } from './refs.ts'

export interface ReleaseView extends About {
  readonly kind: 'release'
  readonly date?: string
  /** What went and why: with its title where its page is still there, and with the page that is there in its place. */
  readonly retired: readonly {
    readonly id: string
    readonly title?: string
    readonly why: string
    readonly now?: Ref
  }[]
  /** Teams whose agreement was made against it. */
  readonly teams: readonly Ref[]
  /** What changed with it, where the past is known. */
  readonly entry?: ReleaseEntry
  /** Who held the responsibilities that went with it. */
  readonly until?: readonly Until[]
  /** All releases. */
  readonly all?: Ref
}

/** All releases, and the teams that have to look at their agreement again. */
export interface ChangesView {
  readonly kind: 'changes'
  readonly title: string
  readonly description: string
  readonly href: string
  /** What is not released yet, then the newest first. */
  readonly releases: readonly ReleaseEntry[]
  /** Where programs find the same. */
  readonly feed?: string
  readonly teams: readonly TeamBehind[]
}

/** The latest release on the first page. */
export interface LatestRelease {
  readonly release: ReleaseEntry
  /** All of them. */
  readonly all: Ref
}

/** Releases for feed readers. */
export interface ReleaseFeed {
  readonly title: string
  /** Where the site is published, with a slash at its end. */
  readonly base: string
  readonly path: string
  readonly releases: readonly ReleaseEntry[]
}

const releasesFeed = 'releases.xml'

/** The page with all releases, if there is one. A build that reads tags knows of more than the model does. */
export function changesView({ config }: Handbook, { entries, behind }: Chronicle): ChangesView | undefined {
  if (entries.length === 0) return undefined
  return {
    kind: 'changes',
    title: words.changes.title,
    description: words.changes.description,
    href: changesHref,
    releases: entries,
    feed: config.url !== undefined && entries.some(isDated) ? releasesFeed : undefined,
    teams: behind,
  }
}

/** The pages of releases that nobody has written one for. */
export const unwrittenReleases = (handbook: Handbook, { entries }: Chronicle): readonly ReleaseEntry[] =>
  entries.filter(({ version }) => !handbook.releases.has(version))

/** Such a page, for those who only see its name. */
export const describeUnwritten = ({ state, version, previous }: ReleaseEntry): string =>
  state === 'next'
    ? `What changed since ${previous} and is not released yet, and for whom.`
    : previous === undefined
      ? `Release ${version}, the first.`
      : `What changed from ${previous} to ${version}, and for whom.`

/** The page of a release, made of what changed. */
export const unwrittenView = (entry: ReleaseEntry, about: Chronicle): ReleaseView => ({
  kind: 'release' as const,
  title: entry.title,
  status: 'active' as const,
  date: entry.date,
  retired: [],
  teams: [],
  ...changesOf(entry, about),
})

/** What the page of a release says about its changes. */
function changesOf(entry: ReleaseEntry, about: Chronicle): Pick<ReleaseView, 'entry' | 'until' | 'all'> {
  const gone = (entry.diff?.rows ?? []).filter(({ is }) => is.kind === 'absent')
  const until = gone.map(({ responsibility }) => ({
    responsibility,
    tenures: about.tenures(responsibility.id, entry) ?? [],
  }))
  return { entry, until: until.length > 0 ? until : undefined, all: { title: words.changes.all, href: changesHref } }
}

/** The releases for feed readers. Days come from tags and pages, so the feed is the same whenever it is made. */
export function releaseFeed({ title, config }: Handbook, { entries }: Chronicle): ReleaseFeed | undefined {
  const base = baseUrl(config)
  const releases = entries.filter(isDated)
  return base === undefined || releases.length === 0 ? undefined : { title, base, path: releasesFeed, releases }
}

const isDated = ({ state, date }: ReleaseEntry) => state === 'released' && date !== undefined

/** A release: when it was, what went, and which teams still build on it. */
export function releaseView(handbook: Handbook, release: Release, history: Chronicle): ReleaseView {
  const { entities, former, teams } = handbook
  const entry = history.entryOf(release.id)
  const byPath = new Map([...entities.values()].map((entity) => [entity.page.path, entity]))
  return {
    kind: 'release' as const,
    ...aboutEntity(release),
    date: release.date ?? entry?.date,
    retired: [...release.retired].map(([id, why]) => ({
      id,
      title: entities.get(id)?.title,
      why,
      now: maybeRef(entities.get(id) ?? byPath.get(former.get(id)?.[0] ?? '')),
    })),
    teams: visibleEntities(teams)
      .filter(({ adapts }) => adapts === release.id)
      .map(ref),
    ...(entry && changesOf(entry, history)),
  }
}
