import { given } from '../given.ts'
import { byOrder } from '../order.ts'
import type { Focus } from '../types.ts'
import { entity } from './entity.ts'
import { type Found, known } from './pages.ts'

/** The focus areas by their `order`, then by title. Each one's `order` is its place among them. */
export function focuses({ focuses, roles }: Found, hrefs: ReadonlyMap<string, string>): Map<string, Focus> {
  const sorted = [...focuses.values()].sort(byOrder)
  return new Map(
    sorted.map((page, order): [string, Focus] => [
      page.id,
      given({ ...entity(page, hrefs), owner: known(page.data.ownerRole, roles), order }),
    ]),
  )
}
