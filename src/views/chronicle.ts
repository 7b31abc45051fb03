import { major, rcompare, valid } from 'semver'
import { given } from '../given.ts'
import { grouped } from '../grouped.ts'
import type {
  Handbook,
  HeldBy,
  MovedRow,
  Past,
  Ref,
  ReleaseEntry,
  RoleCourse,
  RoleDiff,
  RoleStep,
  Team,
  TeamBehind,
  Tenure,
} from '../types.ts'
import { listed } from './listed.ts'
import { ref } from './refs.ts'
import { releaseEntries } from './release-entries.ts'
import { roleCourse } from './role-course.ts'

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
export function chronicle(handbook: Handbook, past?: Past): Chronicle {
  const entries = releaseEntries(handbook, past)
  const known = past && past.releases.length > 0
  const tagged = new Set(past?.releases.map(({ version }) => version))
  const first = entries.filter(({ version }) => tagged.has(version)).at(-1)
  const rows = grouped(
    entries.flatMap((entry) => (entry.diff?.rows ?? []).map((row) => [row.responsibility.id, { entry, row }] as const)),
  )
  const steps = grouped(
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
      first && roleCourse(steps.get(id) ?? [], given({ release: named(first), state: first.state, date: first.date })),
    moved: (team) => (known ? moved(team) : undefined),
    behind: listed(handbook.teams).flatMap(behind),
  }

  function tenures(id: string, upTo?: ReleaseEntry): readonly Tenure[] {
    const from = upTo ? entries.indexOf(upTo) : -1
    const all = (rows.get(id) ?? []).filter(({ entry }) => entries.indexOf(entry) > from)
    const held = all.filter(({ row }) => row.is.kind !== 'absent')
    const oldest = rows.get(id)?.at(-1)?.row.was ?? heldNow(handbook, id)
    const since = held.map(({ entry, row }): Tenure => ({ held: row.is, since: named(entry) }))
    // What was there before anything was compared has been since the first release at least.
    return first && oldest && oldest.kind !== 'absent' ? [...since, { held: oldest, since: named(first) }] : since
  }

  function moved({ adapts, changes }: Team): readonly MovedRow[] {
    const adapted = new Set<string>(changes.map(({ responsibility }) => responsibility))
    return [...adapted]
      .flatMap((id) => rows.get(id) ?? [])
      .filter(({ entry }) => adapts !== undefined && isLater(entry, adapts))
      .map(({ entry, row }) => ({ release: named(entry), row }))
  }

  function behind(team: Team): readonly TeamBehind[] {
    const { adapts } = team
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
  title: state === 'next' ? 'not released yet' : version,
  href: anchor === undefined ? href : `${href}#${anchor}`,
})

/** Who holds a responsibility that no release has moved. */
function heldNow({ responsibilities, roles }: Handbook, id: string): HeldBy | undefined {
  const found = [...responsibilities.values()].find((one) => one.id === id)
  if (found?.status !== 'active') return undefined
  const { ownership } = found
  const subjects = (ids: Iterable<string>) =>
    [...roles.values()]
      .filter((role) => new Set<string>(ids).has(role.id))
      .map(({ page: { kind, path }, id, title, short, href }) => ({ kind, id, title, short, path, href }))
  if (ownership.kind === 'accountable') return { kind: 'accountable', roles: subjects([ownership.role]) }
  if (ownership.kind !== 'shared') return { kind: ownership.kind, roles: [] }
  const [tieBreak] = subjects(ownership.tieBreak === undefined ? [] : [ownership.tieBreak])
  return { kind: 'shared', roles: subjects([...ownership.facets.keys()]), ...(tieBreak && { tieBreak }) }
}

const step = (entry: ReleaseEntry, change: RoleDiff): RoleStep =>
  given({ release: named(entry, `rb-role-${change.role.id}`), state: entry.state, date: entry.date, change })
