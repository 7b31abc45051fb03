import { given } from '../given.ts'
import type { Mark, Matrix, RoleRef, Team, TeamView } from '../types.ts'

/** The matrix of a team with a mark in each cell that its agreement touches. */
export function marked(matrix: Matrix, team: Team, agreement: TeamView['agreement']): Matrix {
  const departures = new Map(agreement.map((one) => [one.responsibility.id, one]))
  return {
    ...matrix,
    groups: matrix.groups.map((group) => ({
      ...group,
      rows: group.rows.map((row) => {
        const departs = departures.get(row.responsibility.id)
        return departs ? { ...row, marks: matrix.columns.map((column) => marks(team, column, departs)) } : row
      }),
    })),
  }
}

/** Whoever has a role as part of a combined one has its marks in the combined role's column. */
function marks({ acting }: Team, { id }: RoleRef, { owners, here, changes }: TeamView['agreement'][number]): Mark[] {
  const isHere = (role: RoleRef) => (acting.get(role.id) ?? role.id) === id
  const holds = here ? here.id === id : owners.some(isHere)
  const instead = here?.id === id ? owners.filter((role) => !acting.has(role.id)) : []
  return [
    ...(instead.length > 0 ? [{ kind: 'instead' as const, of: instead }] : []),
    ...changes.flatMap((change): Mark[] => {
      const until = given({ until: change.until })
      if (change.kind === 'leans') return isHere(change.role) ? [{ kind: 'leans', ...until }] : []
      return holds ? [{ kind: 'delegated', aor: change.aor, ...until }] : []
    }),
  ]
}
