import type { Compare, Handbook, Ref, Responsibility, Role } from '../types.ts'
import { involvementOf } from './cell.ts'
import { isInvolved } from './load.ts'
import { matrix } from './matrix.ts'
import { ref, roleRef } from './refs.ts'
import { activeResponsibilities, activeRoles } from './shown.ts'

/** Every two roles that have something to do, side by side. */
export function comparisons(handbook: Handbook): Compare[] {
  const roles = comparable(handbook)
  return roles.flatMap((left, index) => roles.slice(index + 1).map((right) => compared(handbook, left, right)))
}

/** The active roles that hold, share, support or combine something. An id of dots only cannot be part of an address. */
export const comparable = (handbook: Handbook): Role[] =>
  activeRoles(handbook).filter((role) => isInvolved(handbook, role) && !/^\.+$/.test(role.id))

/** The address of the comparison of two roles, given in the order they are shown. */
export const compareHref = (left: Role, right: Role): string => `compare/${left.id}/${right.id}.html`

/** Two roles side by side, given in the order they are shown. Rows that concern neither are left out. */
export function compared(handbook: Handbook, left: Role, right: Role): Compare {
  const all = activeResponsibilities(handbook)
  const rows = all.filter((row) => [left, right].some((role) => involvementOf(handbook, role, row).kind !== 'none'))
  const title = `${left.title} and ${right.title}`
  const href = compareHref(left, right)
  const [byLeft, byRight] = [left, right].map((role) => new Set(rows.filter((row) => answers(handbook, role, row))))
  const list = (keep: (row: Responsibility) => boolean | undefined): Ref[] => rows.filter((row) => keep(row)).map(ref)
  return {
    href,
    left: roleRef(left),
    right: roleRef(right),
    matrix: matrix(handbook, {
      id: `${left.id}-${right.id}`,
      title,
      href,
      show: 'responsibilities',
      roles: [left, right],
      rows,
    }),
    onlyLeft: list((row) => byLeft?.has(row) && !byRight?.has(row)),
    onlyRight: list((row) => byRight?.has(row) && !byLeft?.has(row)),
    both: list((row) => byLeft?.has(row) && byRight?.has(row)),
  }
}

const answers = (handbook: Handbook, role: Role, row: Responsibility) =>
  ['accountable', 'shared'].includes(involvementOf(handbook, role, row).kind)
