import { given } from '../given.ts'
import { byOrder } from '../order.ts'
import type { Path, PathStep, Stop } from '../types.ts'
import { entity } from './entity.ts'
import { type Found, known, type PageOf } from './pages.ts'
import { readable } from './titles.ts'

/** The career paths by `order`, then by title. */
export function paths(
  pages: ReadonlyMap<string, PageOf<'path'>>,
  found: Found,
  hrefs: ReadonlyMap<string, string>,
): Map<string, Path> {
  const sorted = [...pages.values()].sort(byOrder)
  return new Map(
    sorted.map((page) => [
      page.id,
      given({
        ...entity(page, hrefs),
        owner: known(page.data.ownerRole, found.roles),
        steps: steps(page, found),
        skills: page.data.skills ?? [],
        examples: page.data.examples ?? [],
      }),
    ]),
  )
}

/** The steps both ends of which are known: a role of the handbook, or one the page lists as external. */
function steps({ data }: PageOf<'path'>, { roles }: Found): PathStep[] {
  return (data.steps ?? []).flatMap(({ from, to, via, need, note }) => {
    const [start, end] = [stop(from), stop(to)]
    return start && end ? [given({ from: start, to: end, via: stop(via), need, note })] : []
  })

  function stop(id: string | undefined): Stop | undefined {
    if (id === undefined) return undefined
    if (roles.has(id)) return { kind: 'role', role: id }
    return data.external?.includes(id) ? { kind: 'external', title: readable(id) } : undefined
  }
}
