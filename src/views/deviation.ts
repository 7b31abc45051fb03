import { given } from '../given.ts'
import { isHeld } from '../is-held.ts'
import { ownersOf } from '../owners-of.ts'
import type { Deviation, Handbook, Responsibility, Team } from '../types.ts'
import { involvementOf } from './cell.ts'
import { aorRef, roleRef } from './refs.ts'
import { isVacant } from './seats.ts'

/** How a team departs from the default in one responsibility; undefined where it does not. */
export function deviation(handbook: Handbook, team: Team, responsibility: Responsibility): Deviation | undefined {
  const { roles, aors } = handbook
  const owners = ownersOf(responsibility).flatMap((id) => roles.get(id) ?? [])
  const stands = [...team.acting.values()]
    .flatMap((id) => roles.get(id) ?? [])
    .find((role) => isHeld(involvementOf(handbook, role, responsibility)))
  const here = owners.some(({ id }) => isVacant(team, id)) ? stands : undefined
  const changes = team.changes
    .filter((change) => change.responsibility === responsibility.id)
    .flatMap((change): Deviation['changes'] => {
      const { why, until } = change
      const common = given({ why, until })
      if (change.kind === 'leans') {
        const role = roles.get(change.role)
        return role ? [{ kind: 'leans', role: roleRef(role), ...common }] : []
      }
      const aor = aors.get(change.aor)
      return aor ? [{ kind: 'delegated', aor: aorRef(handbook, aor), ...common }] : []
    })
  if (!here && changes.length === 0) return undefined
  return given({ owners: owners.map(roleRef), here: here && roleRef(here), changes })
}
