import { byText } from '../order.ts'
import type { FrontMatterOf } from '../parse/kinds.ts'
import { report } from '../report.ts'
import type { Handbook, Message } from '../types.ts'
import type { Places } from './places.ts'

/** No role is made of itself or reports to itself, however long the way. */
export function* cycles({ roles }: Handbook, { inPage }: Places): Iterable<Message> {
  const data = new Map([...roles].map(([id, { page }]) => [id, page.data as FrontMatterOf<'role'>]))
  const byPath = [...roles].sort(([, a], [, b]) => byText(a.page.path, b.page.path))
  const ways = {
    combines: (id: string) => data.get(id)?.combines ?? [],
    reportsTo: (id: string) => [data.get(id)?.reportsTo ?? []].flat(),
  }
  for (const [key, next] of Object.entries(ways)) {
    const told = new Set<string>()
    for (const [id, { page }] of byPath) {
      const circle = wayBack(id, next)
      const members = circle.slice(1).sort().join(' ')
      if (circle.length === 0 || told.has(members)) continue
      told.add(members)
      const message = `Unexpected circle: by \`${key}\`, \`${id}\` leads back to itself`
      const way = circle.length > 2 ? `: ${circle.map((one) => `\`${one}\``).join(' → ')}` : ''
      const mend = `Change \`${key}\` on ${circle.length > 2 ? 'one of the pages' : 'the page'}.`
      yield report('role-cycle', page.path, inPage(page, [key]), `${message}${way}`, { mend })
    }
  }
}

/** The shortest way from an id to itself, both ends included, or none. */
function wayBack(id: string, next: (id: string) => readonly string[]): readonly string[] {
  const before = new Map<string, string>()
  for (let ends = [id]; ends.length > 0 && !before.has(id); )
    ends = ends.flatMap((end) => next(end).filter((to) => !before.has(to) && before.set(to, end)))
  if (!before.has(id)) return []
  const way = [id]
  do way.unshift(before.get(way[0]!)!)
  while (way[0] !== id)
  return way
}
