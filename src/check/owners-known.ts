import type { FrontMatterOf } from '../parse/kinds.ts'
import type { Handbook } from '../types.ts'
import { isClear } from './is-clear.ts'
import type { Places } from './places.ts'

/**
 * Whether every responsibility says, in names that exist, who owns it, who helps and where it stands. Only then can it be
 * said that a role or a focus has none: otherwise the one it has may be the one that is told about already.
 */
export function ownersKnown({ pages, responsibilities, roles, focuses }: Handbook, places: Places): boolean {
  return [...pages.values()].every((page) => {
    if (page.kind !== 'responsibility') return true
    const data = page.data as FrontMatterOf<'responsibility'>
    const named = [
      data.ownerRole ?? [],
      ...[data.sharedBy, data.supports, data.goTo].map((map) => Object.keys(map ?? {})),
    ]
    const responsibility = responsibilities.get(page.id)
    return (
      // Another page may have taken its id.
      responsibility?.page === page &&
      responsibility.ownership.kind !== 'nobody' &&
      named.flat().every((role) => roles.has(role)) &&
      (data.coreFocus ?? []).every((focus) => focuses.has(focus)) &&
      isClear(page, ['ownerRole', 'sharedBy', 'everyone', 'supports', 'goTo', 'coreFocus', 'status'], places)
    )
  })
}
