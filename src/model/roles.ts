import { given } from '../given.ts'
import type { Config, Role, RoleId, Time } from '../types.ts'
import { type Combination, combine } from './combine.ts'
import { entity } from './entity.ts'
import { type Found, known, type PageOf } from './pages.ts'
import { roleOrder } from './role-order.ts'
import { combinedTime, time } from './time.ts'

/** The roles in the order they are shown. */
export function roles(found: Found, config: Config, hrefs: ReadonlyMap<string, string>): Map<RoleId, Role> {
  const combinations = combine(found.roles)
  const times = new Map([...found.roles].map(([id, page]) => [id, time(page.data.time, config)]))
  const pages = [...found.roles.values()].sort(roleOrder(config))
  return new Map(pages.map((page) => [page.id, role(page, combinations.get(page.id)!)]))

  function role(page: PageOf<'role'>, { combines, parts }: Combination): Role {
    const { data, id, title } = page
    const stated = times.get(id)
    return given({
      ...entity(page, hrefs),
      short: data.short ?? (id.length <= 4 ? id.toUpperCase() : title),
      aliases: (data.aliases ?? []).map(({ name }) => name),
      track: data.track,
      owner: known(data.ownerRole, found.roles),
      reportsTo: known(data.reportsTo, found.roles),
      examples: data.examples ?? [],
      notResponsible: data.notResponsible ?? [],
      titles: new Map(Object.entries(data.titles ?? {})),
      combines,
      parts,
      when: data.when,
      givesUp: givenUp(page, found),
      time: stated,
      combinedTime: stated || combines.length === 0 ? undefined : sum(parts),
    })
  }

  function sum(parts: readonly RoleId[]): Time | undefined {
    return combinedTime(parts.map((part) => times.get(part)))
  }
}

const givenUp = ({ data }: PageOf<'role'>, { roles, responsibilities }: Found): Role['givesUp'] =>
  new Map(
    (data.givesUp ?? [])
      .filter(({ id }) => responsibilities.has(id))
      .map((handed) => [handed.id, known('to' in handed ? handed.to : undefined, roles)]),
  )
