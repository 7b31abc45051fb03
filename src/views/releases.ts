import { major, prerelease, rcompare, valid } from 'semver'
import { words } from '../../templates/words/words.ts'
import { canonicalLanguage } from '../base/languages.ts'
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
  readonly date: string
  /** The release before, and what changed since; both missing for the first. That of the oldest that is known is not known. */
  readonly previous?: string | undefined
  readonly diff?: HandbookDiff
}

/** What is known of a handbook's past: only a build that reads the tags of git knows it. */
export interface Past {
  /** The newest first; that of the handbook itself, when it is one, is the first. */
  readonly releases: readonly PastRelease[]
  /** All versions that have a tag, also those that are no step on the way to the newest. */
  readonly tagged?: readonly string[]
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
  /** It may have been so before: the releases before that one are not known. */
  readonly orEarlier?: boolean
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

/** What the releases say about everything else, the latest first. */
export interface Chronicle {
  readonly handbook: Handbook
  readonly entries: readonly ReleaseEntry[]
  /** Pages of versions that were begun or prepared, and never released because the next one was made first. */
  readonly never: readonly Release[]
  /** The oldest that has a tag. Without one the past is not known. */
  readonly first?: ReleaseEntry
  /** By responsibility. */
  readonly rows: ReadonlyMap<string, readonly { readonly entry: ReleaseEntry; readonly row: RowDiff }[]>
  /** By role. */
  readonly steps: ReadonlyMap<string, readonly RoleStep[]>
}

/** Reads the releases by role and by responsibility, once. */
export function buildChronicle(handbook: Handbook, past: Past = { releases: [] }): Chronicle {
  const never = findNeverReleased(handbook, past)
  const entries = releaseEntries(handbook, past, never)
  const tagged = new Set(past.releases.map(({ version }) => version))
  const all = entries.flatMap((entry) => (entry.diff ? [{ entry, diff: entry.diff }] : []))
  return {
    handbook,
    entries,
    never,
    first: entries.findLast(({ version }) => tagged.has(version)),
    rows: groupBy(all.flatMap(({ entry, diff }) => diff.rows.map((row) => [row.responsibility.id, { entry, row }]))),
    steps: groupBy(all.flatMap(({ entry, diff }) => diff.roles.map((change) => [change.role.id, step(entry, change)]))),
  }
}

/** Who held a responsibility, or that it was retired, up to a release that is given, or up to now. Undefined where the past is not known. */
export function tenuresOf(
  { handbook, entries, first, rows }: Chronicle,
  id: string,
  upTo?: ReleaseEntry,
): readonly Tenure[] | undefined {
  if (!first) return undefined
  const from = upTo ? entries.indexOf(upTo) : -1
  const all = (rows.get(id) ?? []).filter(({ entry }) => entries.indexOf(entry) > from)
  const oldest = rows.get(id)?.at(-1)?.row.was ?? heldNow(handbook, id)
  const since = all.map(({ entry, row }): Tenure => ({ held: row.is, since: sinceEntry(entry) }))
  // What was there before anything was compared has been since the first release at least.
  return oldest.kind === 'absent'
    ? since
    : [...since, { held: oldest, since: sinceEntry(first), orEarlier: first.previous !== undefined }]
}

/** What moved of a team's changes since it agreed on them. Undefined where the past is not known. */
export function movedSince({ first, rows }: Chronicle, { page, changes }: Team): readonly MovedRow[] | undefined {
  const { adapts } = page.data
  const adapted = new Set<string>(changes.map(({ responsibility }) => responsibility))
  return (
    first &&
    [...adapted]
      .flatMap((id) => rows.get(id) ?? [])
      .filter(({ entry }) => adapts !== undefined && isLater(entry, adapts))
      .map(({ entry, row }) => ({ release: named(entry), row }))
  )
}

/** The active teams whose agreement is of an older default. */
function teamsBehind(chronicle: Chronicle): TeamBehind[] {
  const newest = chronicle.entries.find(({ state }) => state === 'released')?.version ?? ''
  return visibleEntities(chronicle.handbook.teams).flatMap((team) => {
    const { adapts } = team.page.data
    if (adapts === undefined) return []
    const moved = movedSince(chronicle, team) ?? []
    const isOld = valid(adapts) && valid(newest) && major(adapts) < major(newest)
    return moved.length > 0 || isOld ? [{ team: ref(team), adapts, moved }] : []
  })
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

/** The releases that changed a role. Undefined where the past is not known. */
export const stepsOf = ({ first, steps }: Chronicle, role: string): readonly RoleStep[] | undefined =>
  first && (steps.get(role) ?? [])

/**
 * What a role had to do with each responsibility that moved, after each release that moved one and at the start, the
 * newest first. Read backwards from the changes alone: where nothing moved since, it is as the next older move left it.
 * Undefined when nothing ever moved, or where the past is not known.
 */
export function courseOf({ first, steps: all }: Chronicle, role: string): RoleCourse | undefined {
  const steps = all.get(role)
  if (!first || !steps) return undefined
  const start: RoleRelease = { release: named(first), state: first.state, date: first.date }
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

/** Each responsibility at most once: who clarifies in doubt is not a turn, and support that ends with a move is one with it. */
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

function findNeverReleased({ releases, config }: Handbook, { releases: past, tagged = [] }: Past): Release[] {
  const [newest, oldest] = [past[0]?.version, past.at(-1)?.version]
  if (newest === undefined || oldest === undefined || tagged.length === 0) return []
  const known = new Set([...tagged, ...config.versions.leaveOut])
  const isBetween = (id: string) => isNewer(id, oldest) && isNewer(newest, id)
  return [...releases.values()].filter(({ id }) => isBetween(id) && !known.has(id))
}

/**
 * Every release there is a tag or a page of: first what is not released yet, then the newest. The page of a version that
 * has no tag yet announces what is not released.
 */
function releaseEntries(
  handbook: Handbook,
  { releases: tagged, next }: Past,
  never: readonly Release[],
): readonly ReleaseEntry[] {
  const written = [...handbook.releases.values()].filter(
    (release) => release.page.data.hidden !== true && !never.includes(release),
  )
  const newest = tagged[0]?.version
  const announced = written.filter(({ id }) => newest !== undefined && isNewer(id, newest)).at(-1)
  const others = written.filter(({ id }) => !tagged.some(({ version }) => version === id))
  const released = [
    ...tagged.map((past) => entryOf(past.version, handbook.releases.get(past.version), past)),
    ...others
      .filter(({ id }) => newest === undefined || !isNewer(id, newest))
      .map((release) => entryOf(release.id, release)),
  ].sort((a, b) => byVersion(a.version, b.version))
  if (!next || next.bump === 'none') return released
  const unreleased = entryOf(announced?.id ?? 'next', announced, { previous: newest, diff: next })
  const title = announced?.title ?? words.common.notReleased
  return [{ ...unreleased, state: 'next', title, date: undefined }, ...released]

  function entryOf(version: string, release: Release | undefined, past: Partial<PastRelease> = {}): ReleaseEntry {
    const isFirst = past.version !== undefined && past.previous === undefined
    return {
      version,
      state: 'released',
      title: release?.title ?? version,
      href: release?.href ?? `releases/${version}.html`,
      date: release?.page.data.date ?? past.date,
      summary: release?.summary ?? (isFirst ? words.release.first : undefined),
      previous: past.previous,
      diff: past.diff && relinkDiff(past.diff, handbook),
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
  readonly releases: readonly ReleaseEntry[]
  readonly feed?: string
  readonly teams: readonly TeamBehind[]
}

export interface ReleaseFeed {
  readonly title: string
  /** The tag of the handbook's language, unless it is English. */
  readonly language?: string | undefined
  readonly base: string
  readonly path: string
  readonly releases: readonly ReleaseEntry[]
}

const releasesFeed = 'releases.xml'

/** The page with all releases, if there is one. A build that reads tags knows of more than the model does. */
export function changesView(chronicle: Chronicle): ChangesView | undefined {
  const { handbook, entries } = chronicle
  if (entries.length === 0) return undefined
  return {
    kind: 'changes',
    title: words.changes.title,
    description: words.changes.description,
    href: changesHref,
    releases: entries,
    feed: handbook.config.url !== undefined && entries.some(isDated) ? releasesFeed : undefined,
    teams: teamsBehind(chronicle),
  }
}

/** The pages of releases that nobody has written one for. */
export const unwrittenReleases = ({ handbook, entries }: Chronicle): readonly ReleaseEntry[] =>
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

function changesOf(entry: ReleaseEntry, about: Chronicle): Pick<ReleaseView, 'entry' | 'until' | 'all'> {
  const gone = (entry.diff?.rows ?? []).filter(({ is }) => is.kind === 'absent')
  const until = gone.map(({ responsibility }) => ({
    responsibility,
    tenures: tenuresOf(about, responsibility.id, entry) ?? [],
  }))
  return {
    entry,
    until: until.length > 0 ? until : undefined,
    all: { title: words.common.allReleases, href: changesHref },
  }
}

/** The releases for feed readers. Days come from tags and pages, so the feed is the same whenever it is made. */
export function releaseFeed({ handbook, entries }: Chronicle): ReleaseFeed | undefined {
  const { title, config } = handbook
  const base = baseUrl(config)
  const releases = entries.filter(isDated)
  if (base === undefined || releases.length === 0) return undefined
  return { title, language: canonicalLanguage(config.language ?? ''), base, path: releasesFeed, releases }
}

const isDated = ({ state, date }: ReleaseEntry) => state === 'released' && date !== undefined

/** A release: when it was, what went, and which teams still build on it. */
export function releaseView(release: Release, chronicle: Chronicle): ReleaseView {
  const { entities, former, teams } = chronicle.handbook
  const entry = chronicle.entries.find(({ version }) => version === release.id)
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
    ...(entry && changesOf(entry, chronicle)),
  }
}
