import { given } from '../given.ts'
import type { Aor, AorView, Handbook } from '../types.ts'
import { about } from './about.ts'
import { maybeRef, maybeRoleRef, personRef } from './refs.ts'

/** An area of responsibility: who holds it, and which role stays accountable. */
export function aorView(handbook: Handbook, aor: Aor): AorView {
  const { roles, responsibilities, teams, scopes } = handbook
  return given({
    kind: 'aor' as const,
    ...about(aor),
    owner: maybeRoleRef(roles.get(aor.owner ?? '')),
    carries: maybeRef(responsibilities.get(aor.carries ?? '')),
    holder: aor.holder === undefined ? undefined : personRef(handbook, aor.holder),
    backup: aor.backup === undefined ? undefined : personRef(handbook, aor.backup),
    team: maybeRef(teams.get(aor.team ?? '')),
    scope: scopes.find(({ id }) => id === aor.scope)?.title,
    grantedOn: aor.grantedOn,
    examples: aor.examples,
  })
}
