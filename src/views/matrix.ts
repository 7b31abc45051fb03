import { words } from '../../templates/words/words.ts'
import { compareHref, matrixHref, matrixSpecs, namesHref } from '../model/generated.ts'
import { activeEntities, involvementOf, isHeld, ownersOf } from '../model/queries.ts'
import type { Example, Handbook, InvolvementOf, Responsibility, Role } from '../model/types.ts'
import {
  type AorRef,
  focusRef,
  groupByFocus,
  maybeRoleRef,
  type Ref,
  type RoleRef,
  ref,
  roleRef,
  roleRefs,
  type SummaryRef,
  summaryRef,
} from './refs.ts'

/** One cell of a matrix, ready to be put into words. */
export type Cell = InvolvementOf<RoleRef, Ref>

export interface Row {
  readonly responsibility: SummaryRef
  /** One per column. */
  readonly cells: readonly Cell[]
  /** The roles that answer for it, where no column does: without them the row would look like a gap. */
  readonly owners?: readonly RoleRef[]
  readonly differs: boolean
  /** One per column: the first column that holds it just so. */
  readonly alike: readonly number[]
  /** In a team that departs from the default here: how, one per column. */
  readonly marks?: readonly (readonly Mark[])[]
}

/** How the holder of a column departs from the default in one row. */
export type Mark =
  /** Has the work of roles that nobody holds on their own. */
  | { readonly kind: 'instead'; readonly of: readonly RoleRef[] }
  | { readonly kind: 'leans'; readonly until?: string }
  | { readonly kind: 'delegated'; readonly aor: AorRef; readonly until?: string }

export interface RowGroup {
  /** Missing for responsibilities whose focus is not defined. */
  readonly focus?: SummaryRef
  readonly rows: readonly Row[]
}

/** What a role carries: `total` = `accountable` + `shared`. */
export interface Load {
  readonly accountable: number
  readonly shared: number
  readonly total: number
}

/** One role's time, for a cell per bucket and a sum. Figures in percent. */
export interface TimeColumn {
  readonly buckets: readonly ({ readonly min: number; readonly max: number } | undefined)[]
  readonly sum: { readonly min: number; readonly max: number }
  /** True when the figures are the parts' added up, so the sum may be over 100. */
  readonly combined: boolean
  /** The same figures scaled to a sum of 100, when combined. */
  readonly scaled?: readonly (number | undefined)[]
}

export interface Matrix {
  readonly id: string
  readonly title: string
  readonly href: string
  /** Where the same rows are by name, if anywhere. */
  readonly names?: string
  readonly show: 'responsibilities' | 'time'
  readonly columns: readonly RoleRef[]
  /** Empty when `show` is `time`. */
  readonly groups: readonly RowGroup[]
  /** One per column. */
  readonly load: readonly Load[]
  readonly buckets: readonly { readonly id: string; readonly title: string }[]
  /** One per column; missing for a role that states no time. */
  readonly time: readonly (TimeColumn | undefined)[]
}

/** A matrix in a sentence, for search engines and previews of links. */
export const describeMatrix = ({ show, columns }: Matrix): string =>
  columns.length === 0 ? words.matrix.empty : words.matrix[show](columns.map(({ title }) => title).join(', '))

/** What a matrix is called on its own page: a title of nothing but short names of roles does not say what it is about. */
export function matrixHeading({ title, columns, show }: Matrix): string {
  const shorts = [...columns.map(({ short }) => short), words.matrix.title]
  const rest = shorts.sort((a, b) => b.length - a.length).reduce((left, short) => left.replaceAll(short, ''), title)
  return /[\p{L}\p{N}]/u.test(rest.replaceAll(words.links.and.trim(), '')) ? title : words.matrix.heading[show](title)
}

interface MatrixOf extends Pick<Matrix, 'id' | 'title' | 'href' | 'show' | 'names'> {
  readonly roles: readonly Role[]
  readonly rows: readonly Responsibility[]
  /** Leaves time out, where only some of what the roles do is shown. */
  readonly untimed?: true
}

/** Responsibilities by focus against roles, with the load and the time of each role. */
export function buildMatrix(handbook: Handbook, { roles, rows, untimed, ...names }: MatrixOf): Matrix {
  const shown = names.show === 'time' ? [] : rows
  const time = roles.map((role) => (untimed ? undefined : timeColumn(role, handbook.buckets)))
  return {
    ...names,
    columns: roles.map(roleRef),
    groups: groupByFocus(handbook, shown, (row) => row).map(({ focus, rows }) => ({
      focus: focus && { ...summaryRef(focus), ...focusRef(focus) },
      rows: rows.map((row) => matrixRow(handbook, roles, row)),
    })),
    load: roles.map((role) => loadOf(handbook, role, rows)),
    buckets: time.some((column) => column) ? handbook.buckets : [],
    time,
  }
}

function matrixRow(handbook: Handbook, roles: readonly Role[], responsibility: Responsibility): Row {
  const cells = roles.map((role) => cellOf(handbook, role, responsibility))
  const alike = cells.map((one) => cells.findIndex((other) => sameCell(one, other)))
  const owners = cells.some(({ kind }) => kind === 'accountable' || kind === 'shared') ? [] : ownersOf(responsibility)
  return {
    responsibility: summaryRef(responsibility),
    cells,
    ...(owners.length > 0 && { owners: roleRefs(handbook, owners) }),
    differs: alike.some((first) => first > 0),
    alike,
  }
}

export function listMatrices(handbook: Handbook): Matrix[] {
  const rows = activeEntities(handbook.responsibilities)
  return matrixSpecs(handbook).map((spec) => {
    const names = handbook.generated.has(namesHref(spec)) ? namesHref(spec) : undefined
    return buildMatrix(handbook, { ...spec, href: matrixHref(spec), names, rows })
  })
}

/** What a role has to do with a responsibility, with names in place of ids. */
export function cellOf(handbook: Handbook, role: Role, responsibility: Responsibility): Cell {
  const found = involvementOf(handbook, role, responsibility)
  switch (found.kind) {
    case 'none':
      return found
    case 'handed': {
      const to = maybeRoleRef(handbook.roles.get(found.to ?? ''))
      return { kind: 'handed', to }
    }
    case 'shared': {
      const facets = found.facets.flatMap((id) => handbook.responsibilities.get(id) ?? []).map(ref)
      return { ...found, facets, via: roleRefs(handbook, found.via) }
    }
    default:
      return { ...found, via: roleRefs(handbook, found.via) }
  }
}

/** Whether two cells say the same of their roles. Which part of a combined role it comes from makes no difference. */
const sameCell = (a: Cell, b: Cell): boolean =>
  a.kind === b.kind && JSON.stringify({ ...a, via: [] }) === JSON.stringify({ ...b, via: [] })

/** What a role carries of some responsibilities, or of all. */
export function loadOf(
  handbook: Handbook,
  role: Role,
  rows: readonly Responsibility[] = activeEntities(handbook.responsibilities),
): Load {
  const kinds = rows.map((row) => involvementOf(handbook, role, row).kind)
  const accountable = kinds.filter((kind) => kind === 'accountable').length
  const shared = kinds.filter((kind) => kind === 'shared').length
  return { accountable, shared, total: accountable + shared }
}

export const countSupports = (handbook: Handbook, role: Role): number =>
  activeEntities(handbook.responsibilities).filter((row) => involvementOf(handbook, role, row).kind === 'supports')
    .length

type Share = TimeColumn['buckets'][number]

/** One role's time: its own, else its parts' added up, together with the same scaled down to one person. */
export function timeColumn(role: Role, buckets: Handbook['buckets']): TimeColumn | undefined {
  const time = role.time ?? role.combinedTime
  if (!time) return undefined
  const shares = buckets.map(({ id }) => time.get(id))
  const combined = role.time === undefined
  const sum = { min: total(shares, 'min'), max: total(shares, 'max') }
  return { buckets: shares, sum, combined, scaled: combined ? scaled(shares) : undefined }
}

const total = (shares: readonly Share[], end: 'min' | 'max') =>
  // Adding up shares such as 33.3 leaves a tail of digits that nobody wrote.
  Math.round(shares.reduce((sum, share) => sum + (share?.[end] ?? 0), 0) * 1000) / 1000

/** Whole figures that add up to 100. What rounding down leaves over goes to those that lost most by it. */
function scaled(shares: readonly Share[]): TimeColumn['scaled'] {
  const middles = shares.map((share) => share && (share.min + share.max) / 2)
  const sum = middles.reduce<number>((all, middle) => all + (middle ?? 0), 0)
  if (sum === 0) return undefined
  const exact = middles.map((middle) => middle && (middle * 100) / sum)
  const left = 100 - exact.reduce<number>((all, figure) => all + Math.floor(figure ?? 0), 0)
  const raised = [...exact.keys()].sort((a, b) => lost(exact[b]) - lost(exact[a]) || a - b).slice(0, left)
  return exact.map((figure, index) => figure && Math.floor(figure) + (raised.includes(index) ? 1 : 0))
}

const lost = (figure: number | undefined) => (figure ?? 0) - Math.floor(figure ?? 0)

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
  /** What each supports, the left one's first. */
  readonly supports: readonly [readonly Supported[], readonly Supported[]]
  /** What each looks like in practice, the left one's first. */
  readonly examples: readonly (readonly Example[])[]
  /** The roles that may stand in the place of each, the left one's first. */
  readonly choices: readonly [readonly Choice[], readonly Choice[]]
}

interface Supported {
  readonly responsibility: Ref
  readonly cell: Cell
}

/** Another comparison of one of the two. */
interface Choice extends ComparedWith {
  /** Its page has the sides the other way round. */
  readonly swapped: boolean
}

export interface ComparedWith extends Ref {
  readonly with: RoleRef
}

/** Two roles in a sentence, for search engines and previews of links. */
export const describeCompare = ({ left, right }: Compare): string => words.compare.description(left.title, right.title)

/** The comparisons that have a page, each with the ways to those that share a role with it. */
export function listComparisons(handbook: Handbook, byRole: ComparisonsByRole): Compare[] {
  const roles = activeEntities(handbook.roles)
  /** Other roles beside the one that stays. */
  const choices = (stays: Role, leaves: Role, isLeft: boolean): Choice[] =>
    (byRole.get(stays) ?? []).flatMap((pair) => {
      const kept = isLeft ? compareHref(pair.with, stays) : compareHref(stays, pair.with)
      return pair.with.id === leaves.id ? [] : [{ ...pair, swapped: pair.href !== kept }]
    })
  return roles.flatMap((left, index) =>
    roles
      .slice(index + 1)
      .filter((right) => hasComparison(handbook, left, right))
      .map((right) => ({
        ...compareRoles(handbook, left, right),
        choices: [choices(right, left, true), choices(left, right, false)],
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

const titleOf = (left: Role, right: Role): string => words.compare.title(left.title, right.title)

/** Two roles side by side, given in the order they are shown. Rows that concern neither are left out. */
export function compareRoles(handbook: Handbook, left: Role, right: Role): Omit<Compare, 'choices'> {
  const all = activeEntities(handbook.responsibilities)
  const rows = all.filter((row) => [left, right].some((role) => involvementOf(handbook, role, row).kind !== 'none'))
  const title = titleOf(left, right)
  const href = compareHref(left, right)
  const held = rows.map((row) => ({
    row,
    byLeft: isHeld(involvementOf(handbook, left, row)),
    byRight: isHeld(involvementOf(handbook, right, row)),
  }))
  const list = (byLeft: boolean, byRight: boolean): Ref[] =>
    held.flatMap((one) => (one.byLeft === byLeft && one.byRight === byRight ? [ref(one.row)] : []))
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
    onlyLeft: list(true, false),
    onlyRight: list(false, true),
    both: list(true, true),
    supports: [supportedBy(handbook, left, rows), supportedBy(handbook, right, rows)],
    examples: [left, right].map(({ page }) => page.data.examples ?? []),
  }
}

const supportedBy = (handbook: Handbook, role: Role, rows: readonly Responsibility[]): Supported[] =>
  rows.flatMap((row) => {
    const cell = cellOf(handbook, role, row)
    return cell.kind === 'supports' ? [{ responsibility: ref(row), cell }] : []
  })
