import { words } from '../../templates/words/words.ts'
import { orderIn } from '../base/languages.ts'
import { byText, groupBy } from '../base/text.ts'
import { freshnessHref } from '../model/generated.ts'
import { reviewOf, visibleEntities } from '../model/queries.ts'
import type { Entity, Handbook, RoleId } from '../model/types.ts'
import type { Config } from '../schema/config.ts'
import { type Ref, type RoleRef, ref, roleRef } from './refs.ts'

/** A page that says when it was reviewed. */
export interface Reviewed extends Ref {
  /** `2026-04-01` */
  readonly reviewedOn: string
  /** `6 months` */
  readonly every: string
  /** The day by which it is to be reviewed again. */
  readonly due: string
}

/** The site is the same on any day, so this says when each page is due and never that it is late. */
export interface FreshnessView {
  readonly kind: 'freshness'
  readonly title: string
  readonly description: string
  readonly href: string
  /** The same for programs. */
  readonly data: string
  /** In the order of roles; pages that no role owns are last. In each, what is due first is first. */
  readonly groups: readonly { readonly role?: RoleRef; readonly pages: readonly Reviewed[] }[]
}

/** `freshness.json`: the same for programs. A group without a `role` has the pages that no role owns. */
export interface FreshnessData {
  readonly groups: readonly {
    readonly role?: string
    readonly title?: string
    readonly pages: readonly {
      readonly title: string
      readonly href: string
      readonly reviewedOn: string
      readonly reviewEvery: string
      readonly due: string
    }[]
  }[]
}

/** The page with all pages that say when they were reviewed, if there is one that does. */
export function freshnessView(handbook: Handbook): FreshnessView | undefined {
  if (!handbook.generated.has(freshnessHref)) return undefined
  const { roles, entities, guides } = handbook
  const found = groupBy(
    [...visibleEntities(entities), ...visibleEntities(guides)].flatMap((entity) => {
      const page = reviewed(handbook, entity)
      return page ? [[ownerOf(entity), page] as const] : []
    }),
  )
  const owned = [...roles.values()].flatMap((role) => {
    const pages = found.get(role.id)
    return pages ? [{ role: roleRef(role), pages: byDay(pages, handbook.config) }] : []
  })
  const others = [...found].flatMap(([id, pages]) => (roles.has(id) ? [] : pages))
  return {
    kind: 'freshness',
    title: words.freshness.title,
    description: words.freshness.description,
    href: freshnessHref,
    data: 'freshness.json',
    groups: [...owned, ...(others.length > 0 ? [{ pages: byDay(others, handbook.config) }] : [])],
  }
}

function reviewed({ config }: Handbook, entity: Entity): Reviewed | undefined {
  const review = entity.page.data.reviewedOn === undefined ? undefined : reviewOf(entity.page, config)
  return review && { ...ref(entity), reviewedOn: review.on, every: review.every, due: review.due }
}

/** Whoever clarifies in doubt about something shared keeps its page. */
function ownerOf({ page: { data } }: Entity): RoleId {
  return data.ownerRole ?? (data.kind === 'responsibility' ? data.tieBreak : undefined) ?? ''
}

const byDay = (pages: readonly Reviewed[], { language }: Config): Reviewed[] => {
  const inOrder = orderIn(language)
  return [...pages].sort((a, b) => byText(a.due, b.due) || inOrder(a.title, b.title) || inOrder(a.href, b.href))
}
