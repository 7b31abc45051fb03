import { words } from '../../templates/words/words.ts'
import type { AssetFile } from '../assets/assets.ts'
import { fileName } from '../base/paths.ts'
import { activeEntities, visibleEntities } from '../model/queries.ts'
import type { Entity, Handbook, Responsibility, Role, Target } from '../model/types.ts'
import type { Attributes, Fragment, Hole, Page } from '../parse/types.ts'
import { namesIn } from '../schema/blocks.ts'
import { type CoverageView, coverageView } from './coverage.ts'
import { pathGraph } from './entities.ts'
import type { Resolved } from './frame.ts'
import type { Graph } from './graph.ts'
import { buildMatrix, compareRoles, hasComparison, listMatrices, type Matrix, timeColumn } from './matrix.ts'
import { type TeamView, teamView } from './people.ts'
import { linkTitle, maybeRoleRef, type Ref, type RoleRef, ref, summaryRef } from './refs.ts'
import { reportingGraph, teamGraph } from './reporting.ts'
import { type WhoEntry, whoView } from './who.ts'

/** What an author wrote below the front matter, with what its holes need. */
export interface ProseView {
  readonly heading?: Fragment
  /** Its id. */
  readonly headingId?: string | undefined
  /** The same for the same body and Markdown. */
  readonly contentKey?: string | undefined
  readonly body: Fragment
  readonly resolved: ReadonlyMap<string, Resolved>
  /** The same in Markdown, with holes for the same things. */
  readonly markdown: Fragment
  /** What its blocks show, in the order of the holes. */
  readonly blocks?: readonly BlockView[]
}

export type BlockView = { readonly title?: string } & (
  | { readonly kind: 'matrix'; readonly matrix: Matrix; readonly how: 'shown' | 'elsewhere'; readonly more?: Ref }
  | {
      readonly kind: 'pages'
      readonly pages: readonly (Ref & { readonly summary?: string; readonly owner?: RoleRef })[]
    }
  | { readonly kind: 'terms'; readonly terms: readonly (Ref & { readonly summary?: string })[] }
  | { readonly kind: 'team'; readonly team: Ref & Pick<TeamView, 'seats' | 'vacant' | 'tlm'> }
  | { readonly kind: 'who'; readonly entries: readonly WhoEntry[] }
  | { readonly kind: 'coverage'; readonly coverage: CoverageView; readonly id: string }
  | { readonly kind: 'graph'; readonly graph: Graph }
  /** There is nothing of the sort, or it is not known what is meant. */
  | { readonly kind: 'nothing' }
)

type Files = ReadonlyMap<string, AssetFile>

/** What the author of a page wrote, and where each of its links leads. */
export function proseView(handbook: Handbook, files: Files, page: Page): ProseView {
  const { path, heading, headings, contentKey } = page
  const headingId = headings[0]?.depth === 1 ? headings[0].id : undefined
  const { targets, hrefs } = handbook
  const resolved = new Map(
    [...(targets.get(path) ?? [])].map(([url, target]) => [
      url,
      titled(handbook, url, target, resolve(target, hrefs, files)),
    ]),
  )
  const blocks = blockViews(handbook, page)
  return {
    ...{ heading, headingId, contentKey, resolved },
    ...(blocks.length > 0 && { blocks }),
    // What is long is read when the page is rendered.
    get body() {
      return page.body
    },
    get markdown() {
      return page.markdown
    },
  }
}

/** `[[id]]` shows the title of its page. */
function titled(handbook: Handbook, url: string, target: Target, resolved: Resolved): Resolved {
  if (target.kind !== 'page' || resolved.kind !== 'internal') return resolved
  const title = linkTitle(handbook, url, target)
  return title === undefined ? resolved : { ...resolved, title }
}

/** A heading that cannot be found still leaves the page it should be on. */
function resolve(target: Target, hrefs: Handbook['hrefs'], files: Files): Resolved {
  switch (target.kind) {
    case 'page': {
      const href = hrefs.get(target.path)
      if (href === undefined) return { kind: 'broken' }
      return { kind: 'internal', href: target.anchor === undefined ? href : `${href}#${target.anchor}` }
    }
    case 'generated':
      return { kind: 'internal', href: target.href }
    case 'asset': {
      const file = files.get(target.path)
      return file ? asset(file, target.path, target.suffix) : { kind: 'broken' }
    }
    case 'external':
      return { kind: 'external', href: target.url }
    default:
      return { kind: 'broken' }
  }
}

/** Saved to the reader's disk, a file is not a part of the site; an SVG that should run nothing is saved as well. */
function asset({ href, size, active }: AssetFile, path: string, suffix: string): Resolved {
  const name = fileName(path)
  const isSaved = active !== undefined || /\.svgz?$/i.test(name)
  return {
    kind: 'asset',
    href: href + suffix,
    size,
    ...(isSaved && { download: name }),
    ...(active && { isHidden: true }),
  }
}

type Block = Hole & { readonly kind: 'block' }

/**
 * What each block on a page shows, in the order they are written. Names that lead nowhere are left out, as they are
 * everywhere; where none is left of those given, nothing is shown.
 */
export const blockViews = (handbook: Handbook, page: Page): readonly BlockView[] =>
  (page.blocks.length > 0 ? page.body : [])
    .filter((part): part is Block => typeof part === 'object' && part.kind === 'block')
    .map((block, at) => ({
      ...(blockMakers[block.name](handbook, block.attributes, { page, id: `block-${at + 1}` }) ?? { kind: 'nothing' }),
      ...(block.title !== undefined && { title: block.title }),
    }))

interface At {
  readonly page: Page
  readonly id: string
}

type BlockMaker = (handbook: Handbook, attributes: Attributes, at: At) => BlockView | undefined

/** By the name of the block. Undefined where there is nothing to show. */
const blockMakers: Readonly<Record<Block['name'], BlockMaker>> = {
  matrix: matrixBlock,
  compare: compareBlock,
  time: timeBlock,
  who: whoBlock,
  coverage: coverageBlock,
  graph: (handbook, attributes, { id }) => {
    const graph = graphBlock(handbook, attributes)
    return graph && { kind: 'graph', graph: { ...graph, id } }
  },
  pages: (handbook, attributes, { page }) => {
    const pages = pageList(handbook, attributes, page)
    return pages.length > 0 ? { kind: 'pages', pages } : undefined
  },
  glossary: (handbook) => {
    const terms = visibleEntities(handbook.terms).map(summaryRef)
    return terms.length > 0 ? { kind: 'terms', terms } : undefined
  },
  team: (handbook, { id = '' }) => {
    const team = handbook.teams.get(id)
    if (!team) return undefined
    const { seats, vacant, tlm } = teamView(handbook, team)
    return { kind: 'team', team: { ...ref(team), seats, vacant, tlm } }
  },
  // An include is a hole of its own.
  include: () => undefined,
}

function matrixBlock(handbook: Handbook, attributes: Attributes, { page, id }: At): BlockView | undefined {
  const { id: wanted, roles: names, only } = attributes
  const all = listMatrices(handbook)
  const first =
    wanted === undefined ? all.find(({ show }) => show === 'responsibilities') : all.find((one) => one.id === wanted)
  const columns =
    names === undefined
      ? (first?.columns ?? []).flatMap((role) => handbook.roles.get(role.id) ?? [])
      : rolesIn(handbook, names)
  const rows = rowsIn(handbook, attributes)
  if (columns.length === 0 || rows.length === 0) return undefined
  const show = (names === undefined && first?.show) || 'responsibilities'
  const title = first && names === undefined ? first.title : columns.map(({ short }) => short).join(' / ')
  const part = only !== undefined || attributes.focus !== undefined
  const of = { id, title, href: page.path, show, roles: columns, ...(part && { untimed: true as const }) }
  const whole = buildMatrix(handbook, { ...of, rows })
  const differing = new Set(
    whole.groups.flatMap((group) =>
      group.rows.filter(({ differs }) => differs).map(({ responsibility }) => responsibility.id),
    ),
  )
  const shown =
    only === undefined ? whole : buildMatrix(handbook, { ...of, rows: rows.filter((row) => differing.has(row.id)) })
  return {
    kind: 'matrix' as const,
    matrix: shown,
    how: 'elsewhere' as const,
    more: names === undefined && first ? { title: first.title, href: first.href } : undefined,
  }
}

function compareBlock(handbook: Handbook, { roles = '' }: Attributes, { id }: At): BlockView | undefined {
  const known = activeEntities(handbook.roles)
  const [left, right, ...more] = rolesIn(handbook, roles).sort((a, b) => known.indexOf(a) - known.indexOf(b))
  if (!left || !right || more.length > 0 || !hasComparison(handbook, left, right)) return undefined
  const { title, href, ...rest } = compareRoles(handbook, left, right).matrix
  return { kind: 'matrix', matrix: { ...rest, title, href, id }, how: 'shown', more: { title, href } }
}

function timeBlock(handbook: Handbook, { roles }: Attributes, { page, id }: At): BlockView | undefined {
  const asked = roles === undefined ? activeEntities(handbook.roles) : rolesIn(handbook, roles)
  const timed = asked.filter((role) => timeColumn(role, handbook.buckets))
  if (timed.length === 0) return undefined
  const of = { id, title: words.time.title, href: page.path, show: 'time' as const, roles: timed, rows: [] }
  return { kind: 'matrix', matrix: buildMatrix(handbook, of), how: 'elsewhere' }
}

function whoBlock(handbook: Handbook, { responsibility, team: id, ...rest }: Attributes): BlockView | undefined {
  const wanted = responsibility === undefined ? undefined : namesIn(responsibility)
  const rows = rowsIn(handbook, rest).filter((row) => wanted?.includes(row.id) ?? true)
  const team = handbook.teams.get(id ?? '')
  if (id !== undefined && !team) return undefined
  const entries = whoView(handbook, { rows, team }).groups.flatMap((group) => group.entries)
  return entries.length > 0 ? { kind: 'who', entries } : undefined
}

function coverageBlock(handbook: Handbook, attributes: Attributes, { id }: At): BlockView | undefined {
  const names = attributes.team === undefined ? undefined : namesIn(attributes.team)
  const teams = visibleEntities(handbook.teams).filter((team) => names?.includes(team.id) ?? true)
  const coverage = coverageView(handbook, { teams, rows: [...rowsIn(handbook, attributes)] })
  return coverage.teams.length > 0 && coverage.groups.length > 0 ? { kind: 'coverage', coverage, id } : undefined
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
  const rows = activeEntities(handbook.responsibilities)
  if (focus === undefined) return rows
  const wanted = namesIn(focus).filter((id) => handbook.focuses.has(id))
  // As on the page of a focus: a row with two focuses is under the one that is asked for.
  return rows.flatMap((row) => {
    const own = row.focuses.filter((id) => wanted.includes(id))
    return own.length > 0 ? [{ ...row, focuses: own }] : []
  })
}

type Listed = (BlockView & { readonly kind: 'pages' })['pages']

/** The pages of the kinds, focuses and owners that are asked for, in the order of their kinds; without the page itself. */
function pageList({ entities, guides, roles }: Handbook, wanted: Attributes, here: Page): Listed {
  return [...entities.values(), ...guides.values()]
    .filter((entity) => entity.page !== here && entity.status === 'active' && entity.page.data.hidden !== true)
    .filter(({ page }) => asked(wanted.kind, [page.kind]))
    .filter(({ page }) => asked(wanted.focus, page.data.coreFocus ?? []))
    .filter((entity) => asked(wanted.owner, namedOwners(entity)))
    .map((entity) => {
      const { id: _, ...named } = summaryRef(entity)
      const owner = maybeRoleRef(roles.get(entity.page.data.ownerRole ?? ''))
      return { ...named, owner: wanted.owner === undefined ? owner : undefined }
    })
}

const asked = (names: string | undefined, own: readonly string[]): boolean =>
  names === undefined || namesIn(names).some((name) => own.includes(name))

/** Sharers own what they share. */
function namedOwners({ page: { data } }: Entity): readonly string[] {
  const sharers = data.kind === 'responsibility' ? Object.keys(data.sharedBy ?? {}) : []
  return data.ownerRole === undefined ? sharers : [data.ownerRole, ...sharers]
}
