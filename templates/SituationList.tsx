import type { Ref, SituationView } from '../src/types.ts'
import type { Link } from './props.ts'
import { RoleLink } from './RoleLink.tsx'

interface Props {
  readonly situations: readonly SituationView[]
  /** The list of all. */
  readonly who: Ref
  readonly link: Link
}

/** Examples of situations, each with the role to go to. */
export function SituationList({ situations, who, link }: Props) {
  return (
    <>
      <ul class="situations">
        {situations.map(({ when, role, responsibility }) => (
          <li key={`${responsibility.href} ${role.id} ${when}`}>
            <p class="when">{when}</p>
            <p class="to">
              <RoleLink role={role} link={link} />{' '}
              <span class="about">
                about <a href={link(responsibility.href)}>{responsibility.title}</a>
              </span>
            </p>
          </li>
        ))}
      </ul>
      <p class="more">
        More under <a href={link(who.href)}>{who.title}</a>
      </p>
    </>
  )
}
