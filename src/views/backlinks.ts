import { grouped } from '../grouped.ts'
import { byReading } from '../order.ts'
import type { Backlinks, Entity, Handbook, Kind } from '../types.ts'
import { ref } from './refs.ts'
import { seeAlso } from './see-also.ts'

/**
 * The pages that refer to each page, in their text or in their front matter. Pages that are kept out of the navigation
 * are kept out of these lists too.
 */
export function backlinks(handbook: Handbook): Backlinks {
  const { entities, guides, targets, hrefs } = handbook
  const all = [...entities.values(), ...guides.values()].filter(({ page }) => page.data.hidden !== true)
  // The pages come in order of title, so every list does.
  const sorted = all.sort((a, b) => byReading(a.title, b.title) || byReading(a.href, b.href))
  const found = sorted.flatMap((from) => {
    const linked = [...(targets.get(from.page.path)?.values() ?? [])].flatMap((target) =>
      target.kind === 'page' ? (hrefs.get(target.path) ?? []) : [],
    )
    const named = namedBy(handbook, from).map(({ href }) => href)
    const others = [...new Set([...linked, ...named])].filter((href) => href !== from.href)
    return others.map((href) => [href, ref(from)] as const)
  })
  return grouped(found)
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
  found.push(...namedByOthers(handbook, id, data.kind))
  return found.filter((entity) => entity !== undefined)
}

/** What the pages of teams, of people and of what they hold and do name. */
function namedByOthers(handbook: Handbook, id: string, kind: Kind): (Entity | undefined)[] {
  const { roles, responsibilities, aors, teams, people, releases, entities } = handbook
  const one = (of: ReadonlyMap<string, Entity>, name: string | undefined) => of.get(name ?? '')
  const person = (name: string | undefined) => people.get(name ?? '')?.page
  switch (kind) {
    case 'aor': {
      const { carries, team, holder, backup } = aors.get(id) ?? {}
      return [one(responsibilities, carries), one(teams, team), person(holder), person(backup)]
    }
    case 'team': {
      const team = teams.get(id)
      const changes = (team?.changes ?? []).flatMap((change) => [
        one(responsibilities, change.responsibility),
        change.kind === 'leans' ? one(roles, change.role) : one(aors, change.aor),
      ])
      const names = [...(team?.holders.values() ?? [])].flat()
      const held = [...(team?.holders.keys() ?? []), ...(team?.acting.values() ?? [])]
      return [
        ...[one(teams, team?.partOf), one(releases, team?.adapts), ...changes],
        ...[...held.map((role) => one(roles, role)), ...names.map(person)],
      ]
    }
    case 'person': {
      const page = entities.get(id)
      return [one(teams, people.get(page?.title ?? '')?.team)]
    }
    case 'practice':
      return (handbook.practices.get(id)?.appliesTo ?? []).map((role) => one(roles, role))
    case 'path': {
      const stops = (handbook.paths.get(id)?.steps ?? []).flatMap(({ from, to, via }) => [from, to, via])
      return stops.map((stop) => (stop?.kind === 'role' ? one(roles, stop.role) : undefined))
    }
    case 'assessment':
      return [one(roles, handbook.assessments.get(id)?.role)]
    case 'release':
      return [...(releases.get(id)?.retired.keys() ?? [])].map((gone) => one(entities, gone))
    default:
      return []
  }
}
