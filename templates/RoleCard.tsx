import type { HomeView } from '../src/types.ts'
import type { Link } from './props.ts'
import { RoleMark } from './RoleMark.tsx'
import { shorts } from './words.ts'

interface Props {
  readonly role: HomeView['roles'][number]
  readonly link: Link
}

/** A role in brief. */
export function RoleCard({ role, link }: Props) {
  const { load, combines, supports } = role
  const counts = [
    ['accountable for', load.accountable],
    ['shares', load.shared],
    ['supports', load.total > 0 ? 0 : supports],
  ] as const
  const carries = sentence(counts.filter(([, count]) => count > 0).map(([verb, count]) => `${verb} ${count}`))
  return (
    <li class="card">
      <RoleMark role={role} />
      <h3>
        <a href={link(role.href)}>{role.title}</a>
      </h3>
      {role.summary && <p>{role.summary}</p>}
      {(carries || combines.length > 0) && (
        <p class="card-foot">
          {carries && <span>{carries}</span>}
          {combines.length > 0 && <span class="tag">{shorts(combines)} in one</span>}
        </p>
      )}
    </li>
  )
}

/** `Accountable for 5, shares 1`, or of a role that answers for nothing, `Supports 3`. */
const sentence = (parts: readonly string[]) => parts.join(', ').replace(/^./, (letter) => letter.toUpperCase())
