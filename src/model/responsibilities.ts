import { given } from '../given.ts'
import { byNumber, byReading } from '../order.ts'
import type { Focus, Responsibility, ResponsibilityId } from '../types.ts'
import { entity } from './entity.ts'
import { ownership } from './ownership.ts'
import { existing, existingKeys, type Found, type PageOf } from './pages.ts'

/** The responsibilities by the focus they stand under, then by `order` and title. Those without a focus come last. */
export function responsibilities(
  found: Found,
  focuses: ReadonlyMap<string, Focus>,
  hrefs: ReadonlyMap<string, string>,
): Map<ResponsibilityId, Responsibility> {
  const all = [...found.responsibilities.values()].map((page) => responsibility(page, found, hrefs))
  const place = ({ focuses: [first = ''] }: Responsibility) => focuses.get(first)?.order
  all.sort((a, b) => byNumber(place(a), place(b)) || byNumber(a.order, b.order) || byReading(a.title, b.title))
  return new Map(all.map((one) => [one.id, one]))
}

function responsibility(
  page: PageOf<'responsibility'>,
  found: Found,
  hrefs: ReadonlyMap<string, string>,
): Responsibility {
  const { data } = page
  return given({
    ...entity(page, hrefs),
    ownership: ownership(page, found),
    focuses: existing(data.coreFocus, found.focuses),
    supports: existingKeys(data.supports, found.roles),
    goTo: existingKeys(data.goTo, found.roles),
    partners: data.partners ?? [],
    bucket: data.bucket,
    examples: data.examples ?? [],
    standards: data.standards ?? [],
    decides: {
      alone: data.decides?.alone ?? [],
      delegated: data.decides?.delegated ?? [],
      team: data.decides?.team ?? [],
    },
    scopes: new Map(Object.entries(data.scopes ?? {})),
    order: data.order,
  })
}
