import type { RoleView } from '../src/types.ts'
import type { Link } from './props.ts'

/** What others may expect of a role in vain: its author's sentences, then rows that belong to another role. */
export function NotOwned({ view, link }: { readonly view: RoleView; readonly link: Link }) {
  return (
    <ul class="not-owned">
      {view.notResponsible.map((text) => (
        <li key={text}>{text}</li>
      ))}
      {view.notOwned.map(({ responsibility, owner }) => (
        <li key={responsibility.href}>
          <a href={link(responsibility.href)}>{responsibility.title}</a>
          <span class="owner">
            belongs to <a href={link(owner.href)}>{owner.title}</a>
          </span>
        </li>
      ))}
    </ul>
  )
}
