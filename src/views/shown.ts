import type { Entity, Handbook, Responsibility, Role } from '../types.ts'

/** The roles of the present. */
export const activeRoles = ({ roles }: Handbook): Role[] =>
  [...roles.values()].filter(({ status }) => status === 'active')

/** The responsibilities of the present, which are the ones that count. */
export const activeResponsibilities = ({ responsibilities }: Handbook): Responsibility[] =>
  [...responsibilities.values()].filter(({ status }) => status === 'active')

/** Those of a map that are of the present. */
export const active = <T extends Entity>(map: ReadonlyMap<string, T>): T[] =>
  [...map.values()].filter(({ status }) => status === 'active')
