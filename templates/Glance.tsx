import type { RoleView } from '../src/types.ts'
import { Load } from './Load.tsx'
import { TimeSplit } from './TimeSplit.tsx'

/** The numbers to remember of a role: what it answers for, and where its time goes. */
export function Glance({ view }: { readonly view: RoleView }) {
  return (
    <div class="glance">
      <Load view={view} />
      {view.time && <TimeSplit time={view.time} buckets={view.buckets} />}
    </div>
  )
}
