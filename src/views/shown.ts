import type { Entity, Handbook, Responsibility, Role } from '../types.ts'

/** The roles of the present. A hidden one is among them: what it answers for does not go away. */
export const activeRoles = ({ roles }: Handbook): Role[] =>
  [...roles.values()].filter(({ status }) => status === 'active')

/** The responsibilities of the present, which are the ones that count, hidden or not. */
export const activeResponsibilities = ({ responsibilities }: Handbook): Responsibility[] =>
  [...responsibilities.values()].filter(({ status }) => status === 'active')

/** Those of a map that lists on other pages name: of the present, and not kept out of sight. */
export const active = <T extends Entity>(map: ReadonlyMap<string, T>): T[] =>
  [...map.values()].filter(({ status, page }) => status === 'active' && page.data.hidden !== true)
