import { byNumber } from '../base/text.ts'
import type { FrontMatterOf } from '../schema/front-matter.ts'
import { existing, existingKeys, type Found, known, makeEntities, pageOrder } from './pages.ts'
import { membersOf } from './roles.ts'
import type {
  Focus,
  Handbook,
  Involvement,
  Ownership,
  PageOf,
  Responsibility,
  ResponsibilityId,
  Role,
  RoleId,
} from './types.ts'

/** The responsibilities by the focus they stand under, then by `order` and title. Those without a focus come last. */
export function buildResponsibilities(
  found: Found,
  focuses: ReadonlyMap<string, Focus>,
): Map<ResponsibilityId, Responsibility> {
  const { role: roles, focus: focusPages } = found.byKind
  const place = ({ data }: PageOf<'responsibility'>) => focuses.get(existing(data.coreFocus, focuses)[0] ?? '')?.order
  return makeEntities(
    found,
    'responsibility',
    ({ data }) => ({
      ownership: ownership(data, roles),
      focuses: existing(data.coreFocus, focusPages),
      supports: existingKeys(data.supports, roles),
      goTo: existingKeys(data.goTo, roles),
      bucket: data.bucket,
      examples: data.examples ?? [],
      decides: { alone: [], delegated: [], team: [], ...data.decides },
      scopes: new Map(Object.entries(data.scopes ?? {})),
      order: data.order,
    }),
    (a, b) => byNumber(place(a), place(b)) || pageOrder(found.config)(a, b),
  )
}

/** Who holds a responsibility. Where a page says two things, which is an error, one accountable role is the answer. */
function ownership(data: FrontMatterOf<'responsibility'>, roles: Found['byKind']['role']): Ownership {
  const role = known(data.ownerRole, roles)
  if (role !== undefined) return { kind: 'accountable', role }
  const facets = existingKeys(data.sharedBy, roles)
  if (facets.size > 0) return { kind: 'shared', facets, tieBreak: known(data.tieBreak, roles) }
  return { kind: data.everyone ? 'everyone' : 'nobody' }
}

type Roles = ReadonlyMap<RoleId, Role>

/** What every role has to do with every responsibility: with one of the past, nothing any more. */
export function deriveInvolvement(
  roles: Roles,
  responsibilities: ReadonlyMap<ResponsibilityId, Responsibility>,
): Handbook['involvement'] {
  const combines = new Map([...roles].map(([id, role]) => [id, role.combines]))
  return new Map(
    [...roles.values()].map((role) => {
      const members = membersOf(role.id, combines)
      const all = [...responsibilities.values()]
      return [
        role.id,
        new Map(all.map((responsibility) => [responsibility.id, involve(role, members, roles, responsibility)])),
      ]
    }),
  )
}

/**
 * The strongest of what a role and the parts it is made of (`members`) have to do with one responsibility. What it
 * hands on it no longer holds, whichever of them held it.
 */
function involve(role: Role, members: readonly RoleId[], roles: Roles, responsibility: Responsibility): Involvement {
  if (responsibility.status !== 'active') return { kind: 'none' }
  if (role.givesUp.has(responsibility.id)) {
    const to = role.givesUp.get(responsibility.id)
    return { kind: 'handed', to }
  }
  return (
    hold(role, members, responsibility) ??
    expected(role, members, roles, responsibility) ??
    support(role, members, responsibility) ?? { kind: 'none' }
  )
}

function hold(role: Role, members: readonly RoleId[], { ownership }: Responsibility): Involvement | undefined {
  if (ownership.kind === 'accountable' && members.includes(ownership.role))
    return { kind: 'accountable', via: without(role, [ownership.role]), allFacets: false }
  if (ownership.kind !== 'shared') return undefined
  const { facets, tieBreak } = ownership
  const sharers = members.filter((member) => facets.has(member))
  if (sharers.length === 0) return undefined
  const via = without(role, sharers)
  // A shared row whose sharers are all one person is plainly accountable, and there is no doubt left to settle.
  if (sharers.length > 1 && sharers.length === facets.size) return { kind: 'accountable', via, allFacets: true }
  return {
    kind: 'shared',
    via,
    facets: sharers.map((sharer) => facets.get(sharer)!),
    settlesDoubt: tieBreak !== undefined && members.includes(tieBreak),
  }
}

/** What is expected of everyone reaches every engineering track, but no role of the past. */
function expected(role: Role, members: readonly RoleId[], roles: Roles, { ownership }: Responsibility) {
  if (ownership.kind !== 'everyone' || role.status === 'historical') return undefined
  const reached = members.filter((member) => isEngineering(roles.get(member)))
  if (reached.length === 0) return undefined
  return { kind: 'everyone', via: reached.includes(role.id) ? [] : reached } as const
}

const isEngineering = (role: Role | undefined) =>
  role?.track !== undefined && role.track !== 'product' && role.status !== 'historical'

function support(role: Role, members: readonly RoleId[], { supports }: Responsibility): Involvement | undefined {
  const supporters = members.filter((member) => supports.has(member))
  if (supporters.length === 0) return undefined
  const how = new Set(supporters.map((supporter) => supports.get(supporter)!))
  return { kind: 'supports', via: without(role, supporters), how: [...how] }
}

const without = (role: Role, ids: readonly RoleId[]) => ids.filter((id) => id !== role.id)
