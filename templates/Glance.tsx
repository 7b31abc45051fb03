import type { RoleView } from '../src/types.ts'
import { Load } from './Load.tsx'
import { TimeSplit } from './TimeSplit.tsx'

/** The two numbers to remember of a role: what it answers for, and where its time goes. */
export function Glance({
  load,
  time,
  buckets,
}: Pick<RoleView, 'load' | 'buckets'> & { readonly time: RoleView['time'] }) {
  return (
    <div class="glance">
      <Load load={load} />
      {time && <TimeSplit time={time} buckets={buckets} />}
    </div>
  )
}
