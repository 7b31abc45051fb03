import type { AorRef, Entity, Handbook, Holding, HoldingsView, Person } from '../types.ts'
import { aorRef, ref, roleRefAt } from './refs.ts'

/** All that a person holds, but for what is kept out of sight. */
export function holdings(handbook: Handbook, person: Person | undefined): HoldingsView {
  const { roles, teams, aors } = handbook
  const holds = person?.holds ?? []
  return {
    roles: holds.flatMap((held) => {
      if (held.kind !== 'role') return []
      const [role, team] = [roles.get(held.role), teams.get(held.team)]
      return role && team && isListed(team) ? [{ role: roleRefAt(role, team), team: ref(team) }] : []
    }),
    aors: areas('aor'),
    backupOf: areas('backup'),
  }

  function areas(kind: Exclude<Holding['kind'], 'role'>): AorRef[] {
    return holds.flatMap((held) => {
      const aor = held.kind === kind ? aors.get(held.aor) : undefined
      return aor && isListed(aor) ? [aorRef(handbook, aor)] : []
    })
  }
}

const isListed = ({ page }: Entity) => page.data.hidden !== true
