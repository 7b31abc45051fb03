import type { Handbook, Role, TimeDiff } from '../../types.ts'

/** How a role's time moved between buckets: as stated, or for a combined role as it follows from its parts. */
export function timeDiffs(was: Role | undefined, is: Role | undefined, { buckets }: Handbook): TimeDiff[] {
  const [before, after] = [was?.time ?? was?.combinedTime, is?.time ?? is?.combinedTime]
  const titles = new Map(buckets.map(({ id, title }) => [id, title]))
  return [...new Set([...(after?.keys() ?? []), ...(before?.keys() ?? [])])].flatMap((id): TimeDiff[] => {
    const [old, now] = [before?.get(id), after?.get(id)]
    if (old?.min === now?.min && old?.max === now?.max) return []
    return [{ bucket: titles.get(id) ?? id, ...(old && { was: old }), ...(now && { is: now }) }]
  })
}

/** By how many points a bucket moved at most, where the role said before and says now how its time is spent. */
export function mostMoved(was: Role, is: Role): number {
  const { time: before } = was
  const { time: after } = is
  if (!before || !after) return 0
  const nothing = { min: 0, max: 0 }
  const moved = [...new Set([...before.keys(), ...after.keys()])].map((id) => {
    const [old, now] = [before.get(id) ?? nothing, after.get(id) ?? nothing]
    return Math.max(Math.abs(now.min - old.min), Math.abs(now.max - old.max))
  })
  return Math.max(0, ...moved)
}
