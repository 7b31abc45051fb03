import type { WhoView } from '../src/types.ts'
import type { Link } from './props.ts'

/** The same question in another team. */
export function TeamChoice({ view: { href, teams }, link }: { readonly view: WhoView; readonly link: Link }) {
  const all = [{ title: 'Any team', href: 'who.html' }, ...teams]
  return (
    <nav class="choice" aria-label="Teams">
      <ul>
        {all.map((team) => (
          <li key={team.href}>
            <a href={link(team.href)} aria-current={team.href === href ? 'page' : undefined}>
              {team.title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
