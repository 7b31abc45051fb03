import { words } from '../../templates/words/words.ts'
import { withLazy } from '../base/lazy.ts'
import { cardId, cardsHref } from '../model/generated.ts'
import { activeEntities, isHeld, visibleEntities } from '../model/queries.ts'
import type { Entity, Example, FocusId, Handbook, Responsibility, Role, RoleId, Stop, Track } from '../model/types.ts'
import type { GitFacts } from '../read/git-history.ts'
import { type HoldersView, holdersOfRole } from './holders.ts'
import {
  type Cell,
  type ComparedWith,
  type ComparisonsByRole,
  cellOf,
  type Load,
  loadOf,
  type Matrix,
  type TimeColumn,
  timeColumn,
} from './matrix.ts'
import {
  type AorRef,
  aorRef,
  type ContactWay,
  contactWays,
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
import { type Chronicle, courseOf, type RoleCourse, type RoleStep, stepsOf } from './releases.ts'
import type { ReportingView } from './reporting.ts'
import { isIn } from './who.ts'

/** Every role of the present, a sheet of paper each. */
export interface CardsView {
  readonly kind: 'cards'
  readonly title: string
  readonly description: string
  readonly href: string
  readonly roles: readonly RoleView[]
  /** What a card says of where it comes from, because it goes from hand to hand alone. */
  readonly handbook: string
  /** The latest release, where there is one. */
  readonly release?: { readonly version: string; readonly date?: string }
  /** When the page of a role was last changed, by its id. */
  readonly changed: Readonly<Record<RoleId, string>>
}

/** A duty as a role page lists it. */
export interface Duty {
  readonly responsibility: SummaryRef
  readonly cell: Cell
  readonly examples: readonly Example[]
}

interface Decision {
  readonly text: string
  readonly responsibility: Ref
}

export interface DutyGroup {
  readonly focus?: Ref & { readonly id: FocusId }
  readonly duties: readonly Duty[]
}

export interface RoleView {
  readonly kind: 'role'
  readonly role: RoleRef
  readonly summary?: string
  readonly aliases: readonly string[]
  readonly status: Entity['status']
  readonly track?: Track
  readonly owner?: RoleRef
  readonly reportsTo?: RoleRef
  readonly reports: readonly RoleRef[]
  /** The page with all reporting lines, for a role that has a place there. */
  readonly reporting?: Ref
  readonly combines: readonly RoleRef[]
  readonly combinedInto: readonly RoleRef[]
  readonly when?: string
  readonly contact: readonly ContactWay[]
  /** Its card to print, among those of all roles. */
  readonly card?: string
  readonly holders: HoldersView
  readonly load: Load
  readonly time?: TimeColumn
  readonly buckets: Matrix['buckets']
  readonly examples: readonly Example[]
  readonly accountable: readonly DutyGroup[]
  readonly shares: readonly Duty[]
  /** What comes with all that it is accountable for or shares. */
  readonly decides: Readonly<Record<keyof Responsibility['decides'], readonly Decision[]>>
  readonly supports: readonly Duty[]
  readonly everyone: readonly Duty[]
  readonly handed: readonly Duty[]
  readonly notResponsible: readonly string[]
  /** Rows another role of the same matrix is accountable for. */
  readonly notOwned: readonly { readonly responsibility: Ref; readonly owner: RoleRef }[]
  readonly compare: readonly ComparedWith[]
  /** Areas that individual people hold although this role stays accountable. */
  readonly aors: readonly AorRef[]
  readonly practices: readonly Ref[]
  readonly paths: readonly Ref[]
  readonly assessments: readonly Ref[]
  /** The releases that changed it, the newest first. Missing where the past is not known. */
  readonly steps?: readonly RoleStep[]
  /** The same side by side, as far as duties moved. */
  readonly course?: RoleCourse
}

/** A card for every role that lists show, in the order of the roles. */
export function cardsView(
  handbook: Handbook,
  viewOf: (role: Role) => RoleView,
  { entries }: Chronicle,
  git: GitFacts | undefined,
): CardsView | undefined {
  if (!handbook.generated.has(cardsHref)) return undefined
  const roles = visibleEntities(handbook.roles)
  const latest = entries.find(({ state }) => state === 'released')
  const changed = roles.flatMap(({ id, page }) => {
    const day = git?.facts.get(page.path)?.changed
    return day === undefined ? [] : [[id, day] as const]
  })
  const known = {
    kind: 'cards' as const,
    title: words.card.title,
    description: words.card.description,
    href: cardsHref,
    handbook: handbook.title,
    release: latest && { version: latest.version, date: latest.date },
    changed: Object.fromEntries(changed),
  }
  return withLazy<typeof known, Pick<CardsView, 'roles'>>(known, { roles: () => roles.map(viewOf) })
}

interface RoleContext {
  readonly history: Chronicle
  readonly comparisons: ComparisonsByRole
  readonly matrices: readonly Matrix[]
  readonly reporting?: ReportingView
}

/** Everything that follows for a role from the pages of others. */
export function roleView(
  handbook: Handbook,
  role: Role,
  { history, comparisons, matrices, reporting }: RoleContext,
): RoleView {
  const { roles, buckets } = handbook
  const duties = activeEntities(handbook.responsibilities).map(
    (row): Duty => ({
      responsibility: summaryRef(row),
      cell: cellOf(handbook, role, row),
      examples: row.examples,
    }),
  )
  const rowOf = ({ responsibility }: Duty) => handbook.responsibilities.get(responsibility.id)!
  const alike = (kind: Duty['cell']['kind']) => duties.filter((one) => one.cell.kind === kind)
  const time = timeColumn(role, buckets)
  const others = activeEntities(handbook.roles).filter((other) => other !== role)
  return {
    kind: 'role' as const,
    role: roleRef(role),
    summary: role.summary,
    aliases: role.aliases,
    status: role.status,
    track: role.track,
    // Whoever owns the page of the own role is nobody else to ask.
    owner: isIn(role, role.owner ?? '') ? undefined : maybeRoleRef(roles.get(role.owner ?? '')),
    reportsTo: maybeRoleRef(roles.get(role.reportsTo ?? '')),
    reports: others.filter(({ reportsTo }) => reportsTo === role.id).map(roleRef),
    reporting: reporting?.roles.includes(role.id) ? { title: reporting.title, href: reporting.href } : undefined,
    combines: roleRefs(handbook, role.combines),
    combinedInto: others.filter(({ combines }) => combines.includes(role.id)).map(roleRef),
    when: role.page.data.when,
    contact: contactWays(role),
    card: hasCard(handbook, role) ? `${cardsHref}#${cardId(role.id)}` : undefined,
    holders: role.status === 'active' ? holdersOfRole(handbook, role) : { teams: [] },
    load: loadOf(handbook, role),
    time,
    buckets: time ? buckets : [],
    examples: role.page.data.examples ?? [],
    accountable: groupByFocus(handbook, alike('accountable'), rowOf).map(({ focus, rows }) => ({
      focus: focus && focusRef(focus),
      duties: rows,
    })),
    shares: alike('shared'),
    decides: decides(duties.filter(({ cell }) => isHeld(cell)).map(rowOf)),
    supports: alike('supports'),
    everyone: alike('everyone'),
    handed: alike('handed'),
    notResponsible: role.page.data.notResponsible ?? [],
    notOwned: notOwned(handbook, role, matrices),
    compare: comparisons.get(role) ?? [],
    aors: visibleEntities(handbook.aors)
      .filter(({ owner }) => isIn(role, owner ?? ''))
      .map((aor) => aorRef(handbook, aor)),
    practices: visibleEntities(handbook.practices)
      .filter(({ appliesTo }) => appliesTo.some((id) => isIn(role, id)))
      .map(ref),
    paths: visibleEntities(handbook.paths)
      .filter(({ steps }) => steps.some((step) => [step.from, step.via, step.to].some((stop) => isStop(stop, role))))
      .map(ref),
    assessments: visibleEntities(handbook.assessments)
      .filter((assessment) => assessment.role === role.id)
      .map(ref),
    steps: stepsOf(history, role.id),
    course: courseOf(history, role.id),
  }
}

const hasCard = ({ generated }: Handbook, { status, page }: Role) =>
  status === 'active' && page.data.hidden !== true && generated.has(cardsHref)

const isStop = (stop: Stop | undefined, { id }: Role) => stop?.kind === 'role' && stop.role === id

/** The decisions of all that a role holds, in the order of the matrix. */
function decides(held: readonly Responsibility[]): RoleView['decides'] {
  const decisions = (kind: keyof Responsibility['decides']) =>
    held.flatMap((row) => row.decides[kind].map((text) => ({ text, responsibility: ref(row) })))
  return { alone: decisions('alone'), delegated: decisions('delegated'), team: decisions('team') }
}

/** Rows that belong to another column of the first matrix this role is in; not to a part of the role itself. */
function notOwned(handbook: Handbook, role: Role, matrices: readonly Matrix[]): RoleView['notOwned'] {
  const beside = matrices.find(
    ({ show, columns }) => show === 'responsibilities' && columns.some(({ id }) => id === role.id),
  )
  const columns = new Map(beside?.columns.map((column) => [column.id, column]))
  return activeEntities(handbook.responsibilities).flatMap((responsibility) => {
    const owner = ownerAmong(columns, responsibility)
    const own = cellOf(handbook, role, responsibility).kind
    const held = own === 'accountable' || own === 'handed'
    return owner && !held ? [{ responsibility: ref(responsibility), owner }] : []
  })
}

const ownerAmong = (columns: ReadonlyMap<string, RoleRef>, { ownership }: Responsibility) =>
  ownership.kind === 'accountable' ? columns.get(ownership.role) : undefined
