import { matrixHref, matrixSpecs } from '../model/generated.ts'
import { activeEntities, involvementOf } from '../model/queries.ts'
import type { FocusId, Handbook, InvolvementOf, Responsibility, ResponsibilityId, Role } from '../model/types.ts'
import {
  type AorRef,
  groupByFocus,
  listTitles,
  maybeRoleRef,
  type Ref,
  type RoleRef,
  ref,
  roleRef,
  roleRefs,
  summaryRef,
} from './refs.ts'

/** One cell of a matrix, ready to be put into words. */
export type Cell = InvolvementOf<RoleRef, Ref>

export interface Row {
  readonly responsibility: Ref & { readonly id: ResponsibilityId; readonly summary?: string }
  /** One per column. */
  readonly cells: readonly Cell[]
  /** Columns hold it differently. */
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
  readonly focus?: Ref & { readonly id: FocusId; readonly summary?: string }
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
export function describeMatrix({ show, columns }: Matrix): string {
  if (columns.length === 0) return 'A matrix without roles.'
  return show === 'time'
    ? `Where the working time goes, by role: ${listTitles(columns)}.`
    : `Who is accountable for what, who shares it and who supports: ${listTitles(columns)}.`
}

/** What a matrix is to show. */
interface MatrixOf extends Pick<Matrix, 'id' | 'title' | 'href' | 'show'> {
  readonly roles: readonly Role[]
  readonly rows: readonly Responsibility[]
  /** Leaves time out, where only some of what the roles do is shown. */
  readonly untimed?: true
}

/** Responsibilities groupBy by focus against roles, with the load and the time of each role. */
export function buildMatrix(handbook: Handbook, { roles, rows, untimed, ...names }: MatrixOf): Matrix {
  const shown = names.show === 'time' ? [] : rows
  const time = roles.map((role) => (untimed ? undefined : timeColumn(role, handbook.buckets)))
  return {
    ...names,
    columns: roles.map(roleRef),
    groups: groupByFocus(handbook, shown, (row) => row).map(({ focus, rows }) => ({
      focus: focus && summaryRef(focus),
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
  return { responsibility: summaryRef(responsibility), cells, differs: alike.some((first) => first > 0), alike }
}

/** The matrices that have a page. */
export function listMatrices(handbook: Handbook): Matrix[] {
  const rows = activeEntities(handbook.responsibilities)
  return matrixSpecs(handbook).map((spec) => buildMatrix(handbook, { ...spec, href: matrixHref(spec), rows }))
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

/** How many responsibilities the role supports. */
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
