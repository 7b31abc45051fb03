import type { RoleId } from '../types.ts'
import { existing, type PageOf } from './pages.ts'

/** What a role is made of: `combines` one step down, `parts` at the bottom. */
export interface Combination {
  readonly combines: readonly RoleId[]
  readonly parts: readonly RoleId[]
}

/**
 * What each role is made of. Members of a cycle count as plain roles, so that everything built on this ends. Combining
 * is associative: a role made of another combined role has the same parts as one that names them all itself.
 */
export function combine(pages: ReadonlyMap<RoleId, PageOf<'role'>>): Map<RoleId, Combination> {
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
