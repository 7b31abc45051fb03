import type { CardsView, EntityView, Handbook, RoleView } from '../types.ts'

/** Where each role has a sheet of paper. */
export const cardsHref = 'cards.html'

/** The anchor of one role's card. */
export const cardId = (role: string) => `rb-card-${role}`

/** A card for every role that has a page which lists show, in the order of the roles. */
export function cardsView(
  { generated, roles }: Handbook,
  mains: readonly (EntityView | { readonly kind: string })[],
  hidden: ReadonlySet<string>,
): CardsView | undefined {
  if (!generated.has(cardsHref)) return undefined
  const isRole = (main: (typeof mains)[number]): main is RoleView => main.kind === 'role'
  const views = new Map(mains.filter(isRole).map((view) => [view.role.id, view]))
  return {
    kind: 'cards',
    title: 'Role cards',
    description: 'Each role on one sheet: what it answers for, decides and leaves to others.',
    href: cardsHref,
    roles: [...roles.keys()]
      .flatMap((id) => views.get(id) ?? [])
      .filter(({ status, role }) => status === 'active' && !hidden.has(role.href)),
  }
}
