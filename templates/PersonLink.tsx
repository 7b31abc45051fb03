import type { PersonRef } from '../src/types.ts'
import type { Link } from './props.ts'

/** A person by name, as a link where there is a page. */
export function PersonLink({ person: { name, href }, link }: { readonly person: PersonRef; readonly link: Link }) {
  return href === undefined ? <span>{name}</span> : <a href={link(href)}>{name}</a>
}
