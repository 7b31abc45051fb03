import type { Level, Move, RoleCourse, RoleDiff, RoleRelease, RoleStep, Subject } from '../types.ts'

/**
 * What a role had to do with each responsibility that moved, after each release that moved one and at the start, the
 * newest first. Read backwards from the changes alone: where nothing moved since, it is as the next older move left it.
 * `start` is the first release that is known. Undefined when nothing ever moved.
 */
export function roleCourse(steps: readonly RoleStep[], start: RoleRelease): RoleCourse | undefined {
  const moving = steps.map((step) => ({ step, turns: turnsOf(step.change) })).filter(({ turns }) => turns.size > 0)
  const rows = new Map<string, Subject>()
  for (const { turns } of moving)
    for (const [id, { responsibility }] of turns) if (!rows.has(id)) rows.set(id, responsibility)
  if (rows.size === 0) return undefined
  const levelsOf = (id: string) => {
    const turns = moving.map(({ turns }) => turns.get(id))
    const oldestFirst: Level[] = [turns.findLast((turn) => turn)!.was]
    for (const turn of turns.toReversed()) oldestFirst.push(turn?.is ?? oldestFirst.at(-1)!)
    return oldestFirst.reverse()
  }
  return {
    releases: [...moving.map(({ step: { change: _, ...release } }) => release), start],
    rows: [...rows].map(([id, responsibility]) => ({ responsibility, levels: levelsOf(id) })),
  }
}

type Turn = Pick<Move, 'responsibility' | 'was' | 'is'>

/** Each responsibility at most once: who settles doubt is no turn, and support that ends with a move is one with it. */
function turnsOf({ moves, support }: RoleDiff): ReadonlyMap<string, Turn> {
  const turns = new Map<string, Turn>()
  for (const { responsibility, was, is } of support)
    if ((was === undefined) !== (is === undefined))
      turns.set(responsibility.id, {
        responsibility,
        was: was === undefined ? 'none' : 'supports',
        is: is === undefined ? 'none' : 'supports',
      })
  for (const { responsibility, was, is } of moves)
    if (was !== is) turns.set(responsibility.id, { responsibility, was, is })
  return turns
}
