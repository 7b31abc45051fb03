import { activeEntities, isHeld } from '../model/queries.ts'
import type { Example, Handbook, Responsibility, Role } from '../model/types.ts'
import { involvementOf, isInvolved, type Matrix, matrix } from './matrix.ts'
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

type Compared = Omit<Compare, 'others'>

/** Every two roles of which at least one has something to do, side by side. */
export function comparisons(handbook: Handbook): Compare[] {
  const partners = comparable(handbook)
  return [...partners].flatMap(([left, rights]) =>
    rights
      .filter((right) => inOrder(partners, left, right))
      .map((right) => ({
        ...compared(handbook, left, right),
        others: [left, right].map((role) => ({
          role: roleRef(role),
          pairs: compareWith(partners, role).filter(({ with: other }) => other.id !== left.id && other.id !== right.id),
        })),
      })),
  )
}

/** Active roles, in the order they are shown, each with those it can be compared with. */
export type Partners = ReadonlyMap<Role, readonly Role[]>

/**
 * With which roles each can be compared: one of the two at least holds, shares, supports or combines something. An id of
 * dots only cannot be part of an address.
 */
export function comparable(handbook: Handbook): Partners {
  const roles = activeEntities(handbook.roles).filter(({ id }) => !/^\.+$/.test(id))
  const busy = new Set(roles.filter((role) => isInvolved(handbook, role)))
  return new Map(
    roles.map((role) => [role, roles.filter((other) => other !== role && (busy.has(role) || busy.has(other)))]),
  )
}

/** The comparisons of a role, one with each of the others. */
export const compareWith = (partners: Partners, role: Role): ComparedWith[] =>
  (partners.get(role) ?? []).map((other) => {
    const [left, right] = inOrder(partners, role, other) ? [role, other] : [other, role]
    return { title: `${left.title} and ${right.title}`, href: compareHref(left, right), with: roleRef(other) }
  })

const inOrder = (partners: Partners, left: Role, right: Role) => {
  for (const role of partners.keys()) if (role === left || role === right) return role === left
  return false
}

const compareHref = (left: Role, right: Role): string => `compare/${left.id}/${right.id}.html`

/** Two roles side by side, given in the order they are shown. Rows that concern neither are left out. */
export function compared(handbook: Handbook, left: Role, right: Role): Compared {
  const all = activeEntities(handbook.responsibilities)
  const rows = all.filter((row) => [left, right].some((role) => involvementOf(handbook, role, row).kind !== 'none'))
  const title = `${left.title} and ${right.title}`
  const href = compareHref(left, right)
  const [byLeft, byRight] = [left, right].map(
    (role) => new Set(rows.filter((row) => isHeld(involvementOf(handbook, role, row)))),
  )
  const list = (keep: (row: Responsibility) => boolean | undefined): Ref[] => rows.filter((row) => keep(row)).map(ref)
  return {
    href,
    left: roleRef(left),
    right: roleRef(right),
    matrix: matrix(handbook, {
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
