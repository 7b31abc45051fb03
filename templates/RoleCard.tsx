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
      {(load.total > 0 || combines.length > 0) && (
        <p class="card-foot">
          {load.total > 0 && <span>Accountable for {loadText(load)}</span>}
          {combines.length > 0 && <span class="tag">{shorts(combines)} in one</span>}
        </p>
      )}
    </li>
  )
}
