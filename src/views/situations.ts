import type { RoleId, SituationView, WhoView } from '../types.ts'

/** More than this is a list to search and not to glance at. */
const most = 6

/** Some situations in which to go to somebody, in turn from each role that is gone to. */
export function situations({ groups }: WhoView): readonly SituationView[] {
  const byRole = new Map<RoleId, SituationView[]>()
  for (const { responsibility, contacts } of groups.flatMap(({ entries }) => entries)) {
    const { title, href } = responsibility
    for (const { role, situations } of contacts) {
      const ofRole = byRole.get(role.id) ?? []
      byRole.set(role.id, ofRole)
      ofRole.push(...situations.map((when) => ({ when, role, responsibility: { title, href } })))
    }
  }
  const all = [...byRole.values()].flatMap((ofRole) => ofRole.map((situation, turn) => ({ situation, turn })))
  return all
    .sort((a, b) => a.turn - b.turn)
    .slice(0, most)
    .map(({ situation }) => situation)
}
