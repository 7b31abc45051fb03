import { namesIn } from '../generated-blocks.ts'
import { given } from '../given.ts'
import { present } from '../present.ts'
import type { Attributes, BlockView, Graph, Handbook, Hole, Page, Responsibility, Role } from '../types.ts'
import { comparable, compared } from './compare.ts'
import { coverageView } from './coverage.ts'
import { pathGraph } from './graph/path-graph.ts'
import { reportingGraph } from './graph/reporting-graph.ts'
import { teamGraph } from './graph/team-graph.ts'
import { listed } from './listed.ts'
import { matrices } from './matrices.ts'
import { matrix } from './matrix.ts'
import { pageList } from './page-list.ts'
import { ref, summed } from './refs.ts'
import { teamView } from './team-page.ts'
import { timeColumn } from './time.ts'
import { whoView } from './who.ts'

type Block = Hole & { readonly kind: 'block' }

/**
 * What each block on a page shows, in the order they are written. Names that lead nowhere are left out, as they are
 * everywhere; where none is left of those given, nothing is shown.
 */
export const blockViews = (handbook: Handbook, page: Page): readonly BlockView[] =>
  page.body
    .filter((part): part is Block => typeof part === 'object' && part.kind === 'block')
    .map((block, at) => ({
      ...blockView(handbook, block, { page, id: `block-${at + 1}` }),
      ...(block.title !== undefined && { title: block.title }),
    }))

interface At {
  readonly page: Page
  /** Of the block, unlike all others on the page. */
  readonly id: string
}

function blockView(handbook: Handbook, { name, attributes }: Block, at: At): BlockView {
  switch (name) {
    case 'matrix':
      return matrixBlock(handbook, attributes, at)
    case 'compare':
      return compareBlock(handbook, attributes, at)
    case 'time':
      return timeBlock(handbook, attributes, at)
    case 'pages': {
      const pages = pageList(handbook, attributes, at.page)
      return pages.length > 0 ? { kind: 'pages', pages } : nothing
    }
    case 'glossary': {
      const terms = listed(handbook.terms).map(summed)
      return terms.length > 0 ? { kind: 'terms', terms } : nothing
    }
    case 'team': {
      const team = handbook.teams.get(attributes.id ?? '')
      if (!team) return nothing
      const { seats, vacant, tlm } = teamView(handbook, team)
      return { kind: 'team', team: given({ ...ref(team), seats, vacant, tlm }) }
    }
    case 'who':
      return whoBlock(handbook, attributes)
    case 'coverage':
      return coverageBlock(handbook, attributes, at)
    case 'graph': {
      const graph = graphBlock(handbook, attributes)
      return graph ? { kind: 'graph', graph: { ...graph, id: at.id } } : nothing
    }
    // An include is a hole of its own.
    case 'include':
      return nothing
  }
}

const nothing: BlockView = { kind: 'nothing' }

function matrixBlock(handbook: Handbook, attributes: Attributes, { page, id }: At): BlockView {
  const { id: wanted, roles: names, only } = attributes
  const all = matrices(handbook)
  const first =
    wanted === undefined ? all.find(({ show }) => show === 'responsibilities') : all.find((one) => one.id === wanted)
  const columns =
    names === undefined
      ? (first?.columns ?? []).flatMap((role) => handbook.roles.get(role.id) ?? [])
      : rolesIn(handbook, names)
  const rows = rowsIn(handbook, attributes)
  if (columns.length === 0 || rows.length === 0) return nothing
  const show = (names === undefined && first?.show) || 'responsibilities'
  const title = first && names === undefined ? first.title : columns.map(({ short }) => short).join(' / ')
  const part = only !== undefined || attributes.focus !== undefined
  const of = { id, title, href: page.path, show, roles: columns, ...(part && { untimed: true as const }) }
  const whole = matrix(handbook, { ...of, rows })
  const differing = new Set(
    whole.groups.flatMap((group) =>
      group.rows.filter(({ differs }) => differs).map(({ responsibility }) => responsibility.id),
    ),
  )
  const shown =
    only === undefined ? whole : matrix(handbook, { ...of, rows: rows.filter((row) => differing.has(row.id)) })
  return given({
    kind: 'matrix' as const,
    matrix: shown,
    how: 'folded' as const,
    more: names === undefined && first ? { title: first.title, href: first.href } : undefined,
  })
}

function compareBlock(handbook: Handbook, { roles = '' }: Attributes, { id }: At): BlockView {
  const partners = comparable(handbook)
  const known = [...partners.keys()]
  const [left, right, ...more] = rolesIn(handbook, roles).sort((a, b) => known.indexOf(a) - known.indexOf(b))
  if (!left || !right || more.length > 0 || !partners.get(left)?.includes(right)) return nothing
  const { title, href, ...rest } = compared(handbook, left, right).matrix
  return { kind: 'matrix', matrix: { ...rest, title, href, id }, how: 'shown', more: { title, href } }
}

function timeBlock(handbook: Handbook, { roles }: Attributes, { page, id }: At): BlockView {
  const asked = roles === undefined ? present(handbook.roles) : rolesIn(handbook, roles)
  const timed = asked.filter((role) => timeColumn(role, handbook.buckets))
  if (timed.length === 0) return nothing
  const of = { id, title: 'Where the time goes', href: page.path, show: 'time' as const, roles: timed, rows: [] }
  return { kind: 'matrix', matrix: matrix(handbook, of), how: 'folded' }
}

function whoBlock(handbook: Handbook, { responsibility, team: id, ...rest }: Attributes): BlockView {
  const wanted = responsibility === undefined ? undefined : namesIn(responsibility)
  const rows = rowsIn(handbook, rest).filter((row) => wanted?.includes(row.id) ?? true)
  const team = handbook.teams.get(id ?? '')
  if (id !== undefined && !team) return nothing
  const entries = whoView(handbook, { rows, ...(team && { team }) }).groups.flatMap((group) => group.entries)
  return entries.length > 0 ? { kind: 'who', entries } : nothing
}

function coverageBlock(handbook: Handbook, attributes: Attributes, { id }: At): BlockView {
  const names = attributes.team === undefined ? undefined : namesIn(attributes.team)
  const teams = listed(handbook.teams).filter((team) => names?.includes(team.id) ?? true)
  const coverage = coverageView(handbook, { teams, rows: [...rowsIn(handbook, attributes)] })
  return coverage.teams.length > 0 && coverage.groups.length > 0 ? { kind: 'coverage', coverage, id } : nothing
}

function graphBlock(handbook: Handbook, { of, path: id }: Attributes): Graph | undefined {
  const path = handbook.paths.get(id ?? '')
  if (id !== undefined) return path && pathGraph(handbook, path)
  return of === 'teams' ? teamGraph(handbook) : reportingGraph(handbook)
}

const rolesIn = ({ roles }: Handbook, names: string): Role[] => [
  ...new Set(namesIn(names).flatMap((id) => roles.get(id) ?? [])),
]

/** The responsibilities of the focuses that are asked for, or all. */
function rowsIn(handbook: Handbook, { focus }: Attributes): readonly Responsibility[] {
  const rows = present(handbook.responsibilities)
  if (focus === undefined) return rows
  const wanted = namesIn(focus).filter((id) => handbook.focuses.has(id))
  // As on the page of a focus: a row with two focuses stands under the one that is asked for.
  return rows.flatMap((row) => {
    const own = row.focuses.filter((id) => wanted.includes(id))
    return own.length > 0 ? [{ ...row, focuses: own }] : []
  })
}
