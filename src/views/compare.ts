import { compareHref } from '../model/generated.ts'
import { activeEntities, involvementOf, isHeld } from '../model/queries.ts'
import type { Example, Handbook, Responsibility, Role } from '../model/types.ts'
import { buildMatrix, type Matrix } from './matrix.ts'
import { type Ref, type RoleRef, ref, roleRef } from './refs.ts'

/** Two roles side by side. `left` and `right` in canonical order (as the roles are shown). */
export interface Compare {
  readonly href: string
  readonly left: RoleRef
  readonly right: RoleRef
  readonly matrix: Matrix
  /** Accountable or shared, and the other is neither. */
  readonly onlyLeft: readonly Ref[]
  readonly onlyRight: readonly Ref[]
  readonly both: readonly Ref[]
  /** What each looks like in practice, the left one's first. */
  readonly examples: readonly (readonly Example[])[]
  /** With whom else each can be compared. */
  readonly others: readonly { readonly role: RoleRef; readonly pairs: readonly ComparedWith[] }[]
}

/** A comparison as seen from one of its roles. */
export interface ComparedWith extends Ref {
  readonly with: RoleRef
}

/** Two roles in a sentence, for search engines and previews of links. */
export const describeCompare = ({ left, right }: Compare): string =>
  `${left.title} and ${right.title} side by side: what each is accountable for, shares and supports.`

/** The comparisons that have a page, each with the others of its two roles. */
export function listComparisons(handbook: Handbook, byRole: ComparisonsByRole): Compare[] {
  const roles = activeEntities(handbook.roles)
  return roles.flatMap((left, index) =>
    roles
      .slice(index + 1)
      .filter((right) => hasComparison(handbook, left, right))
      .map((right) => ({
        ...compareRoles(handbook, left, right),
        others: [left, right].map((role) => ({
          role: roleRef(role),
          pairs: (byRole.get(role) ?? []).filter(({ with: other }) => other.id !== left.id && other.id !== right.id),
        })),
      })),
  )
}

/** Whether the comparison of two roles has a page, given in the order they are shown. */
export const hasComparison = ({ generated }: Handbook, left: Role, right: Role): boolean =>
  generated.has(compareHref(left, right))

export type ComparisonsByRole = ReadonlyMap<Role, readonly ComparedWith[]>

/** The comparisons of every active role, one with each role it can be compared with, in the order they are shown. */
export function comparisonsByRole(handbook: Handbook): ComparisonsByRole {
  const roles = activeEntities(handbook.roles)
  return new Map(
    roles.map((role, index) => [
      role,
      roles.flatMap((other, at) => {
        const [left, right] = index < at ? [role, other] : [other, role]
        if (!hasComparison(handbook, left, right)) return []
        return [{ title: titleOf(left, right), href: compareHref(left, right), with: roleRef(other) }]
      }),
    ]),
  )
}

const titleOf = (left: Role, right: Role): string => `${left.title} and ${right.title}`

/** Two roles side by side, given in the order they are shown. Rows that concern neither are left out. */
export function compareRoles(handbook: Handbook, left: Role, right: Role): Omit<Compare, 'others'> {
  const all = activeEntities(handbook.responsibilities)
  const rows = all.filter((row) => [left, right].some((role) => involvementOf(handbook, role, row).kind !== 'none'))
  const title = titleOf(left, right)
  const href = compareHref(left, right)
  const [byLeft, byRight] = [left, right].map(
    (role) => new Set(rows.filter((row) => isHeld(involvementOf(handbook, role, row)))),
  )
  const list = (keep: (row: Responsibility) => boolean | undefined): Ref[] => rows.filter((row) => keep(row)).map(ref)
  return {
    href,
    left: roleRef(left),
    right: roleRef(right),
    matrix: buildMatrix(handbook, {
      id: `${left.id}-${right.id}`,
      title,
      href,
      show: 'responsibilities',
      roles: [left, right],
      rows,
    }),
    onlyLeft: list((row) => byLeft?.has(row) && !byRight?.has(row)),
    onlyRight: list((row) => byRight?.has(row) && !byLeft?.has(row)),
    both: list((row) => byLeft?.has(row) && byRight?.has(row)),
    examples: [left.examples, right.examples],
  }
}
