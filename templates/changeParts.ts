import type { Move, RoleDiff, Subject } from '../src/types.ts'
import { list } from './words.ts'

/** One thing that changed for a role: `Gains` and what, or `Reworded` and in which words. */
export interface ChangePart {
  readonly verb: string
  readonly subjects?: readonly Subject[]
  readonly text?: string
}

/** What changed for a role, the weightiest first. */
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
    ...(time.length > 0 ? [{ verb: 'Time', text: time.map(({ bucket }) => bucket).join(', ') }] : []),
    ...(changes.length > 0 ? [{ verb: 'Other facts', text: changes.map(({ key }) => keyName(key)).join(', ') }] : []),
    ...(reworded.length > 0 ? [{ verb: 'Reworded', text: list(reworded) }] : []),
  ]
}

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
