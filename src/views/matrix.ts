import type { Handbook, Matrix, Responsibility, Role, Row } from '../types.ts'
import { cell, sameCell } from './cell.ts'
import { groups } from './groups.ts'
import { load } from './load.ts'
import { roleRef, summed } from './refs.ts'
import { timeColumn } from './time.ts'

/** What a matrix is to show. */
interface MatrixOf extends Pick<Matrix, 'id' | 'title' | 'href' | 'show'> {
  readonly roles: readonly Role[]
  readonly rows: readonly Responsibility[]
  /** Leaves time out, where only some of what the roles do is shown. */
  readonly untimed?: true
}

/** Responsibilities grouped by focus against roles, with the load and the time of each role. */
export function matrix(handbook: Handbook, { roles, rows, untimed, ...names }: MatrixOf): Matrix {
  const shown = names.show === 'time' ? [] : rows
  const time = roles.map((role) => (untimed ? undefined : timeColumn(role, handbook.buckets)))
  return {
    ...names,
    columns: roles.map(roleRef),
    groups: groups(
      handbook,
      shown.map((of) => ({ of })),
    ).map(({ focus, rows }) => ({
      ...(focus && { focus: summed(focus) }),
      rows: rows.map(({ of }) => row(handbook, roles, of)),
    })),
    load: roles.map((role) => load(handbook, role, rows)),
    buckets: time.some((column) => column) ? handbook.buckets : [],
    time,
  }
}

function row(handbook: Handbook, roles: readonly Role[], responsibility: Responsibility): Row {
  const cells = roles.map((role) => cell(handbook, role, responsibility))
  const alike = cells.map((one) => cells.findIndex((other) => sameCell(one, other)))
  return { responsibility: summed(responsibility), cells, differs: alike.some((first) => first > 0), alike }
}
