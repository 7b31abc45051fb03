import type { AorRef, Entity, Handbook, Holding, PersonView } from '../types.ts'
import { about } from './about.ts'
import { given } from './given.ts'
import { aorRef, maybeRef, ref, roleRefAt } from './refs.ts'

/** A person: every role and area of responsibility held, wherever that is written. */
export function personView(handbook: Handbook, page: Entity): PersonView {
  const { people, teams, roles, aors } = handbook
  const person = people.get(page.title)
  const holds = person?.holds ?? []
  return given({
    kind: 'person' as const,
    ...about(page),
    team: maybeRef(teams.get(person?.team ?? '')),
    roles: holds.flatMap((held) => {
      if (held.kind !== 'role') return []
      const [role, team] = [roles.get(held.role), teams.get(held.team)]
      return role && team && isListed(team) ? [{ role: roleRefAt(role, team), team: ref(team) }] : []
    }),
    aors: areas('aor'),
    backupOf: areas('backup'),
  })

  function areas(kind: Exclude<Holding['kind'], 'role'>): AorRef[] {
    return holds.flatMap((held) => {
      const aor = held.kind === kind ? aors.get(held.aor) : undefined
      return aor && isListed(aor) ? [aorRef(handbook, aor)] : []
    })
  }
}

const isListed = ({ page }: Entity) => page.data.hidden !== true
