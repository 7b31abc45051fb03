import { namesIn } from '../generated-blocks.ts'
import { given } from '../given.ts'
import type { Attributes, BlockView, Entity, Handbook, Page } from '../types.ts'
import { maybeRoleRef, summed } from './refs.ts'

type Listed = (BlockView & { readonly kind: 'pages' })['pages']

/** The pages of the kinds, focuses and owners that are asked for, in the order of their kinds; without the page itself. */
export function pageList({ entities, guides, roles }: Handbook, wanted: Attributes, here: Page): Listed {
  return [...entities.values(), ...guides.values()]
    .filter((entity) => entity.page !== here && entity.status === 'active' && entity.page.data.hidden !== true)
    .filter(({ page }) => asked(wanted.kind, [page.kind]))
    .filter(({ page }) => asked(wanted.focus, page.data.coreFocus ?? []))
    .filter((entity) => asked(wanted.owner, ownersOf(entity)))
    .map((entity) => {
      const { id: _, ...named } = summed(entity)
      const owner = maybeRoleRef(roles.get(entity.page.data.ownerRole ?? ''))
      return given({ ...named, owner: wanted.owner === undefined ? owner : undefined })
    })
}

const asked = (names: string | undefined, own: readonly string[]): boolean =>
  names === undefined || namesIn(names).some((name) => own.includes(name))

/** Sharers own what they share. */
function ownersOf({ page: { data } }: Entity): readonly string[] {
  const sharers = data.kind === 'responsibility' ? Object.keys(data.sharedBy ?? {}) : []
  return data.ownerRole === undefined ? sharers : [data.ownerRole, ...sharers]
}
