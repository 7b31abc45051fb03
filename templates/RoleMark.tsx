import type { RoleRef } from '../src/types.ts'

/** A role's short name as a sign. Decoration: the full title stands beside it. */
export function RoleMark({ role }: { readonly role: RoleRef }) {
  if (role.short.length > 5) return null
  return (
    <span class="mark" aria-hidden="true">
      {role.short}
    </span>
  )
}
