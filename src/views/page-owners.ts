import type { Handbook, Page, PageOwners } from '../types.ts'

/** Who has to agree when a page changes, by `owners` of the configuration. Pages that no role answers for are left out. */
export function pageOwners(handbook: Handbook): PageOwners[] {
  const { config, roles } = handbook
  return [...handbook.pages.values()].flatMap((page) => {
    const sides = ownersOf(handbook, page)
      .filter((role) => roles.has(role))
      .map((role) => ({ role, owners: config.owners[role]?.split(/\s+/) ?? [] }))
    return sides.length > 0 ? [{ path: page.path, sides }] : []
  })
}

function ownersOf({ responsibilities }: Handbook, { id, data }: Page): readonly string[] {
  const ownership = data.kind === 'responsibility' ? responsibilities.get(id)?.ownership : undefined
  if (ownership?.kind === 'shared') return [...ownership.facets.keys()]
  if (ownership?.kind === 'accountable') return [ownership.role]
  return data.ownerRole === undefined ? [] : [data.ownerRole]
}
