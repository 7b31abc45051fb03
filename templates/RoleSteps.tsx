import type { RoleStep } from '../src/types.ts'
import { Day } from './Day.tsx'
import type { Link } from './props.ts'
import { RoleChange } from './RoleChange.tsx'

/** The releases that changed a role, the newest first. */
export function RoleSteps({ steps, link }: { readonly steps: readonly RoleStep[]; readonly link: Link }) {
  return (
    <ol class="steps">
      {steps.map(({ release, state, date, change }) => (
        <li key={release.href}>
          <h3>
            <a href={link(release.href)}>{state === 'next' ? 'Not released yet' : release.title}</a>{' '}
            {date && (
              <small>
                <Day date={date} />
              </small>
            )}
          </h3>
          <RoleChange change={change} link={link} />
        </li>
      ))}
    </ol>
  )
}
