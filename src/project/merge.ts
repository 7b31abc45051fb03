import { diffArrays, type StructuredPatch, structuredPatch } from 'diff'

// A file of a project when rolebook has a new version of it: what the earlier version wrote, what is there, and what this
// version writes become one. Where both sides changed the same lines, what is there stays, and the difference is shown.

/** The three states of a text. */
interface Sides {
  /** Undefined where it is not known, or where it is what this version writes. */
  readonly earlier: string | undefined
  /** Undefined where there is no such file. */
  readonly current: string | undefined
  readonly next: string
}

/** What becomes of a file. */
interface Merged {
  /** What it holds then: all of rolebook's changes that are not in the way of others. */
  readonly text: string | undefined
  /** From that to what rolebook would have written in the other places; without hunks where there are none. */
  readonly collision: StructuredPatch
}

/**
 * Makes one text of three. Where it is not known what rolebook wrote before, nothing changes, and every place where rolebook
 * writes something that is not there is a collision.
 */
export function mergeText(path: string, { earlier, current: written, next }: Sides): Merged {
  const patchOf = (from: string, to: string) =>
    structuredPatch(path, path, from, to, undefined, undefined, { context: 3 })
  // Whoever removed the file has no use for a change of it.
  if (written === undefined) return { text: undefined, collision: patchOf(earlier ?? next, next) }
  const current = written.replaceAll('\r\n', '\n')
  const { text, proposed } = earlier === undefined ? compareText(current, next) : combineText(earlier, current, next)
  return {
    text: text === current ? written : written.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text,
    collision: patchOf(text, proposed),
  }
}

/** Where a patch changes a file: the line of each of its hunks at which the first change is. */
export const findChangedLines = ({ hunks }: StructuredPatch): number[] =>
  hunks.map(({ oldStart, lines }) => oldStart + lines.findIndex((line) => !line.startsWith(' ')))

interface Combined {
  readonly text: string
  /** The same with rolebook's lines in the places that both sides changed. */
  readonly proposed: string
}

/** Lines that are there and that rolebook does not write are nobody's concern. */
const compareText = (current: string, next: string): Combined => ({
  text: current,
  proposed: applyEdits(
    current,
    findEdits(current, next).filter(({ lines }) => lines.length > 0),
  ),
})

function combineText(earlier: string, current: string, next: string): Combined {
  const own = findEdits(earlier, current)
  const theirs = findEdits(earlier, next).filter((edit) => !own.some((other) => isSameEdit(edit, other)))
  const collides = (edit: Edit) => own.some((other) => isTouching(edit, other))
  const free = theirs.filter((edit) => !collides(edit))
  const apart = own.filter((edit) => !theirs.some((other) => isTouching(edit, other)))
  return {
    text: applyEdits(earlier, [...own, ...free]),
    proposed: applyEdits(earlier, [...apart, ...theirs]),
  }
}

/** Lines of a text that are replaced by others. */
interface Edit {
  readonly at: number
  readonly removed: number
  readonly lines: readonly string[]
}

const isTouching = (a: Edit, b: Edit): boolean => a.at <= b.at + b.removed && b.at <= a.at + a.removed

const isSameEdit = (a: Edit, b: Edit): boolean =>
  a.at === b.at && a.removed === b.removed && a.lines.join('') === b.lines.join('')

const splitLines = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? []

function findEdits(from: string, to: string): Edit[] {
  const edits: Edit[] = []
  let at = 0
  let open: { at: number; removed: number; lines: string[] } | undefined
  for (const { added, removed, value } of diffArrays(splitLines(from), splitLines(to))) {
    if (added || removed) {
      if (!open) {
        open = { at, removed: 0, lines: [] }
        edits.push(open)
      }
      if (added) open.lines.push(...value)
      else open.removed += value.length
    } else open = undefined
    if (!added) at += value.length
  }
  return edits
}

function applyEdits(text: string, edits: readonly Edit[]): string {
  const lines = splitLines(text)
  for (const { at, removed, lines: fresh } of edits.toSorted((a, b) => b.at - a.at)) lines.splice(at, removed, ...fresh)
  return lines.join('')
}

/** A value of a file of settings that both sides have changed. */
interface ValueCollision {
  readonly key: string
  readonly current: string | undefined
  readonly next: string
}

type Values = Readonly<Record<string, string>>

/**
 * The values of an object that rolebook has changed, and those that both sides have changed. Where it is not known what rolebook
 * wrote before, nothing changes, and each value that is there and other than rolebook's is a collision.
 */
export function mergeValues(
  earlier: Values | undefined,
  current: Values,
  next: Values,
): { changed: Values; collisions: ValueCollision[] } {
  const before = earlier ?? { ...next, ...Object.fromEntries(Object.keys(current).map((key) => [key, undefined])) }
  const changed = Object.entries(next).filter(([key, value]) => current[key] !== value && before[key] !== value)
  const isOwn = ([key]: readonly [string, string]) => current[key] !== before[key]
  return {
    changed: Object.fromEntries(changed.filter((entry) => !isOwn(entry))),
    collisions: changed.filter(isOwn).map(([key, next]) => ({ key, current: current[key], next })),
  }
}
