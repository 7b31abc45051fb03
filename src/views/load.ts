import { present } from '../present.ts'
import type { Handbook, Load, Responsibility, Role } from '../types.ts'
import { involvementOf } from './cell.ts'

/** What a role carries of some responsibilities, or of all. */
export function load(
  handbook: Handbook,
  role: Role,
  rows: readonly Responsibility[] = present(handbook.responsibilities),
): Load {
  const kinds = rows.map((row) => involvementOf(handbook, role, row).kind)
  const accountable = kinds.filter((kind) => kind === 'accountable').length
  const shared = kinds.filter((kind) => kind === 'shared').length
  return { accountable, shared, total: accountable + shared }
}

/** Whether the role answers for anything: it is accountable for a row, shares one, or is made of roles that may. */
export const holds = (handbook: Handbook, role: Role): boolean =>
  role.combines.length > 0 || load(handbook, role).total > 0

/** Whether the role answers for anything or supports somebody who does. */
export const isInvolved = (handbook: Handbook, role: Role): boolean =>
  holds(handbook, role) || supports(handbook, role) > 0

/** How many responsibilities the role supports. */
export const supports = (handbook: Handbook, role: Role): number =>
  present(handbook.responsibilities).filter((row) => involvementOf(handbook, role, row).kind === 'supports').length
