import { byOrder } from '../order.ts'
import type { Term } from '../types.ts'
import { entity } from './entity.ts'
import type { PageOf } from './pages.ts'

/** The glossary by `order`, then by title. */
export function terms(
  pages: ReadonlyMap<string, PageOf<'term'>>,
  hrefs: ReadonlyMap<string, string>,
): Map<string, Term> {
  const all = [...pages.values()].map((page): Term => {
    const { aliases = [], seeAlso = [] } = page.data
    return { ...entity(page, hrefs), aliases: aliases.map(({ name }) => name), seeAlso }
  })
  return new Map(all.sort((a, b) => byOrder(a.page, b.page)).map((term) => [term.id, term]))
}
