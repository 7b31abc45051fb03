import type { PersonView } from '../src/types.ts'
import { AorList } from './AorList.tsx'
import type { Link, SectionsOf } from './props.ts'
import { RoleLink } from './RoleLink.tsx'
import { section } from './section.ts'

/** All that a person holds, wherever it is written. */
export const personSections: SectionsOf<PersonView> = ({ roles, aors, backupOf }, link) => [
  ...section('roles', 'Roles', roles.length > 0 && held(roles, link)),
  ...section('aors', 'Areas of responsibility', aors.length > 0 && <AorList aors={aors} link={link} />),
  ...section('backup-of', 'Backup for', backupOf.length > 0 && <AorList aors={backupOf} link={link} />),
]

const held = (roles: PersonView['roles'], link: Link) => (
  <ul class="standards">
    {roles.map(({ role, team }) => (
      <li key={team.href}>
        <RoleLink role={role} link={link} /> of <a href={link(team.href)}>{team.title}</a>
      </li>
    ))}
  </ul>
)
