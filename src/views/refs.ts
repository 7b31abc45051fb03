import type { Entity, Handbook, Ref, Role, RoleId, RoleRef } from '../types.ts'

/** How another page refers to an entity. */
export const ref = ({ title, href }: Entity): Ref => ({ title, href })

/** The same with the summary, for lists that have room for it. */
export const summed = ({
  id,
  title,
  href,
  summary,
}: Entity): Ref & { readonly id: string; readonly summary?: string } => ({
  id,
  title,
  href,
  ...(summary !== undefined && { summary }),
})

/** How another page refers to a role. */
export const roleRef = ({ id, short, title, href }: Role): RoleRef => ({ id, short, title, href })

/** References to roles by their ids. */
export const roleRefs = ({ roles }: Handbook, ids: Iterable<RoleId>): RoleRef[] =>
  [...ids].flatMap((id) => maybeRoleRef(roles.get(id)) ?? [])

/** A reference to a role that may not be there. */
export const maybeRoleRef = (role: Role | undefined): RoleRef | undefined => role && roleRef(role)
