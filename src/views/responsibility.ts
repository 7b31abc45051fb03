import { activeEntities, isHeld, ownersOf, visibleEntities } from '../model/queries.ts'
import type { Example, Handbook, Responsibility, Role } from '../model/types.ts'
import { type HoldersView, holdersOfRow } from './holders.ts'
import { type Cell, cellOf } from './matrix.ts'
import { type Deviation, deviationOf } from './people.ts'
import { type AorRef, aorRef, focusRef, maybeRoleRef, type Ref, type RoleRef, ref, roleRef } from './refs.ts'
import { type Chronicle, type Tenure, tenuresOf } from './releases.ts'

export interface ResponsibilityView {
  readonly kind: 'responsibility'
  readonly title: string
  readonly summary?: string
  readonly focuses: readonly Ref[]
  readonly ownership:
    | { readonly kind: 'accountable'; readonly role: RoleRef }
    | {
        readonly kind: 'shared'
        readonly sharers: readonly { readonly role: RoleRef; readonly facet?: Ref }[]
        readonly tieBreak?: RoleRef
      }
    | { readonly kind: 'everyone' }
    | { readonly kind: 'nobody' }
    /** Of what is of the past: who held it last. */
    | { readonly kind: 'past'; readonly was: readonly RoleRef[] }
  readonly combined: readonly { readonly role: RoleRef; readonly cell: Cell }[]
  readonly supports: readonly { readonly role: RoleRef; readonly how: string }[]
  readonly goTo: readonly { readonly role: RoleRef; readonly when: string }[]
  readonly partners: readonly string[]
  readonly bucket?: string
  readonly examples: readonly Example[]
  readonly standards: readonly string[]
  readonly decides: Responsibility['decides']
  /** What it means at each scope that it speaks of, the smallest first. */
  readonly scopes: readonly { readonly title: string; readonly text: string }[]
  readonly facetOf: readonly Ref[]
  readonly holders: HoldersView
  readonly aors: readonly AorRef[]
  /** Teams where it is not as it is by default. */
  readonly teams: readonly (Deviation & { readonly team: Ref })[]
  /** Who held it, the latest first. Missing where the past is not known. */
  readonly tenures?: readonly Tenure[]
}

/** Who holds a responsibility, through which combined roles, and whom to ask about it. */
export function responsibilityView(
  handbook: Handbook,
  responsibility: Responsibility,
  history: Chronicle,
): ResponsibilityView {
  const { focuses } = handbook
  // Nobody goes to a role of the past.
  const current = new Map(activeEntities(handbook.roles).map((role) => [role.id, role]))
  const { id, title, summary, examples, decides, bucket } = responsibility
  const { partners = [], standards = [] } = responsibility.page.data
  return {
    kind: 'responsibility' as const,
    title,
    summary,
    focuses: responsibility.focuses.flatMap((focus) => focuses.get(focus) ?? []).map(focusRef),
    ownership: ownership(handbook, responsibility),
    combined: combined(handbook, responsibility),
    supports: perRole(current, responsibility.supports).map(([role, how]) => ({ role, how })),
    goTo: perRole(current, responsibility.goTo).flatMap(([role, whens]) => whens.map((when) => ({ role, when }))),
    partners,
    bucket: handbook.buckets.find((one) => one.id === bucket)?.title,
    examples,
    standards,
    decides,
    scopes: handbook.scopes.flatMap(({ id, title }) => {
      const text = responsibility.scopes.get(id)
      return text === undefined ? [] : [{ title, text }]
    }),
    facetOf: activeEntities(handbook.responsibilities)
      .filter(({ ownership }) => ownership.kind === 'shared' && [...ownership.facets.values()].includes(id))
      .map(ref),
    holders: responsibility.status === 'active' ? holdersOfRow(handbook, responsibility) : { teams: [] },
    aors: visibleEntities(handbook.aors)
      .filter(({ carries }) => carries === id)
      .map((aor) => aorRef(handbook, aor)),
    teams: visibleEntities(handbook.teams).flatMap((team) => {
      const found = deviationOf(handbook, team, responsibility)
      return found ? [{ team: ref(team), ...found }] : []
    }),
    tenures: tenuresOf(history, id),
  }
}

function ownership(
  { roles, responsibilities }: Handbook,
  { ownership, status }: Responsibility,
): ResponsibilityView['ownership'] {
  if (status === 'historical')
    return { kind: 'past', was: ownersOf({ ownership }).flatMap((id) => maybeRoleRef(roles.get(id)) ?? []) }
  switch (ownership.kind) {
    case 'accountable':
      return { kind: 'accountable', role: roleRef(roles.get(ownership.role)!) }
    case 'shared': {
      const sharers = perRole(roles, ownership.facets).map(([role, id]) => {
        const facet = responsibilities.get(id)
        return { role, ...(facet && { facet: ref(facet) }) }
      })
      return { kind: 'shared' as const, sharers, tieBreak: maybeRoleRef(roles.get(ownership.tieBreak ?? '')) }
    }
    default:
      return ownership
  }
}

/** What a combined role has from its parts, or hands on although they have it. */
const combined = (handbook: Handbook, responsibility: Responsibility): ResponsibilityView['combined'] =>
  activeEntities(handbook.roles)
    .filter(({ combines }) => combines.length > 0)
    .map((role) => ({ role: roleRef(role), cell: cellOf(handbook, role, responsibility) }))
    .filter(({ cell }) => cell.kind === 'handed' || (isHeld(cell) && cell.via.length > 0))

const perRole = <Said>(roles: ReadonlyMap<string, Role>, entries: ReadonlyMap<string, Said>) =>
  [...entries].flatMap(([id, said]) => {
    const role = roles.get(id)
    return role ? [[roleRef(role), said] as const] : []
  })
