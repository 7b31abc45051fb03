import type { Handbook, Reason, Reviewer, RowDiff, Subject } from '../../types.ts'
import type { Pair } from './match.ts'

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
    return [{ role: subject, ...(owner !== undefined && { owner }) }]
  })
}

const sides = ({ was, is, heirs = [] }: RowDiff): readonly Subject[] => [...was.roles, ...is.roles, ...heirs]
