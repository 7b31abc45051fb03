import { given } from '../given.ts'
import type { Ownership } from '../types.ts'
import { existingKeys, type Found, known, type PageOf } from './pages.ts'

/** Who holds a responsibility. Where a page says two things, which is an error, one accountable role is the answer. */
export function ownership({ data }: PageOf<'responsibility'>, { roles }: Found): Ownership {
  const role = known(data.ownerRole, roles)
  if (role !== undefined) return { kind: 'accountable', role }
  const facets = existingKeys(data.sharedBy, roles)
  if (facets.size > 0) return given({ kind: 'shared' as const, facets, tieBreak: known(data.tieBreak, roles) })
  return { kind: data.everyone ? 'everyone' : 'nobody' }
}
