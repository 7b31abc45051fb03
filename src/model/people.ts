import { given } from '../given.ts'
import { grouped } from '../grouped.ts'
import { byOrder, byReading } from '../order.ts'
import { present } from '../present.ts'
import type { Aor, AorId, Entity, Holding, Person, PersonName, Team, TeamId } from '../types.ts'
import { entity } from './entity.ts'
import { known, type PageOf } from './pages.ts'

/** Everybody who has a page or is named where something is held, in order of name. */
export function peopleOf(
  pages: ReadonlyMap<string, PageOf<'person'>>,
  teams: ReadonlyMap<TeamId, Team>,
  aors: ReadonlyMap<AorId, Aor>,
  hrefs: ReadonlyMap<string, string>,
): Map<PersonName, Person> {
  const byName = new Map<PersonName, PageOf<'person'>>()
  for (const page of pages.values()) if (!byName.has(page.title)) byName.set(page.title, page)
  // Nobody holds what is no more.
  const holds = grouped([...inTeams(present(teams)), ...ofAors(present(aors))])
  const names = [...new Set([...byName.keys(), ...holds.keys()])].sort(byReading)
  return new Map(names.map((name) => [name, person(name, byName.get(name))]))

  function person(name: PersonName, page: PageOf<'person'> | undefined): Person {
    return given({
      name,
      page: page && entity(page, hrefs),
      team: known(page?.data.team, teams),
      holds: holds.get(name) ?? [],
    })
  }
}

/** The pages of people by id, in order of name. */
export const personEntities = (
  pages: ReadonlyMap<string, PageOf<'person'>>,
  hrefs: ReadonlyMap<string, string>,
): Map<string, Entity> => new Map([...pages.values()].sort(byOrder).map((page) => [page.id, entity(page, hrefs)]))

/** Whoever has two roles in one has the one that combines them. */
const inTeams = (teams: readonly Team[]): [PersonName, Holding][] =>
  teams.flatMap(({ id, holders, acting }) =>
    [...holders].flatMap(([role, names]) =>
      names.map((name): [PersonName, Holding] => [name, { kind: 'role', role: acting.get(role) ?? role, team: id }]),
    ),
  )

const ofAors = (aors: readonly Aor[]): [PersonName, Holding][] =>
  aors.flatMap(({ id, holder, backup }) => [
    ...(holder === undefined ? [] : [[holder, { kind: 'aor', aor: id }] satisfies [PersonName, Holding]]),
    ...(backup === undefined ? [] : [[backup, { kind: 'backup', aor: id }] satisfies [PersonName, Holding]]),
  ])
