import { words } from '../../templates/words/words.ts'
import type { Entity, Handbook, Person } from '../model/types.ts'
import { type HoldingsView, holdings } from './contacts.ts'
import { type About, headOf, maybeRef, type PersonRef, type Ref } from './refs.ts'

/** Everybody, with a page or without. */
export interface PeopleView {
  readonly kind: 'people'
  readonly title: string
  readonly href: string
  readonly people: readonly (PersonRef &
    HoldingsView & {
      readonly past?: true
      readonly summary?: string
      /** The title of the team the person says to be in. */
      readonly team?: string
    })[]
}

export interface PersonView extends About, HoldingsView {
  readonly kind: 'person'
  readonly team?: Ref
}

/** Everybody who has a page or holds something, by name. Undefined in a handbook that names nobody. */
export function peopleView(handbook: Handbook): PeopleView | undefined {
  if (!handbook.generated.has('people.html')) return undefined
  const people = [...handbook.people.values()].filter(isListed).map((person) => {
    const { name, page, team } = person
    return {
      name,
      href: page?.href,
      past: page?.status === 'historical' ? (true as const) : undefined,
      summary: page?.summary,
      // Where somebody is, unless what is held says so.
      team: handbook.teams.get(team ?? '')?.title,
      ...holdings(handbook, person),
    }
  })
  return { kind: 'people', title: words.people.title, href: 'people.html', people }
}

/** A person of the past is of interest as long as something is still held. */
const isListed = ({ page, holds }: Person) =>
  page?.page.data.hidden !== true && (page?.status !== 'historical' || holds.length > 0)

/** A person: every role and area of responsibility held, wherever that is written. */
export function personView(handbook: Handbook, page: Entity): PersonView {
  const { people, teams } = handbook
  const person = people.get(page.title)
  return {
    kind: 'person' as const,
    ...headOf(page),
    team: maybeRef(teams.get(person?.team ?? '')),
    ...holdings(handbook, person),
  }
}
