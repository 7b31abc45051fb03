import type { RoleRef } from '../src/types.ts'
import type { Link } from './props.ts'

/** The head of a role's column. */
export function ColumnHead({ role, link }: { readonly role: RoleRef; readonly link: Link }) {
  return (
    <th scope="col">
      <a href={link(role.href)}>
        <span class="short">{role.short}</span>
        {role.short !== role.title && <span class="full"> {role.title}</span>}
      </a>
    </th>
  )
}
