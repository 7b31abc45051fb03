import { isDeepStrictEqual } from 'node:util'
import { isHeld, ownersOf } from '../../model/queries.ts'
import type { Handbook, Involvement, Responsibility, Role } from '../../model/types.ts'
import type { Page } from '../../parse/types.ts'
import { isUpkeep, timeOf } from './bumps.ts'
import { type Match, type Pair, pairsInOrder, reasonsRetired } from './match.ts'
import type {
  HeldBy,
  KeyDiff,
  Level,
  Move,
  PageDiff,
  RoleDiff,
  RowDiff,
  Subject,
  SupportDiff,
  TimeDiff,
} from './types.ts'

interface Both {
  readonly from: Handbook
  readonly to: Handbook
  readonly match: Match
  readonly roles: readonly Pair[]
  readonly responsibilities: readonly Pair[]
  readonly rows: readonly RowDiff[]
  readonly pages: ReadonlyMap<Subject, PageDiff>
}

/** What changed for whoever has a role, for each role that is or was of the present. */
export function roleDiffs({ from, to, match, roles, responsibilities, rows, pages }: Both): RoleDiff[] {
  const moved = new Map(rows.map((row) => [row.responsibility, row]))
  return roles.flatMap((pair): RoleDiff[] => {
    const [was, is] = [roleOf(from, pair.was?.id), roleOf(to, pair.is?.id)]
    if (!was && !is) return []
    const page = pages.get(pair.subject)
    const held = responsibilities.map((row) => ({
      row: moved.get(row.subject),
      responsibility: row.subject,
      was: (was && from.involvement.get(was.id)?.get(row.was?.id ?? '')) ?? none,
      is: (is && to.involvement.get(is.id)?.get(row.is?.id ?? '')) ?? none,
    }))
    const diff: RoleDiff = {
      role: pair.subject,
      standing: was && is ? 'stays' : is ? 'added' : 'removed',
      combined: [was, is].some((role) => role !== undefined && role.combines.length > 0),
      moves: held.flatMap(({ row, responsibility, was, is }) =>
        movesOf(was, is).map((kind) => ({
          kind,
          responsibility,
          was: levelOf(was),
          is: levelOf(is),
          via: levelOf(is) === 'none' || levelOf(is) === 'handed' ? viaOf(was, true) : viaOf(is, false),
          row: row?.was.kind === 'absent' ? 'added' : row?.is.kind === 'absent' ? 'removed' : 'stays',
        })),
      ),
      noNetChange: held.flatMap(({ row, responsibility, was, is }) =>
        row && isHeld(was) && was.kind === is.kind && idsOf(was, true) !== idsOf(is, false) ? [responsibility] : [],
      ),
      support: responsibilities.flatMap((row) => supportDiff(row, was?.id, is?.id)),
      time: timeDiffs(was, is, to),
      reworded: page ? reworded(page) : [],
      changes: (page?.keys ?? []).filter(isTerm),
    }
    return isEmpty(diff) ? [] : [diff]
  })

  function supportDiff(row: Pair, wasId = '', isId = ''): SupportDiff[] {
    const was = presentRow(from, row.was)?.supports.get(wasId)
    const is = presentRow(to, row.is)?.supports.get(isId)
    if (was === is) return []
    return [{ responsibility: row.subject, was, is }]
  }

  function viaOf(involvement: Involvement, isOld: boolean): Subject[] {
    const via = 'via' in involvement ? involvement.via : []
    return via.flatMap((id) => match.pair('role', isOld ? match.now('role', id) : id)?.subject ?? [])
  }

  function idsOf(involvement: Involvement, isOld: boolean): string {
    return viaOf(involvement, isOld)
      .map(({ id }) => id)
      .sort()
      .join('\n')
  }
}

const roleOf = ({ roles }: Handbook, id: string | undefined): Role | undefined => {
  const role = roles.get(id ?? '')
  return role?.status === 'active' ? role : undefined
}

/** A responsibility of the present. */
function presentRow({ responsibilities }: Handbook, page: Page | undefined): Responsibility | undefined {
  const row = page && responsibilities.get(page.id)
  return row?.page === page && row?.status === 'active' ? row : undefined
}

const none: Involvement = { kind: 'none' }

const levelOf = ({ kind }: Involvement): Level => kind

function movesOf(was: Involvement, is: Involvement): Move['kind'][] {
  if (was.kind === 'shared' && is.kind === 'shared') {
    if (was.settlesDoubt === is.settlesDoubt) return []
    return [is.settlesDoubt ? 'settles-doubt' : 'no-longer-settles-doubt']
  }
  if (was.kind === is.kind) return []
  if (is.kind === 'accountable') return ['gained']
  if (is.kind === 'shared') return ['now-shares']
  if (was.kind === 'accountable') return ['gave-up']
  if (was.kind === 'shared') return ['no-longer-shares']
  if (is.kind === 'everyone') return ['now-expected']
  return was.kind === 'everyone' ? ['no-longer-expected'] : []
}

function reworded({ fate, keys, text }: PageDiff): RoleDiff['reworded'] {
  if (fate === 'added' || fate === 'removed') return []
  const has = (key: string) => keys.some((diff) => diff.key.split('.')[0] === key)
  return [
    ...(['title', 'summary', 'examples'] as const).filter(has),
    ...(text.kind === 'words' || text.kind === 'too-different' ? (['text'] as const) : []),
  ]
}

const elsewhere = new Set(['title', 'summary', 'examples', 'time', 'formerly'])

/** What the page says about the role itself, and is shown nowhere else. */
const isTerm = ({ key }: KeyDiff): boolean => !elsewhere.has(key.split('.')[0]!) && !isUpkeep('role', key)

const isEmpty = ({ standing, moves, noNetChange, support, time, reworded, changes }: RoleDiff): boolean =>
  standing === 'stays' && [moves, noNetChange, support, time, reworded, changes].every(({ length }) => length === 0)

/** The responsibilities that other roles hold than before, or that are new or no more. */
export function rowDiffs(from: Handbook, to: Handbook, match: Match): RowDiff[] {
  const roles = pairsInOrder(match, 'role', from, to).map(({ subject }) => subject)
  const retired = reasonsRetired(to)
  const heldIn = ({ responsibilities }: Handbook, page: Page | undefined, now: (id: string) => string): HeldBy => {
    const found = responsibilities.get(page?.id ?? '')
    return heldBy(found?.page === page ? found : undefined, (ids) => {
      const named = new Set(ids.map(now))
      return roles.filter(({ id }) => named.has(id))
    })
  }
  const heldThen = ({ was }: Pair) => heldIn(from, was, (id) => match.now('role', id))
  const heldNow = ({ is }: Pair) => heldIn(to, is, (id) => id)
  return pairsInOrder(match, 'responsibility', from, to).flatMap((pair): RowDiff[] => {
    const [was, is] = [heldThen(pair), heldNow(pair)]
    if (isSame(was, is)) return []
    const why = is.kind === 'absent' && pair.was ? retired.get(pair.was.id) : undefined
    // Of what is new, or held otherwise, the diff shows by itself who gains it.
    const known = pair.is
      ? []
      : pair.into.flatMap(({ kind, id }) => match.pair(kind, id) ?? []).filter(({ was }) => was)
    const heirs = [...new Set(known.flatMap((one) => heldNow(one).roles))].filter((role) => !was.roles.includes(role))
    return [{ responsibility: pair.subject, was, is, into: pair.into, why, ...(heirs.length > 0 && { heirs }) }]
  })
}

/**
 * Who holds a responsibility; `subjects` finds roles by their ids, in the order they are shown. What is of the past is
 * held by nobody any more, and is not a gap.
 */
export function heldBy(
  responsibility: Responsibility | undefined,
  subjects: (ids: readonly string[]) => readonly Subject[],
): HeldBy {
  if (responsibility?.status !== 'active') return { kind: 'absent', roles: [] }
  const { ownership } = responsibility
  const roles = subjects(ownersOf(responsibility))
  if (ownership.kind !== 'shared') return { kind: ownership.kind, roles }
  const [tieBreak] = subjects(ownership.tieBreak === undefined ? [] : [ownership.tieBreak])
  return { kind: 'shared', roles, tieBreak }
}

const isSame = (was: HeldBy, is: HeldBy): boolean =>
  was.kind === is.kind && was.tieBreak?.id === is.tieBreak?.id && isDeepStrictEqual(idsOf(was), idsOf(is))

const idsOf = ({ roles }: HeldBy): string[] => roles.map(({ id }) => id)

/** How a role's time moved between buckets: as stated, or for a combined role as it follows from its parts. */
function timeDiffs(was: Role | undefined, is: Role | undefined, { buckets }: Handbook): TimeDiff[] {
  const [before, after] = [was && timeOf(was), is && timeOf(is)]
  const titles = new Map(buckets.map(({ id, title }) => [id, title]))
  return [...new Set([...(after?.keys() ?? []), ...(before?.keys() ?? [])])].flatMap((id): TimeDiff[] => {
    const [old, now] = [before?.get(id), after?.get(id)]
    if (old?.min === now?.min && old?.max === now?.max) return []
    return [{ bucket: titles.get(id) ?? id, was: old, is: now }]
  })
}
