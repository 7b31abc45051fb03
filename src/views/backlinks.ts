import type { Backlinks, Entity, Handbook, Ref } from '../types.ts'
import { byReading } from './by-reading.ts'
import { ref } from './refs.ts'
import { seeAlso } from './see-also.ts'

/**
 * The pages that refer to each page, in their text or in their front matter. Pages that are kept out of the navigation
 * are kept out of these lists too.
 */
export function backlinks(handbook: Handbook): Backlinks {
  const { entities, guides, targets, hrefs } = handbook
  const lists = new Map<string, Ref[]>()
  const all = [...entities.values(), ...guides.values()].filter(({ page }) => page.data.hidden !== true)
  // The pages come in order of title, so every list does.
  for (const from of all.sort((a, b) => byReading(a.title, b.title) || byReading(a.href, b.href))) {
    const linked = [...(targets.get(from.page.path)?.values() ?? [])].flatMap((target) =>
      target.kind === 'page' ? (hrefs.get(target.path) ?? []) : [],
    )
    const named = namedBy(handbook, from).map(({ href }) => href)
    for (const href of new Set([...linked, ...named])) {
      if (href === from.href) continue
      const list = lists.get(href)
      if (list) list.push(ref(from))
      else lists.set(href, [ref(from)])
    }
  }
  return lists
}

/** The entities that a page's front matter names. */
function namedBy(handbook: Handbook, { id, page }: Entity): Entity[] {
  const { roles, focuses, responsibilities, terms, entities } = handbook
  const { data } = page
  const found: (Entity | undefined)[] = [
    roles.get(data.ownerRole ?? ''),
    ...(data.coreFocus ?? []).map((one) => focuses.get(one)),
    ...(data.inTensionWith ?? []).map((one) => entities.get(one)),
  ]
  if (data.kind === 'role') {
    found.push(roles.get(data.reportsTo ?? ''), ...(data.combines ?? []).map((one) => roles.get(one)))
    for (const [duty, to] of roles.get(id)?.givesUp ?? []) found.push(responsibilities.get(duty), roles.get(to ?? ''))
  }
  if (data.kind === 'responsibility') {
    const { supports = {}, goTo = {}, sharedBy = {}, tieBreak = '' } = data
    const ids = [supports, goTo, sharedBy].flatMap(Object.keys)
    found.push(...[...ids, tieBreak].map((one) => roles.get(one)))
    found.push(...Object.values(sharedBy).map((facet) => responsibilities.get(facet)))
  }
  if (data.kind === 'term') found.push(...seeAlso(handbook, terms.get(id)!))
  return found.filter((entity) => entity !== undefined)
}
