import { grouped } from '../grouped.ts'
import { byReading, byText } from '../order.ts'
import { reviewOf } from '../review-of.ts'
import type { Entity, FreshnessView, Handbook, Reviewed, RoleId } from '../types.ts'
import { listed } from './listed.ts'
import { ref, roleRef } from './refs.ts'

/** The page with all pages that say when they were reviewed, if there is one that does. */
export function freshnessPages(handbook: Handbook): FreshnessView[] {
  if (!handbook.generated.has('freshness.html')) return []
  const { roles, entities, guides } = handbook
  const found = grouped(
    [...listed(entities), ...listed(guides)].flatMap((entity) => {
      const page = reviewed(handbook, entity)
      return page ? [[ownerOf(entity), page] as const] : []
    }),
  )
  const owned = [...roles.values()].flatMap((role) => {
    const pages = found.get(role.id)
    return pages ? [{ role: roleRef(role), pages: byDay(pages) }] : []
  })
  const others = [...found].flatMap(([id, pages]) => (roles.has(id) ? [] : pages))
  return [
    {
      kind: 'freshness',
      title: 'Due for review',
      description: 'When each page was last reviewed, and by when its owner is to review it again.',
      href: 'freshness.html',
      data: 'freshness.json',
      groups: [...owned, ...(others.length > 0 ? [{ pages: byDay(others) }] : [])],
    },
  ]
}

function reviewed({ config }: Handbook, entity: Entity): Reviewed | undefined {
  const review = entity.page.data.reviewedOn === undefined ? undefined : reviewOf(entity.page, config)
  return review && { ...ref(entity), reviewedOn: review.on, every: review.every, due: review.due }
}

/** Whoever settles doubt about something shared keeps its page. */
function ownerOf({ page: { data } }: Entity): RoleId {
  return data.ownerRole ?? (data.kind === 'responsibility' ? data.tieBreak : undefined) ?? ''
}

const byDay = (pages: readonly Reviewed[]): Reviewed[] =>
  [...pages].sort((a, b) => byText(a.due, b.due) || byReading(a.title, b.title) || byReading(a.href, b.href))
