import { byText } from '../order.ts'
import type { Entity, Guide, Handbook, Page } from '../types.ts'

/** Which pages pull in different directions. That one of the two says so is enough. */
export function tensions(
  pages: readonly Page[],
  entities: ReadonlyMap<string, Entity>,
  guides: ReadonlyMap<string, Guide>,
): Handbook['tensions'] {
  const found = new Map<string, Set<string>>()
  const add = (from: string, to: string) => found.set(from, (found.get(from) ?? new Set()).add(to))
  for (const { path, data } of pages) {
    for (const id of data.inTensionWith ?? []) {
      const other = (entities.get(id) ?? guides.get(`${id}.md`))?.page.path
      if (other === undefined || other === path) continue
      add(path, other)
      add(other, path)
    }
  }
  return new Map([...found].sort(([a], [b]) => byText(a, b)).map(([path, others]) => [path, [...others].sort(byText)]))
}
