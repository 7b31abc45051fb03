import type { CoverageView, Unheld } from '../src/types.ts'
import { InlineRefs } from './InlineRefs.tsx'
import type { Link } from './props.ts'

/** What nobody holds, with what is left lying because of it. */
export function GapList({ gaps, link }: { readonly gaps: CoverageView['gaps']; readonly link: Link }) {
  return (
    <ul class="gaps">
      {gaps.unowned.length > 0 && (
        <li>
          <h3>No role owns {gaps.unowned.length === 1 ? 'this responsibility' : 'these responsibilities'}</h3>
          <p>
            <InlineRefs refs={gaps.unowned} link={link} />
          </p>
        </li>
      )}
      {gaps.silent.length > 0 && (
        <li>
          <h3>{gaps.silent.length === 1 ? 'This team names' : 'These teams name'} nobody for any role</h3>
          <p>
            <InlineRefs refs={gaps.silent} link={link} />
          </p>
        </li>
      )}
      {gaps.unheld.map((unheld) => (
        <li key={`${unheld.team.href} ${unheld.role?.id} ${unheld.handedBy?.id}`}>
          <h3>
            <a href={link(unheld.team.href)}>{unheld.team.title}</a>: {reason(unheld)}
          </h3>
          <p>
            {unheld.rows.length > 0 ? (
              <InlineRefs refs={unheld.rows} link={link} />
            ) : (
              'No responsibility depends on it.'
            )}
          </p>
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
