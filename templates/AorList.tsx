import type { AorRef } from '../src/types.ts'
import { Past } from './Past.tsx'
import { PersonLink } from './PersonLink.tsx'
import type { Link } from './props.ts'

/** Areas of responsibility, each with the person who holds it. */
export function AorList({ aors, link }: { readonly aors: readonly AorRef[]; readonly link: Link }) {
  return (
    <ul class="duties">
      {aors.map(({ id, title, href, summary, holder, team, past }) => (
        <li key={id}>
          <div class="duty-head">
            <h3>
              <a href={link(href)}>{title}</a>
              <Past past={past} />
            </h3>
            <div>
              {holder ? (
                <>
                  held by <PersonLink person={holder} link={link} />
                </>
              ) : (
                <strong>held by nobody yet</strong>
              )}
              {team && (
                <>
                  {' in '}
                  <a href={link(team.href)}>{team.title}</a>
                </>
              )}
            </div>
          </div>
          {summary && <p>{summary}</p>}
        </li>
      ))}
    </ul>
  )
}
