import { given } from '../given.ts'
import type { Handbook, PeopleView, Person } from '../types.ts'
import { holdings } from './holdings.ts'

/** Everybody who has a page or holds something, by name. Undefined in a handbook that names nobody. */
export function peopleView(handbook: Handbook): PeopleView | undefined {
  if (!handbook.generated.has('people.html')) return undefined
  const people = [...handbook.people.values()].filter(isListed).map((person) => {
    const { name, page, team } = person
    return given({
      name,
      href: page?.href,
      past: page?.status === 'historical' ? (true as const) : undefined,
      summary: page?.summary,
      // Where somebody is, unless what is held says so.
      team: handbook.teams.get(team ?? '')?.title,
      ...holdings(handbook, person),
    })
  })
  return { kind: 'people', title: 'People', href: 'people.html', people }
}

/** A person of the past is of interest as long as something is still held. */
const isListed = ({ page, holds }: Person) =>
  page?.page.data.hidden !== true && (page?.status !== 'historical' || holds.length > 0)
