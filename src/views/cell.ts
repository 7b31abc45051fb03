import type { Cell, Handbook, Involvement, Responsibility, Role } from '../types.ts'
import { maybeRoleRef, ref, roleRefs } from './refs.ts'

/** What a role has to do with a responsibility, with names in place of ids. */
export function cell(handbook: Handbook, role: Role, responsibility: Responsibility): Cell {
  const found = involvementOf(handbook, role, responsibility)
  switch (found.kind) {
    case 'none':
      return found
    case 'handed': {
      const to = maybeRoleRef(handbook.roles.get(found.to ?? ''))
      return { kind: 'handed', ...(to && { to }) }
    }
    case 'shared': {
      const facets = found.facets.flatMap((id) => handbook.responsibilities.get(id) ?? []).map(ref)
      return { ...found, facets, via: roleRefs(handbook, found.via) }
    }
    default:
      return { ...found, via: roleRefs(handbook, found.via) }
  }
}

/** What a role has to do with a responsibility. */
export const involvementOf = ({ involvement }: Handbook, role: Role, responsibility: Responsibility): Involvement =>
  involvement.get(role.id)?.get(responsibility.id) ?? { kind: 'none' }

/** Whether two cells say the same of their roles. Which part of a combined role it comes from makes no difference. */
export const sameCell = (a: Cell, b: Cell): boolean =>
  a.kind === b.kind && JSON.stringify({ ...a, via: [] }) === JSON.stringify({ ...b, via: [] })
