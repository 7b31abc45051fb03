import type { BackedAor } from '../src/types.ts'
import { PersonLink } from './PersonLink.tsx'
import type { Link } from './props.ts'

/** An area that carries a part, in a line: who holds it, who steps in, and where. */
export function BackedArea({ aor, link }: { readonly aor: BackedAor; readonly link: Link }) {
  const { title, href, holder, backup, team } = aor
  return (
    <p class="area">
      <a href={link(href)}>{title}</a>
      {team && (
        <>
          {' in '}
          <a href={link(team.href)}>{team.title}</a>
        </>
      )}
      {': '}
      {holder ? <PersonLink person={holder} link={link} /> : <strong>held by nobody yet</strong>}
      {backup && (
        <>
          {', backup '}
          <PersonLink person={backup} link={link} />
        </>
      )}
    </p>
  )
}
