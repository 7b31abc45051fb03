import type { RoleRef } from '../src/types.ts'

/** A role's short name before its title. Decoration: it says nothing that the title does not. */
export function RoleSign({ role }: { readonly role: RoleRef }) {
  if (role.short === role.title) return null
  return (
    <span class="sign" aria-hidden="true">
      {role.short}
    </span>
  )
}
