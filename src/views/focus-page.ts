import { given } from '../given.ts'
import { present } from '../present.ts'
import type { Focus, FocusView, Handbook, Matrix, Role } from '../types.ts'
import { holds } from './load.ts'
import { matrix } from './matrix.ts'
import { maybeRoleRef } from './refs.ts'

/**
 * A focus with its rows of the first matrix. A responsibility with two focuses stands in a matrix once, but on the
 * page of either: a reader of the second must not miss it. The load is of these rows only.
 */
export function focusView(handbook: Handbook, focus: Focus, matrices: readonly Matrix[]): FocusView {
  const { id, title, href, summary, owner } = focus
  const rows = present(handbook.responsibilities)
    .filter(({ focuses }) => focuses.includes(id))
    .map((responsibility) => ({ ...responsibility, focuses: [id] }))
  return given({
    kind: 'focus' as const,
    title,
    summary,
    owner: maybeRoleRef(handbook.roles.get(owner ?? '')),
    matrix: matrix(handbook, {
      id,
      title,
      href,
      show: 'responsibilities',
      roles: columns(handbook, matrices),
      rows,
      untimed: true,
    }),
  })
}

/** Those of the first matrix of responsibilities, or else every role that holds something. */
function columns(handbook: Handbook, matrices: readonly Matrix[]): readonly Role[] {
  const first = matrices.find(({ show }) => show === 'responsibilities')
  return first
    ? first.columns.flatMap(({ id }) => handbook.roles.get(id) ?? [])
    : present(handbook.roles).filter((role) => holds(handbook, role))
}
