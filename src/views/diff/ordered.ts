import type { Handbook } from '../../types.ts'
import type { Match, Pair } from './match.ts'

/** The pages of one kind in the order they are shown, those that are no more last. */
export function ordered(match: Match, kind: 'role' | 'responsibility', from: Handbook, to: Handbook): readonly Pair[] {
  const [before, after] = kind === 'role' ? [from.roles, to.roles] : [from.responsibilities, to.responsibilities]
  const ids = [...after.keys(), ...[...before.keys()].map((id) => match.now(kind, id))]
  return [...new Set(ids)].flatMap((id) => match.pair(kind, id) ?? [])
}
