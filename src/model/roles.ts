import { orderIn } from '../base/languages.ts'
import { byNumber } from '../base/text.ts'
import type { Config } from '../schema/config.ts'
import type { FrontMatterOf } from '../schema/front-matter.ts'
import { existing, type Found, known, makeEntities } from './pages.ts'
import type { PageOf, ResponsibilityId, Role, RoleId, Time, Track } from './types.ts'

/** The roles in the order they are shown. */
export function buildRoles(found: Found): Map<RoleId, Role> {
  const { config, byKind } = found
  const combinations = combine(byKind.role)
  const times = new Map([...byKind.role].map(([id, { data }]) => [id, time(data.time, config)]))
  return makeEntities(
    found,
    'role',
    ({ id, title, data }) => {
      const { combines, parts } = combinations.get(id)!
      const stated = times.get(id)
      return {
        // An id of few letters is an abbreviation, unless it is the title itself.
        short: data.short ?? (id.length <= 4 && id !== title.toLowerCase() ? id.toUpperCase() : title),
        aliases: (data.aliases ?? []).map(({ name }) => name),
        track: data.track,
        reportsTo: known(data.reportsTo, byKind.role),
        titles: new Map(Object.entries(data.titles ?? {})),
        combines,
        parts,
        givesUp: givenUp(data, found),
        time: stated,
        combinedTime: stated || combines.length === 0 ? undefined : combinedTime(parts.map((part) => times.get(part))),
      }
    },
    roleOrder(config),
  )
}

const givenUp = (data: FrontMatterOf<'role'>, { byKind }: Found): Role['givesUp'] =>
  new Map(
    handedOn(data)
      .filter(([id]) => byKind.responsibility.has(id))
      .map(([id, to]) => [id, known(to, byKind.role)]),
  )

/** What a combined role says that it hands on, each with the role that takes it where the page says so. */
export const handedOn = ({ givesUp = [] }: FrontMatterOf<'role'>): (readonly [ResponsibilityId, RoleId?])[] =>
  Array.isArray(givesUp) ? givesUp.map((id) => [id]) : Object.entries(givesUp)

type RolePage = PageOf<'role'>

const tracks: readonly (Track | undefined)[] = ['management', 'ic', 'hybrid', 'product', undefined]

/** Compares roles by `order`, then by their place in the matrices, then by track and title. */
function roleOrder({ matrices, language }: Config): (a: RolePage, b: RolePage) => number {
  const byTitle = orderIn(language)
  const places = new Map<RoleId, number>()
  for (const id of matrices.flatMap(({ roles }) => roles)) if (!places.has(id)) places.set(id, places.size)
  return (a, b) =>
    byNumber(a.data.order, b.data.order) ||
    byNumber(places.get(a.id), places.get(b.id)) ||
    byNumber(tracks.indexOf(a.data.track), tracks.indexOf(b.data.track)) ||
    byTitle(a.title, b.title)
}

/** What a role is made of: `combines` one step down, `parts` at the bottom. */
interface Combination {
  readonly combines: readonly RoleId[]
  readonly parts: readonly RoleId[]
}

/**
 * What each role is made of. Members of a cycle count as plain roles, so that everything built on this ends. Combining
 * is associative: a role made of another combined role has the same parts as one that names them all itself.
 */
function combine(pages: ReadonlyMap<RoleId, PageOf<'role'>>): Map<RoleId, Combination> {
  const written = new Map([...pages].map(([id, page]) => [id, existing(page.data.combines, pages)]))
  const plain = new Set([...written.keys()].filter((id) => isInCycle(id, written)))
  const combines = new Map([...written].map(([id, list]) => [id, plain.has(id) ? [] : list]))
  return new Map(
    [...combines].map(([id, list]) => [
      id,
      { combines: list, parts: membersOf(id, combines).filter((member) => combines.get(member)?.length === 0) },
    ]),
  )
}

const isInCycle = (id: RoleId, combines: ReadonlyMap<RoleId, readonly RoleId[]>) =>
  combines.get(id)?.some((part) => membersOf(part, combines).includes(id)) ?? false

/** The role and everything it is made of, from the top down and in the order written, each once. */
export function membersOf(id: RoleId, combines: ReadonlyMap<RoleId, readonly RoleId[]>): RoleId[] {
  const members = new Set<RoleId>()
  const waiting = [id]
  // A list and no recursion: a chain of combined roles may be longer than the stack is deep.
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (members.has(next)) continue
    members.add(next)
    waiting.push(...(combines.get(next) ?? []).toReversed())
  }
  return [...members]
}

type Share = { readonly min: number; readonly max: number }

/** A role's time as stated, in the order of the configured buckets; those not configured come last. */
function time(stated: Readonly<Record<string, Share>> | undefined, { buckets }: Config): Time | undefined {
  if (!stated) return undefined
  const entries = new Map(Object.entries(stated))
  const order = new Set([...buckets.map(({ id }) => id), ...entries.keys()])
  return new Map([...order].flatMap((id) => pair(id, entries.get(id))))
}

const pair = (id: string, share: Share | undefined): [string, Share][] => (share ? [[id, share]] : [])

/** The parts' time added up per bucket, which for two full-time jobs makes 200 percent. */
export function combinedTime(parts: readonly (Time | undefined)[]): Time | undefined {
  const sum = new Map<string, Share>()
  for (const [bucket, { min, max }] of parts.flatMap((part) => [...(part ?? [])])) {
    const before = sum.get(bucket) ?? { min: 0, max: 0 }
    sum.set(bucket, { min: before.min + min, max: before.max + max })
  }
  return sum.size > 0 ? sum : undefined
}
