import { applyPatch, type StructuredPatch, structuredPatch } from 'diff'

// A file of a project when rolebook has a new version of it: what the earlier version wrote, what is there, and what this
// version writes become one, unless both sides changed the same.

/** The three states of a text. Undefined where there is no such file, or where it is not known. */
interface Sides {
  readonly earlier: string | undefined
  readonly current: string | undefined
  readonly next: string
}

/** What becomes of a file: its text; nothing to do; or what cannot be done, because it is changed here too. */
type Merged =
  | { readonly text: string }
  | 'same'
  | {
      /** What rolebook would have changed. */
      readonly collision: StructuredPatch
      /** Where that is in the file as it is. */
      readonly lines: readonly number[]
    }

/** Makes one text of three. A file is changed as a whole or not at all, since half of a workflow may be worse than none. */
export function mergeText(path: string, { earlier, current: written, next }: Sides): Merged {
  const current = written?.replaceAll('\r\n', '\n')
  const asBefore = (text: string) => ({ text: written?.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text })
  if (current === next || earlier === next) return 'same'
  if (current === earlier) return asBefore(next)
  const patch = patchOf(path, earlier ?? current ?? '', next)
  // Whoever removed the file has no use for a change of it.
  if (current === undefined || earlier === undefined)
    return { collision: patch, lines: current === undefined ? [] : [1] }
  const merged = applyPatch(current, patch)
  if (merged !== false) return asBefore(merged)
  const apart = patch.hunks.filter((hunk) => applyPatch(current, { ...patch, hunks: [hunk] }) === false)
  const own = structuredPatch('', '', earlier, current, undefined, undefined, { context: 0 }).hunks
  const moved = (line: number) =>
    own
      .filter(({ oldStart }) => oldStart < line)
      .reduce((sum, { oldLines, newLines }) => sum + newLines - oldLines, line)
  return { collision: { ...patch, hunks: apart }, lines: apart.map(({ oldStart }) => moved(oldStart)) }
}

const patchOf = (path: string, from: string, to: string): StructuredPatch =>
  structuredPatch(path, path, from, to, undefined, undefined, { context: 3 })

/** A value of a file of settings that both sides have changed. */
interface ValueCollision {
  readonly key: string
  readonly current: string | undefined
  readonly next: string
}

type Values = Readonly<Record<string, string>>

/** The values of an object as rolebook has changed them, and those that both sides have changed. Where nothing is known, what is there stays. */
export function mergeValues(
  earlier: Values | undefined,
  current: Values,
  next: Values,
): { values: Record<string, string>; collisions: ValueCollision[] } {
  const before = earlier ?? Object.fromEntries(Object.entries(next).filter(([key]) => current[key] === undefined))
  const changed = Object.entries(next).filter(([key, value]) => current[key] !== value && before[key] !== value)
  const isOwn = ([key]: readonly [string, string]) => current[key] !== before[key]
  return {
    values: { ...current, ...Object.fromEntries(changed.filter((entry) => !isOwn(entry))) },
    collisions: changed.filter(isOwn).map(([key, next]) => ({ key, current: current[key], next })),
  }
}
