import type { Handbook, Team, TeamChange } from '../../model/types.ts'
import type { Match, Pair } from './match.ts'
import type { Reason, Reviewer, RowDiff, Subject, TeamToAgree } from './types.ts'

interface Changes {
  /** In the order they are shown. */
  readonly roles: readonly Pair[]
  readonly rows: readonly RowDiff[]
  readonly reasons: readonly Reason[]
}

/** The roles whose job changes: both sides of every transfer, and those whose own page says so. */
export function reviewers({ config: { owners } }: Handbook, { roles, rows, reasons }: Changes): Reviewer[] {
  const found = new Set([
    ...rows.flatMap(sides),
    ...reasons.flatMap(({ bump, subject }) => (bump === 'major' && subject ? [subject] : [])),
  ])
  return roles.flatMap(({ subject, was }) => {
    if (!found.has(subject)) return []
    const owner = owners[subject.id] ?? owners[was?.id ?? '']
    return [{ role: subject, owner }]
  })
}

const sides = ({ was, is, heirs = [] }: RowDiff): readonly Subject[] => [...was.roles, ...is.roles, ...heirs]

/** The teams that adapted a responsibility which is now held otherwise, and still say so. */
export function teamsToAgree(
  from: Handbook,
  { teams }: Handbook,
  match: Match,
  rows: readonly RowDiff[],
): TeamToAgree[] {
  const moved = new Map(rows.map(({ responsibility }) => [responsibility.id, responsibility]))
  return [...teams.values()].flatMap((team): TeamToAgree[] => {
    const pair = match.pair('team', team.id)
    const before = from.teams.get(pair?.was?.id ?? '')
    if (!pair || !before || team.status !== 'active') return []
    const changes = before.changes.flatMap((change): TeamToAgree['changes'] => {
      const responsibility = moved.get(match.now('responsibility', change.responsibility))
      if (!responsibility || !stands(team, change)) return []
      const to = change.kind === 'leans' ? match.pair('role', match.now('role', change.role)) : aorOf(change.aor)
      return [{ responsibility, kind: change.kind, ...(to && { to: to.subject }) }]
    })
    return changes.length > 0 ? [{ team: pair.subject, changes }] : []
  })

  function aorOf(id: string) {
    return match.pair('aor', match.now('aor', id))
  }

  /** As written: a responsibility that is no more can still be named there. */
  function stands({ page: { data } }: Team, change: TeamChange): boolean {
    const written = data.kind === 'team' ? (data.changes ?? []) : []
    return written.some(
      ({ responsibility, leans, delegatedTo }) =>
        [change.responsibility, match.now('responsibility', change.responsibility)].includes(responsibility) &&
        (change.kind === 'leans'
          ? leans !== undefined && [change.role, match.now('role', change.role)].includes(leans)
          : delegatedTo !== undefined && [change.aor, match.now('aor', change.aor)].includes(delegatedTo)),
    )
  }
}
