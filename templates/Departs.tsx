import type { ResponsibilityId } from '../src/types.ts'
import { departureId } from './words.ts'

/** Leads from a row of a team's matrix to what its agreement says. */
export function Departs({ of }: { readonly of: ResponsibilityId }) {
  return (
    <a class="differs" href={`#${encodeURIComponent(departureId(of))}`}>
      Differs
    </a>
  )
}
