import { given } from '../given.ts'
import { isHeld } from '../is-held.ts'
import { present } from '../present.ts'
import type { Handbook, Responsibility, ResponsibilityView, Role } from '../types.ts'
import { cell } from './cell.ts'
import type { Chronicle } from './chronicle.ts'
import { deviation } from './deviation.ts'
import { listed } from './listed.ts'
import { aorRef, maybeRoleRef, ref, roleRef } from './refs.ts'

/** Who holds a responsibility, through which combined roles, and whom to ask about it. */
export function responsibilityView(
  handbook: Handbook,
  responsibility: Responsibility,
  history: Chronicle,
): ResponsibilityView {
  const { focuses } = handbook
  // Nobody goes to a role of the past.
  const current = new Map(present(handbook.roles).map((role) => [role.id, role]))
  const { id, title, summary, partners, examples, standards, decides, bucket } = responsibility
  return given({
    kind: 'responsibility' as const,
    title,
    summary,
    focuses: responsibility.focuses.flatMap((focus) => focuses.get(focus) ?? []).map(ref),
    ownership: ownership(handbook, responsibility),
    combined: combined(handbook, responsibility),
    supports: perRole(current, responsibility.supports).map(([role, how]) => ({ role, how })),
    goTo: perRole(current, responsibility.goTo).map(([role, when]) => ({ role, when })),
    partners,
    bucket: handbook.buckets.find((one) => one.id === bucket)?.title,
    examples,
    standards,
    decides,
    scopes: handbook.scopes.flatMap(({ id, title }) => {
      const text = responsibility.scopes.get(id)
      return text === undefined ? [] : [{ title, text }]
    }),
    facetOf: present(handbook.responsibilities)
      .filter(({ ownership }) => ownership.kind === 'shared' && [...ownership.facets.values()].includes(id))
      .map(ref),
    aors: listed(handbook.aors)
      .filter(({ carries }) => carries === id)
      .map((aor) => aorRef(handbook, aor)),
    teams: listed(handbook.teams).flatMap((team) => {
      const found = deviation(handbook, team, responsibility)
      return found ? [{ team: ref(team), ...found }] : []
    }),
    tenures: history.tenures(id),
  })
}

function ownership(
  { roles, responsibilities }: Handbook,
  { ownership }: Responsibility,
): ResponsibilityView['ownership'] {
  switch (ownership.kind) {
    case 'accountable': {
      const role = roles.get(ownership.role)
      return role ? { kind: 'accountable', role: roleRef(role) } : { kind: 'nobody' }
    }
    case 'shared': {
      const sharers = perRole(roles, ownership.facets).map(([role, id]) => {
        const facet = responsibilities.get(id)
        return { role, ...(facet && { facet: ref(facet) }) }
      })
      return given({ kind: 'shared' as const, sharers, tieBreak: maybeRoleRef(roles.get(ownership.tieBreak ?? '')) })
    }
    default:
      return ownership
  }
}

/** What a combined role has from its parts, or hands on although they have it. */
const combined = (handbook: Handbook, responsibility: Responsibility): ResponsibilityView['combined'] =>
  present(handbook.roles)
    .filter(({ combines }) => combines.length > 0)
    .map((role) => ({ role: roleRef(role), cell: cell(handbook, role, responsibility) }))
    .filter(({ cell }) => cell.kind === 'handed' || (isHeld(cell) && cell.via.length > 0))

const perRole = (roles: ReadonlyMap<string, Role>, entries: ReadonlyMap<string, string>) =>
  [...entries].flatMap(([id, text]) => {
    const role = roles.get(id)
    return role ? [[roleRef(role), text] as const] : []
  })
