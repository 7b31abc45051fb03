import { given } from '../given.ts'
import { byOrder } from '../order.ts'
import type { Aor, AorId, Config } from '../types.ts'
import { entity } from './entity.ts'
import { type Found, known, type PageOf } from './pages.ts'
import { scopeOf } from './scopes.ts'

/** The areas of responsibility by `order`, then by title. */
export function aors(found: Found, config: Config, hrefs: ReadonlyMap<string, string>): Map<AorId, Aor> {
  const pages = [...found.aors.values()].sort(byOrder)
  return new Map(pages.map((page) => [page.id, aor(page)]))

  function aor(page: PageOf<'aor'>): Aor {
    const { data } = page
    return given({
      ...entity(page, hrefs),
      owner: known(data.ownerRole, found.roles),
      carries: known(data.carries, found.responsibilities),
      holder: data.holder,
      backup: data.backup,
      team: known(data.team, found.teams),
      scope: scopeOf(data.scope, config),
      grantedOn: data.grantedOn,
      examples: data.examples ?? [],
    })
  }
}
