import type { Handbook, Responsibility, Role } from '../types.ts'

/** The roles of the present. */
export const activeRoles = ({ roles }: Handbook): Role[] =>
  [...roles.values()].filter(({ status }) => status === 'active')

/** The responsibilities of the present, which are the ones that count. */
export const activeResponsibilities = ({ responsibilities }: Handbook): Responsibility[] =>
  [...responsibilities.values()].filter(({ status }) => status === 'active')
