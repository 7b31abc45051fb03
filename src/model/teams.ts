import { given } from '../given.ts'
import { byNumber, byReading } from '../order.ts'
import type { Config, Role, RoleId, Team, TeamChange, TeamId } from '../types.ts'
import { entity } from './entity.ts'
import { type Found, known, type PageOf } from './pages.ts'
import { scopeOf } from './scopes.ts'

/** The teams by `order`, then the largest scope first, then by title. */
export function teams(
  found: Found,
  roles: ReadonlyMap<RoleId, Role>,
  config: Config,
  hrefs: ReadonlyMap<string, string>,
): Map<TeamId, Team> {
  const size = ({ data }: PageOf<'team'>) => -config.scopes.findIndex(({ id }) => id === data.scope)
  const pages = [...found.teams.values()].sort(
    (a, b) => byNumber(a.data.order, b.data.order) || size(a) - size(b) || byReading(a.title, b.title),
  )
  return new Map(pages.map((page) => [page.id, team(page)]))

  function team(page: PageOf<'team'>): Team {
    const { data } = page
    const holders = holdersOf(page, roles)
    return given({
      ...entity(page, hrefs),
      scope: scopeOf(data.scope, config),
      partOf: data.partOf === page.id ? undefined : known(data.partOf, found.teams),
      engineers: data.engineers,
      type: data.type,
      adapts: data.adapts,
      holders,
      acting: acting(holders, roles),
      tlm: data.tlm && given(data.tlm),
      changes: (data.changes ?? []).flatMap((written) => change(written, found) ?? []),
    })
  }
}

function holdersOf({ data }: PageOf<'team'>, roles: ReadonlyMap<RoleId, Role>): Team['holders'] {
  const written = new Map(Object.entries(data.roles ?? {}))
  const held = [...roles.keys()].filter((id) => written.has(id))
  return new Map(held.map((id) => [id, [...new Set(written.get(id) ?? [])]]))
}

/**
 * Whoever holds one part of a combined role while another part is written down as held by nobody has the whole of it.
 * A role that a team does not mention is not missing there: an area may have no lead of its own.
 */
function acting(holders: Team['holders'], roles: ReadonlyMap<RoleId, Role>): Team['acting'] {
  const isHeld = (id: RoleId) => (holders.get(id) ?? []).length > 0
  const isVacant = (id: RoleId) => holders.get(id)?.length === 0
  const acting = new Map<RoleId, RoleId>()
  for (const { id, parts, status, combines } of roles.values()) {
    if (combines.length === 0 || status !== 'active' || isHeld(id)) continue
    const [held, ...more] = parts.filter(isHeld)
    const covered = parts.every((part) => isHeld(part) || isVacant(part))
    if (held !== undefined && more.length === 0 && covered && !acting.has(held)) acting.set(held, id)
  }
  return acting
}

type Written = NonNullable<PageOf<'team'>['data']['changes']>[number]

function change({ responsibility, leans, delegatedTo, why, until }: Written, found: Found): TeamChange | undefined {
  if (!found.responsibilities.has(responsibility)) return undefined
  const common = given({ responsibility, why, until })
  const role = known(leans, found.roles)
  if (role !== undefined) return { ...common, kind: 'leans', role }
  const aor = known(delegatedTo, found.aors)
  return aor === undefined ? undefined : { ...common, kind: 'delegated', aor }
}
