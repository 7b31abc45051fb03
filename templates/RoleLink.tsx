import type { RoleRef } from '../src/types.ts'
import { Past } from './Past.tsx'
import type { Link } from './props.ts'
import { RoleSign } from './RoleSign.tsx'

/** A link to a role, by its full title with the short name as a sign. */
export function RoleLink({ role, link }: { readonly role: RoleRef; readonly link: Link }) {
  return (
    <a class="role-link" href={link(role.href)}>
      <RoleSign role={role} />
      {role.title}
      <Past past={role.past} />
    </a>
  )
}
