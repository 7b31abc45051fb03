import { given } from '../given.ts'
import { byOrder } from '../order.ts'
import type { Practice } from '../types.ts'
import { entity } from './entity.ts'
import { existing, type Found, known, type PageOf } from './pages.ts'

/** The practices by `order`, then by title. */
export function practices(
  pages: ReadonlyMap<string, PageOf<'practice'>>,
  found: Found,
  hrefs: ReadonlyMap<string, string>,
): Map<string, Practice> {
  const sorted = [...pages.values()].sort(byOrder)
  return new Map(
    sorted.map((page): [string, Practice] => {
      const { data } = page
      return [
        page.id,
        given({
          ...entity(page, hrefs),
          owner: known(data.ownerRole, found.roles),
          appliesTo: existing(data.appliesTo, found.roles),
          focuses: existing(data.coreFocus, found.focuses),
          cadence: data.cadence,
          steps: data.steps ?? [],
          antiPatterns: data.antiPatterns ?? [],
          examples: data.examples ?? [],
        }),
      ]
    }),
  )
}
