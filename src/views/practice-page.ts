import { given } from '../given.ts'
import type { Handbook, Practice, PracticeView } from '../types.ts'
import { about } from './about.ts'
import { maybeRoleRef, ref, roleRefs } from './refs.ts'

/** A practice: whom it is for, how often and how it is done. */
export function practiceView(handbook: Handbook, practice: Practice): PracticeView {
  const { owner, appliesTo, focuses, cadence, steps, antiPatterns, examples } = practice
  return given({
    kind: 'practice' as const,
    ...about(practice),
    owner: maybeRoleRef(handbook.roles.get(owner ?? '')),
    appliesTo: roleRefs(handbook, appliesTo),
    focuses: focuses.flatMap((id) => handbook.focuses.get(id) ?? []).map(ref),
    cadence,
    steps,
    antiPatterns,
    examples,
  })
}
