import type { TeamView } from '../src/types.ts'
import { Day } from './Day.tsx'
import { reasons } from './words.ts'

interface Props {
  readonly vacancy: TeamView['vacant'][number]
  readonly tlm: TeamView['tlm']
}

/** A role that nobody in the team holds on its own: who has its work, since when and why. */
export function Vacancy({ vacancy: { role, by }, tlm }: Props) {
  if (!by)
    return (
      <p class="holder gap">
        <strong>Nobody is {role.title} here.</strong>
      </p>
    )
  return (
    <p class="holder">
      <span>
        No separate {role.title}: the {by.role.short} is {by.as.short} here
        {tlm?.since && (
          <>
            {' since '}
            <Day date={tlm.since} />
          </>
        )}
        {tlm?.because && `, because ${reasons[tlm.because]}`}.
      </span>
    </p>
  )
}
