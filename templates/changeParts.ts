import type { KeyDiff, Move, RoleDiff, Subject } from '../src/types.ts'
import { list } from './words.ts'

/** One thing that changed for a role: `Gains` and what, or `Reworded` and in which words. */
interface ChangePart {
  readonly verb: string
  readonly subjects?: readonly Subject[]
  readonly text?: string
  /** Where there is room, this is told in full. */
  readonly brief?: true
}

/** What changed for a role, the weightiest first. Of a role that is no more only that, and what it gives up. */
export function changeParts({
  standing,
  moves,
  noNetChange,
  support,
  time,
  reworded,
  changes,
}: RoleDiff): ChangePart[] {
  const supported = (verb: string, keep: (was: boolean, is: boolean) => boolean) =>
    named(
      verb,
      support.filter(({ was, is }) => keep(was !== undefined, is !== undefined)).map((one) => one.responsibility),
    )
  return [
    ...(standing === 'added' ? [{ verb: 'Is new' }] : standing === 'removed' ? [{ verb: 'Is no more' }] : []),
    ...Object.entries(verbs).flatMap(([kind, verb]) =>
      named(
        verb,
        moves.filter((move) => move.kind === kind).map(({ responsibility }) => responsibility),
      ),
    ),
    ...named('Holds as before, through another of its roles,', noNetChange),
    ...supported('Now supports', (was, is) => !was && is),
    ...supported('No longer supports', (was, is) => was && !is),
    ...supported('Supports in another way', (was, is) => was && is),
    ...(time.length > 0
      ? [{ verb: 'Time', text: time.map(({ bucket }) => bucket).join(', '), brief: true } as const]
      : []),
    ...(standing === 'removed' ? [] : facts(changes)),
    ...(standing !== 'removed' && reworded.length > 0 ? [{ verb: 'Reworded', text: list(reworded) }] : []),
  ]
}

// As long as a name or two.
const few = 40

/** What is short in itself, then what else is not as it was, by name. */
function facts(changes: readonly KeyDiff[]): ChangePart[] {
  const isShort = (diff: KeyDiff) => Math.max(diff.was.length, diff.is.length) < 2 && valuesText(diff).length <= few
  const others = changes.filter((diff) => !isShort(diff)).map(({ key }) => keyName(key))
  return [
    ...changes
      .filter(isShort)
      .map((diff) => ({ verb: capital(keyName(diff.key)), text: valuesText(diff), brief: true }) as const),
    ...(others.length > 0 ? [{ verb: 'Changes also', text: list(others), brief: true } as const] : []),
  ]
}

/** Of one value both, of a list what is new and what is gone. */
export function valuesText({ was, is }: KeyDiff): string {
  if (was.length === 1 && is.length === 1) return `${is[0]}, was ${was[0]}`
  const gone = was.length > 0 ? [`no longer ${was.join('; ')}`] : []
  return [...is, ...gone].join('; ')
}

export const capital = (text: string) => `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`

const verbs = {
  gained: 'Gains',
  'gave-up': 'Gives up',
  'now-shares': 'Now shares',
  'no-longer-shares': 'No longer shares',
  'settles-doubt': 'Settles doubt about',
  'no-longer-settles-doubt': 'No longer settles doubt about',
  'now-expected': 'Is now expected, as everyone, to do',
  'no-longer-expected': 'Is no longer expected to do',
} as const satisfies Record<Move['kind'], string>

const named = (verb: string, subjects: readonly Subject[]): ChangePart[] =>
  subjects.length > 0 ? [{ verb, subjects }] : []

/** What a key of the front matter is about, in words: `reports to`. */
export const keyName = (key: string): string =>
  key
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('.', ', ')
    .toLowerCase()
