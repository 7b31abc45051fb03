import type { RoleRef } from '../src/types.ts'
import type { Link } from './props.ts'
import { RoleLink } from './RoleLink.tsx'

/** Several roles in one line, as a list. */
export function RoleLinks({ roles, link }: { readonly roles: readonly RoleRef[]; readonly link: Link }) {
  return (
    <ul class="inline">
      {roles.map((role) => (
        <li key={role.id}>
          <RoleLink role={role} link={link} />
        </li>
      ))}
    </ul>
  )
}
