import type { Contact } from '../src/types.ts'
import type { Link } from './props.ts'

/** That a team has nobody for a role, and whether it should. */
export function Absence({ contact, link }: { readonly contact: Contact; readonly link: Link }) {
  const { role, handedBy, isGap } = contact
  if (handedBy) return <strong>The {handedBy.title} hands it on, and nobody here takes it.</strong>
  const name = <a href={link(role.href)}>{role.title}</a>
  return isGap ? <strong>Nobody is {name} here.</strong> : <span>No {name} at this level.</span>
}
