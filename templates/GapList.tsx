import type { CoverageView, Unheld } from '../src/types.ts'
import type { Link } from './props.ts'
import { RefLinks } from './RefLinks.tsx'

/** What nobody holds, with what is left lying because of it. */
export function GapList({ gaps, link }: { readonly gaps: CoverageView['gaps']; readonly link: Link }) {
  return (
    <ul class="gaps">
      {gaps.unowned.length > 0 && (
        <li>
          <h3>No role owns {gaps.unowned.length === 1 ? 'this responsibility' : 'these responsibilities'}</h3>
          <RefLinks refs={gaps.unowned} link={link} />
        </li>
      )}
      {gaps.silent.length > 0 && (
        <li>
          <h3>{gaps.silent.length === 1 ? 'This team names' : 'These teams name'} nobody for any role</h3>
          <RefLinks refs={gaps.silent} link={link} />
        </li>
      )}
      {gaps.unheld.map((unheld) => (
        <li key={`${unheld.team.href} ${unheld.role?.id} ${unheld.handedBy?.id}`}>
          <h3>
            <a href={link(unheld.team.href)}>{unheld.team.title}</a>: {reason(unheld)}
          </h3>
          {unheld.rows.length > 0 ? (
            <RefLinks refs={unheld.rows} link={link} />
          ) : (
            <p class="how">No responsibility depends on it.</p>
          )}
        </li>
      ))}
    </ul>
  )
}

function reason({ role, handedBy }: Unheld): string {
  if (handedBy && role) return `the ${handedBy.title} hands on to a ${role.title}, and nobody is`
  if (handedBy) return `the ${handedBy.title} hands on, and nobody takes it`
  return `nobody is ${role?.title}`
}
