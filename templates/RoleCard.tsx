import type { HomeView } from '../src/types.ts'
import type { Link } from './props.ts'
import { RoleMark } from './RoleMark.tsx'
import { loadText, shorts } from './words.ts'

interface Props {
  readonly role: HomeView['roles'][number]
  readonly link: Link
}

/** A role in brief. */
export function RoleCard({ role, link }: Props) {
  const { load, combines } = role
  return (
    <li class="card">
      <RoleMark role={role} />
      <h3>
        <a href={link(role.href)}>{role.title}</a>
      </h3>
      {role.summary && <p>{role.summary}</p>}
      <p class="card-foot">
        <span>{load.total > 0 ? `Accountable for ${loadText(load)}` : 'Accountable for none'}</span>
        {combines.length > 0 && <span class="tag">{shorts(combines)} in one</span>}
      </p>
    </li>
  )
}
