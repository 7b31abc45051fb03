import { major, prerelease, rcompare, valid } from 'semver'
import { words } from '../../templates/words/words.ts'
import { baseUrl } from '../base/paths.ts'
import { groupBy } from '../base/text.ts'
import { changesHref, roleAnchor } from '../model/generated.ts'
import { visibleEntities } from '../model/queries.ts'
import type { Handbook, Release, Team } from '../model/types.ts'
import { relinkDiff } from './diff/match.ts'
import { heldBy } from './diff/roles.ts'
import type { HandbookDiff, HeldBy, Level, Move, RoleDiff, RowDiff, Subject } from './diff/types.ts'
import { type About, aboutEntity, maybeRef, type Ref, ref } from './refs.ts'

export interface PastRelease {
  readonly version: string
  /** Day of its tag. */
  readonly date: string
  /** The release it is compared with, and what changed since; both missing for the first. */
  readonly previous?: string
  readonly diff?: HandbookDiff
}

/** What is known of a handbook's past: only a build that reads the tags of git knows it. */
export interface Past {
  /** The newest first; that of the handbook itself, when it is one, is the first. */
  readonly releases: readonly PastRelease[]
  /** What changed since the newest of them and is not released. */
  readonly next?: HandbookDiff
}

/**
 * A release as other pages name it. `next` is what is not released yet. The subjects of its `diff` go by the id they
 * have now, and have an address only if their page is still there.
 */
export interface ReleaseEntry extends Ref {
  readonly version: string
  readonly state: 'released' | 'next'
  readonly date?: string
  readonly summary?: string
  readonly previous?: string
  readonly diff?: HandbookDiff
}

/** Who held a responsibility, and since when. */
export interface Tenure {
  readonly held: HeldBy
  readonly since: Ref & Pick<ReleaseEntry, 'state'>
}

interface RoleRelease {
  readonly release: Ref
  readonly state: ReleaseEntry['state']
  readonly date?: string
}

export interface RoleStep extends RoleRelease {
  readonly change: RoleDiff
}

/** What a role had to do with each responsibility that ever moved, from release to release. */
export interface RoleCourse {
  /** Those that moved something, the newest first, then the first one known. */
  readonly releases: readonly RoleRelease[]
  /** As many levels as there are releases. */
  readonly rows: readonly { readonly responsibility: Subject; readonly levels: readonly Level[] }[]
}

/** A responsibility that a team adapted, and that a release moved since the team agreed. */
export interface MovedRow {
  readonly release: Ref
  readonly row: RowDiff
}

/** A team whose agreement was made against an older default. */
interface TeamBehind {
  readonly team: Ref
  readonly adapts: string
  readonly moved: readonly MovedRow[]
}

/** What became of the roles and rows of one release: of what is gone, who held it until then. */
export interface Until {
  readonly responsibility: Subject
  readonly tenures: readonly Tenure[]
}

/** What the releases say about everything else, the latest first. Where the past is not known, only `entries` and `behind`. */
export interface Chronicle {
  readonly entries: readonly ReleaseEntry[]
  readonly entryOf: (version: string) => ReleaseEntry | undefined
  /** Who held a responsibility, up to a release that is given, or up to now. */
  readonly tenures: (responsibility: string, upTo?: ReleaseEntry) => readonly Tenure[] | undefined
  readonly steps: (role: string) => readonly RoleStep[] | undefined
  readonly course: (role: string) => RoleCourse | undefined
  /** What moved of a team's changes since it agreed on them. */
  readonly moved: (team: Team) => readonly MovedRow[] | undefined
  /** The active teams whose agreement is of an older default. */
  readonly behind: readonly TeamBehind[]
}

/** Reads the releases by role and by responsibility, once. */
export function buildChronicle(handbook: Handbook, past?: Past): Chronicle {
  const entries = releaseEntries(handbook, past)
  const known = past && past.releases.length > 0
  const tagged = new Set(past?.releases.map(({ version }) => version))
  const first = entries.filter(({ version }) => tagged.has(version)).at(-1)
  const rows = groupBy(
    entries.flatMap((entry) => (entry.diff?.rows ?? []).map((row) => [row.responsibility.id, { entry, row }] as const)),
  )
  const steps = groupBy(
    entries.flatMap((entry) =>
      (entry.diff?.roles ?? []).map((change) => [change.role.id, step(entry, change)] as const),
    ),
  )
  const byVersion = new Map(entries.map((entry) => [entry.version, entry]))
  return {
    entries,
    entryOf: (version) => byVersion.get(version),
    tenures: (id, upTo) => (known ? tenures(id, upTo) : undefined),
    steps: (id) => (known ? (steps.get(id) ?? []) : undefined),
    course: (id) =>
      first && roleCourse(steps.get(id) ?? [], { release: named(first), state: first.state, date: first.date }),
    moved: (team) => (known ? moved(team) : undefined),
    behind: visibleEntities(handbook.teams).flatMap(behind),
  }

  function tenures(id: string, upTo?: ReleaseEntry): readonly Tenure[] {
    const from = upTo ? entries.indexOf(upTo) : -1
    const all = (rows.get(id) ?? []).filter(({ entry }) => entries.indexOf(entry) > from)
    const held = all.filter(({ row }) => row.is.kind !== 'absent')
    const oldest = rows.get(id)?.at(-1)?.row.was ?? heldNow(handbook, id)
    const since = held.map(({ entry, row }): Tenure => ({ held: row.is, since: sinceEntry(entry) }))
    // What was there before anything was compared has been since the first release at least.
    return first && oldest.kind !== 'absent' ? [...since, { held: oldest, since: sinceEntry(first) }] : since
  }

  function moved({ page, changes }: Team): readonly MovedRow[] {
    const { adapts } = page.data
    const adapted = new Set<string>(changes.map(({ responsibility }) => responsibility))
    return [...adapted]
      .flatMap((id) => rows.get(id) ?? [])
      .filter(({ entry }) => adapts !== undefined && isLater(entry, adapts))
      .map(({ entry, row }) => ({ release: named(entry), row }))
  }

  function behind(team: Team): readonly TeamBehind[] {
    const { adapts } = team.page.data
    if (adapts === undefined || team.page.data.hidden === true) return []
    const rows = moved(team)
    const newest = entries.find(({ state }) => state === 'released')?.version ?? ''
    const isOld = valid(adapts) && valid(newest) && major(adapts) < major(newest)
    return rows.length > 0 || isOld ? [{ team: ref(team), adapts, moved: rows }] : []
  }
}

const isLater = ({ state, version }: ReleaseEntry, than: string): boolean =>
  state === 'next' || (valid(version) !== null && valid(than) !== null && rcompare(version, than) < 0)

/** By its number, or as what is not released yet. */
const named = ({ state, version, href }: ReleaseEntry, anchor?: string): Ref => ({
  title: state === 'next' ? words.role.notReleased : version,
  href: anchor === undefined ? href : `${href}#${anchor}`,
})

const sinceEntry = (entry: ReleaseEntry): Tenure['since'] => ({ ...named(entry), state: entry.state })

/** Who holds a responsibility that no release has moved. */
const heldNow = ({ responsibilities, roles }: Handbook, id: string): HeldBy =>
  heldBy(responsibilities.get(id), (ids) =>
    [...roles.values()].flatMap(({ page: { kind, path }, id, title, short, href }) =>
      ids.includes(id) ? [{ kind, id, title, short, path, href }] : [],
    ),
  )

const step = (entry: ReleaseEntry, change: RoleDiff): RoleStep => ({
  release: named(entry, roleAnchor(change.role.id)),
  state: entry.state,
  date: entry.date,
  change,
})

/**
 * What a role had to do with each responsibility that moved, after each release that moved one and at the start, the
 * newest first. Read backwards from the changes alone: where nothing moved since, it is as the next older move left it.
 * `start` is the first release that is known. Undefined when nothing ever moved.
 */
function roleCourse(steps: readonly RoleStep[], start: RoleRelease): RoleCourse | undefined {
  const moving = steps.map((step) => ({ step, turns: turnsOf(step.change) })).filter(({ turns }) => turns.size > 0)
  const rows = new Map<string, Subject>()
  for (const { turns } of moving)
    for (const [id, { responsibility }] of turns) if (!rows.has(id)) rows.set(id, responsibility)
  if (rows.size === 0) return undefined
  const levelsOf = (id: string) => {
    const turns = moving.map(({ turns }) => turns.get(id))
    const oldestFirst: Level[] = [turns.findLast((turn) => turn)!.was]
    for (const turn of turns.toReversed()) oldestFirst.push(turn?.is ?? oldestFirst.at(-1)!)
    return oldestFirst.reverse()
  }
  return {
    releases: [...moving.map(({ step: { change: _, ...release } }) => release), start],
    rows: [...rows].map(([id, responsibility]) => ({ responsibility, levels: levelsOf(id) })),
  }
}

type Turn = Pick<Move, 'responsibility' | 'was' | 'is'>

/** Each responsibility at most once: who decides in doubt is not a turn, and support that ends with a move is one with it. */
function turnsOf({ moves, support }: RoleDiff): ReadonlyMap<string, Turn> {
  const turns = new Map<string, Turn>()
  for (const { responsibility, was, is } of support)
    if ((was === undefined) !== (is === undefined))
      turns.set(responsibility.id, {
        responsibility,
        was: was === undefined ? 'none' : 'supports',
        is: is === undefined ? 'none' : 'supports',
      })
  for (const { responsibility, was, is } of moves)
    if (was !== is) turns.set(responsibility.id, { responsibility, was, is })
  return turns
}

/** The address of the page of a release that nobody has written one for. */
const releaseHref = (version: string) => `releases/${version}.html`

const none: Past = { releases: [] }

/**
 * Every release there is a tag or a page of: first what is not released yet, then the newest. The page of a version that
 * has no tag yet announces what is not released.
 */
function releaseEntries(handbook: Handbook, { releases: tagged, next } = none): readonly ReleaseEntry[] {
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
    return {
      version,
      state: 'released' as const,
      title: release?.title ?? version,
      href: release?.href ?? releaseHref(version),
      date: release?.page.data.date ?? past?.date,
      summary: release?.summary ?? (past && past.previous === undefined ? words.release.first : undefined),
      previous: past?.previous,
      diff: past?.diff && relinkDiff(past.diff, handbook),
    }
  }

  function unreleased(diff: NonNullable<Past['next']>, page: Release | undefined): ReleaseEntry {
    return {
      version: page?.id ?? 'next',
      state: 'next' as const,
      title: page?.title ?? words.common.notReleased,
      href: page?.href ?? releaseHref('next'),
      summary: page?.summary,
      previous: newest,
      diff: relinkDiff(diff, handbook),
    }
  }
}

const isNewer = (version: string, than: string) =>
  valid(version) !== null && prerelease(version) === null && rcompare(version, than) < 0

/** The newest first; what is not a version comes last, as it was. */
function byVersion(a: string, b: string): number {
  const [left, right] = [valid(a), valid(b)]
  return left && right ? rcompare(left, right) : left ? -1 : right ? 1 : 0
}

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
  readonly teams: readonly Ref[]
  /** What changed with it, where the past is known. */
  readonly entry?: ReleaseEntry
  /** Who held the responsibilities that went with it. */
  readonly until?: readonly Until[]
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
  readonly feed?: string
  readonly teams: readonly TeamBehind[]
}

export interface LatestRelease {
  readonly release: ReleaseEntry
  readonly all: Ref
}

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
  state === 'next' ? words.release.next(previous) : words.release.description(version, previous)

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
  return {
    entry,
    until: until.length > 0 ? until : undefined,
    all: { title: words.common.allReleases, href: changesHref },
  }
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
    date: release.page.data.date ?? entry?.date,
    retired: Object.entries(release.page.data.retired ?? {}).map(([id, why]) => ({
      id,
      title: entities.get(id)?.title,
      why,
      now: maybeRef(entities.get(id) ?? byPath.get(former.get(id)?.[0] ?? '')),
    })),
    teams: visibleEntities(teams)
      .filter(({ page }) => page.data.adapts === release.id)
      .map(ref),
    ...(entry && changesOf(entry, history)),
  }
}
