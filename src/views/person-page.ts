import { given } from '../given.ts'
import type { Entity, Handbook, PersonView } from '../types.ts'
import { about } from './about.ts'
import { holdings } from './holdings.ts'
import { maybeRef } from './refs.ts'

/** A person: every role and area of responsibility held, wherever that is written. */
export function personView(handbook: Handbook, page: Entity): PersonView {
  const { people, teams } = handbook
  const person = people.get(page.title)
  return given({
    kind: 'person' as const,
    ...about(page),
    team: maybeRef(teams.get(person?.team ?? '')),
    ...holdings(handbook, person),
  })
}
