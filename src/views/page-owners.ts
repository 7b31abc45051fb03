import { ownersOf } from '../owners-of.ts'
import type { Handbook, Page, PageOwners } from '../types.ts'

/** Who has to agree when a page changes, by `owners` of the configuration. Pages that no role answers for are left out. */
export function pageOwners(handbook: Handbook): PageOwners[] {
  const { config, roles } = handbook
  return [...handbook.pages.values()].flatMap((page) => {
    const sides = sidesOf(handbook, page)
      .filter((role) => roles.has(role))
      .map((role) => ({ role, owners: config.owners[role]?.split(/\s+/) ?? [] }))
    return sides.length > 0 ? [{ path: page.path, sides }] : []
  })
}

function sidesOf({ responsibilities }: Handbook, { id, data }: Page): readonly string[] {
  const responsibility = data.kind === 'responsibility' ? responsibilities.get(id) : undefined
  const owners = responsibility ? ownersOf(responsibility) : []
  if (owners.length > 0) return owners
  return data.ownerRole === undefined ? [] : [data.ownerRole]
}
