import { isDeepStrictEqual } from 'node:util'
import type { Handbook, HeldBy, Page, RowDiff, Subject } from '../../types.ts'
import type { Match, Pair } from './match.ts'
import { ordered } from './ordered.ts'
import { retiredIn } from './retired.ts'

/** The responsibilities that other roles hold than before, or that are new or no more. */
export function rowDiffs(from: Handbook, to: Handbook, match: Match): RowDiff[] {
  const roles = ordered(match, 'role', from, to)
  const retired = retiredIn(to)
  return ordered(match, 'responsibility', from, to).flatMap((pair): RowDiff[] => {
    const was = heldBy(from, pair.was, (id) => match.now('role', id))
    const is = heldBy(to, pair.is, (id) => id)
    if (isSame(was, is)) return []
    const why = is.kind === 'absent' && pair.was ? retired.get(pair.was.id) : undefined
    const heirs = heirsOf(pair, was)
    const more = { ...(why !== undefined && { why }), ...(heirs.length > 0 && { heirs }) }
    return [{ responsibility: pair.subject, was, is, into: pair.into, ...more }]
  })

  /** Of what is new, or held otherwise, it is told by itself who gains it. */
  function heirsOf({ into, is }: Pair, { roles: before }: HeldBy): readonly Subject[] {
    const known = is ? [] : into.flatMap(({ kind, id }) => match.pair(kind, id) ?? []).filter(({ was }) => was)
    const heirs = new Set(known.flatMap((pair) => heldBy(to, pair.is, (id) => id).roles))
    return [...heirs].filter(({ id }) => before.every((role) => role.id !== id))
  }

  /** What is of the past is held by nobody any more, and is no gap. */
  function heldBy(handbook: Handbook, page: Page | undefined, now: (id: string) => string): HeldBy {
    const responsibility = page && handbook.responsibilities.get(page.id)
    if (!responsibility || responsibility.page !== page || responsibility.status !== 'active')
      return { kind: 'absent', roles: [] }
    const { ownership } = responsibility
    const subjects = (ids: Iterable<string>): Subject[] =>
      [...ids].flatMap((id) => match.pair('role', now(id))?.subject ?? [])
    switch (ownership.kind) {
      case 'accountable':
        return { kind: 'accountable', roles: subjects([ownership.role]) }
      case 'shared': {
        const sharers = new Set(subjects(ownership.facets.keys()))
        const [tieBreak] = subjects(ownership.tieBreak === undefined ? [] : [ownership.tieBreak])
        const inOrder = roles.map(({ subject }) => subject).filter((subject) => sharers.has(subject))
        return { kind: 'shared', roles: inOrder, ...(tieBreak && { tieBreak }) }
      }
      default:
        return { kind: ownership.kind, roles: [] }
    }
  }
}

const isSame = (was: HeldBy, is: HeldBy): boolean =>
  was.kind === is.kind && was.tieBreak?.id === is.tieBreak?.id && isDeepStrictEqual(idsOf(was), idsOf(is))

const idsOf = ({ roles }: HeldBy): string[] => roles.map(({ id }) => id)
