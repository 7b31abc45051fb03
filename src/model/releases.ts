import { given } from '../given.ts'
import { byNumber, byReading } from '../order.ts'
import type { Release } from '../types.ts'
import { entity } from './entity.ts'
import type { PageOf } from './pages.ts'

/** The releases by `order`, then the newest version first. */
export function releases(
  pages: ReadonlyMap<string, PageOf<'release'>>,
  hrefs: ReadonlyMap<string, string>,
): Map<string, Release> {
  const sorted = [...pages.values()].sort((a, b) => byNumber(a.data.order, b.data.order) || byReading(b.id, a.id))
  return new Map(
    sorted.map((page): [string, Release] => {
      const { date, retired = {} } = page.data
      return [page.id, given({ ...entity(page, hrefs), date, retired: new Map(Object.entries(retired)) })]
    }),
  )
}
