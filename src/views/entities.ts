import { words } from '../../templates/words/words.ts'
import { isOldAddress } from '../base/paths.ts'
import { titleFromName } from '../model/pages.ts'
import { activeEntities, isHolder, visibleEntities } from '../model/queries.ts'
import type {
  Aor,
  Assessment,
  Entity,
  Example,
  Focus,
  Handbook,
  Path,
  PathStep,
  Practice,
  Role,
  Stop,
  Term,
} from '../model/types.ts'
import type { Page } from '../parse/types.ts'
import type { Kind } from '../schema/front-matter.ts'
import type { Held } from './coverage.ts'
import { drawGraph, type Graph, type GraphEdge, type GraphItem, type Plain } from './graph.ts'
import { type HoldersView, holdersIn, holdersOfRole } from './holders.ts'
import { buildMatrix, type Matrix } from './matrix.ts'
import {
  type About,
  aboutEntity,
  aorContact,
  type ContactWay,
  type Explained,
  focusRef,
  maybeRef,
  maybeRoleRef,
  type PersonRef,
  personRef,
  type Ref,
  type RoleRef,
  ref,
  roleRefs,
  seeAlso,
} from './refs.ts'

/** A name that a page goes by besides its title. */
export interface AliasView {
  readonly name: string
  /** What else it may mean. */
  readonly ambiguous?: 'roles' | 'things'
}

/** What is on the page of every kind in the same place. What the page's own view shows is not said twice. */
export interface CommonView {
  readonly status: Entity['status']
  readonly aliases: readonly AliasView[]
  /** The role that keeps the page true, named at its foot. */
  readonly owner?: RoleRef
  readonly focuses: readonly Ref[]
  readonly examples: readonly Example[]
  readonly reviewedOn?: string
  /** `6 months` */
  readonly reviewEvery?: string
  readonly sources: readonly { readonly title: string; readonly url?: string }[]
}

// What the view of a kind shows itself, in words of its own.
const ownOwner = new Set<Kind>(['role', 'focus', 'responsibility', 'aor', 'practice', 'path', 'assessment'])
// On a role, focuses follow from what it is accountable for; a focus is one.
const ownFocuses = new Set<Kind>(['role', 'focus', 'responsibility', 'practice'])
const ownExamples = new Set<Kind>(['role', 'responsibility', 'aor', 'practice', 'path'])

/** What a page says about itself that pages of any kind may say. */
export function commonView({ roles, focuses }: Handbook, page: Page): CommonView {
  const { kind, data } = page
  const { status = 'active', ownerRole = '', coreFocus = [], examples = [], sources = [] } = data
  return {
    status,
    aliases: aliases(page, roles.get(page.id)?.short),
    owner: ownOwner.has(kind) ? undefined : maybeRoleRef(roles.get(ownerRole)),
    focuses: ownFocuses.has(kind) ? [] : [...new Set(coreFocus)].flatMap((id) => focuses.get(id) ?? []).map(focusRef),
    examples: ownExamples.has(kind) ? [] : examples,
    reviewedOn: data.reviewedOn,
    reviewEvery: data.reviewEvery,
    sources: sources.map(({ title, url }) => ({ title, url: followed(url) })),
  }
}

/** A role is also called by its short name. An alias of a guide may be an old address, which is not a name. */
function aliases({ kind, data, title }: Page, short: string | undefined): readonly AliasView[] {
  const all = (data.aliases ?? [])
    .filter(({ name }) => kind !== 'guide' || !isOldAddress(name))
    .map(({ name, ambiguous }): AliasView => {
      const other = kind === 'role' ? 'roles' : 'things'
      return ambiguous ? { name, ambiguous: other } : { name }
    })
  const names = kind === 'role' && short !== undefined ? [{ name: short }, ...all] : all
  return [...new Map([...names].reverse().map((one) => [one.name, one])).values()]
    .reverse()
    .filter(({ name }) => name !== title)
}

/** A source is on the web or, if it is not, only named. */
const followed = (url: string | undefined) => (url !== undefined && /^https?:\/\//i.test(url) ? url : undefined)

export interface FocusView {
  readonly kind: 'focus'
  readonly title: string
  readonly summary?: string
  readonly owner?: RoleRef
  readonly matrix: Matrix
}

export interface TermView {
  readonly kind: 'term'
  readonly title: string
  readonly summary?: string
  readonly aliases: readonly string[]
  readonly seeAlso: readonly Ref[]
}

export interface AorView extends About {
  readonly kind: 'aor'
  readonly owner?: RoleRef
  /** Who has that role in the team of the area, or around it. */
  readonly ownedBy: readonly Held[]
  readonly carries?: Ref
  readonly holder?: PersonRef
  readonly backup?: PersonRef
  readonly team?: Ref
  readonly scope?: string
  readonly grantedOn?: string
  readonly contact: readonly ContactWay[]
  readonly examples: readonly Example[]
}

export interface PracticeView extends About {
  readonly kind: 'practice'
  readonly owner?: RoleRef
  /** Who has that role in each team. */
  readonly holders: HoldersView
  readonly appliesTo: readonly RoleRef[]
  readonly focuses: readonly Ref[]
  readonly cadence?: string
  readonly steps: readonly string[]
  readonly antiPatterns: readonly string[]
  readonly examples: readonly Example[]
}

export interface AssessmentView extends About {
  readonly kind: 'assessment'
  readonly owner?: RoleRef
  readonly role?: RoleRef
  readonly statements: readonly string[]
  readonly needed?: number
  readonly outcomes: { readonly met?: string; readonly unmet?: string }
  readonly prompts: readonly { readonly theme: string; readonly questions: readonly string[] }[]
}

/** The terms that prose explains where it uses them: those that are in use and say what they mean in a sentence. */
export const explained = ({ terms }: Handbook): Explained[] =>
  visibleEntities(terms).flatMap((term) => {
    const { summary } = term
    return summary === undefined ? [] : [{ ...ref(term), summary, names: namesOf(term) }]
  })

/** A title such as `Service level objective (SLO)` is two names. What is ambiguous, the title too, is left to the author to link. */
function namesOf({ title, page }: Term): readonly string[] {
  const [, words, short] = /^(.+?)\s*\(([^()]+)\)$/.exec(title) ?? []
  const aliases = page.data.aliases ?? []
  const unclear = new Set(aliases.flatMap(({ name, ambiguous }) => (ambiguous ? name.toLowerCase() : [])))
  const all = [title, words, short, ...aliases.map(({ name }) => name)].flatMap((name) => name?.trim() || [])
  return [...new Set(all)].filter((name) => !unclear.has(name.toLowerCase()))
}

/** An area of responsibility: who holds it, and which role stays accountable. */
export function aorView(handbook: Handbook, aor: Aor): AorView {
  const { roles, responsibilities, teams, scopes } = handbook
  const team = teams.get(aor.team ?? '')
  return {
    kind: 'aor' as const,
    ...aboutEntity(aor),
    owner: maybeRoleRef(roles.get(aor.owner ?? '')),
    ownedBy: holdersIn(handbook, team, aor.owner ?? ''),
    carries: maybeRef(responsibilities.get(aor.carries ?? '')),
    holder: aor.holder === undefined ? undefined : personRef(handbook, aor.holder),
    backup: aor.backup === undefined ? undefined : personRef(handbook, aor.backup),
    team: maybeRef(team),
    scope: scopes.find(({ id }) => id === aor.scope)?.title,
    grantedOn: aor.page.data.grantedOn,
    contact: aorContact(handbook, aor),
    examples: aor.page.data.examples ?? [],
  }
}

/**
 * A focus with its rows of the first matrix. A responsibility with two focuses occurs in a matrix once, but on the
 * page of either: a reader of the second must not miss it. The load is of these rows only.
 */
export function focusView(handbook: Handbook, focus: Focus, matrices: readonly Matrix[]): FocusView {
  const { id, title, href, summary, owner } = focus
  const rows = activeEntities(handbook.responsibilities)
    .filter(({ focuses }) => focuses.includes(id))
    .map((responsibility) => ({ ...responsibility, focuses: [id] }))
  return {
    kind: 'focus' as const,
    title,
    summary,
    owner: maybeRoleRef(handbook.roles.get(owner ?? '')),
    matrix: buildMatrix(handbook, {
      id,
      title,
      href,
      show: 'responsibilities',
      roles: columns(handbook, matrices),
      rows,
      untimed: true,
    }),
  }
}

/** Those of the first matrix of responsibilities, or else every role that holds something. */
function columns(handbook: Handbook, matrices: readonly Matrix[]): readonly Role[] {
  const first = matrices.find(({ show }) => show === 'responsibilities')
  return first
    ? first.columns.flatMap(({ id }) => handbook.roles.get(id) ?? [])
    : activeEntities(handbook.roles).filter((role) => isHolder(handbook, role))
}

export function practiceView(handbook: Handbook, practice: Practice): PracticeView {
  const { owner, appliesTo, focuses, page } = practice
  const { cadence, steps = [], antiPatterns = [], examples = [] } = page.data
  return {
    kind: 'practice' as const,
    ...aboutEntity(practice),
    owner: maybeRoleRef(handbook.roles.get(owner ?? '')),
    holders: practice.status === 'active' ? holdersOfRole(handbook, { id: owner ?? '' }) : { teams: [] },
    appliesTo: roleRefs(handbook, appliesTo),
    focuses: focuses.flatMap((id) => handbook.focuses.get(id) ?? []).map(focusRef),
    cadence,
    steps,
    antiPatterns,
    examples,
  }
}

/** An assessment: statements with what they amount to, or questions without a result. */
export function assessmentView({ roles }: Handbook, assessment: Assessment): AssessmentView {
  const { owner, role, needed, page } = assessment
  const { statements = [], outcomes = {}, prompts = {} } = page.data
  return {
    kind: 'assessment' as const,
    ...aboutEntity(assessment),
    owner: maybeRoleRef(roles.get(owner ?? '')),
    role: maybeRoleRef(roles.get(role ?? '')),
    statements,
    needed,
    outcomes,
    prompts: Object.entries(prompts).map(([theme, questions]) => ({ theme, questions })),
  }
}

/** A stop of a career path; without an href it is a role of another ladder. */
export interface StopRef {
  readonly title: string
  readonly href?: string
}

interface PathStepView extends Pick<PathStep, 'need' | 'note'> {
  readonly from: StopRef
  readonly to: StopRef
  readonly via?: StopRef
}

export interface PathView extends About {
  readonly kind: 'path'
  readonly owner?: RoleRef
  readonly steps: readonly PathStepView[]
  readonly graph?: Graph
  readonly skills: readonly string[]
  /** Roles without a page here, where the path says what they are. */
  readonly external: readonly { readonly title: string; readonly summary: string }[]
  readonly examples: readonly Example[]
}

export function pathView(handbook: Handbook, path: Path): PathView {
  const { roles } = handbook
  return {
    kind: 'path' as const,
    ...aboutEntity(path),
    owner: maybeRoleRef(roles.get(path.owner ?? '')),
    steps: path.steps.map((step) => ({
      ...step,
      from: stopRef(roles, step.from),
      to: stopRef(roles, step.to),
      via: step.via && stopRef(roles, step.via),
    })),
    graph: pathGraph(handbook, path),
    skills: path.page.data.skills ?? [],
    external: Object.entries(path.page.data.external ?? {}).flatMap(([id, { title, summary }]) =>
      summary === undefined ? [] : [{ title: title ?? titleFromName(id), summary }],
    ),
    examples: path.page.data.examples ?? [],
  }
}

const stopRef = (roles: Handbook['roles'], stop: Stop): StopRef =>
  stop.kind === 'role' ? ref(roles.get(stop.role)!) : { title: stop.title }

/** The steps of a career path. Undefined for a path without any. */
export function pathGraph({ roles }: Handbook, path: Path): Graph | undefined {
  const { steps } = path
  if (steps.length === 0) return undefined
  const stops = new Map(steps.flatMap(({ from, to }) => [from, to]).map((stop) => [idOf(stop), plain(stop)]))
  const edges = [...new Map(steps.map((step) => [JSON.stringify(edge(step)), edge(step)])).values()]
  return {
    id: `path-${path.id}`,
    title: path.title,
    drawing: drawGraph([...stops.values()], edges),
    list: [...stops.keys()].flatMap((id) => {
      const from = steps.filter((step) => idOf(step.from) === id)
      return from.length === 0 ? [] : [{ ...named(from[0]!.from), children: from.map(item) }]
    }),
  }

  function named(stop: Stop): StopRef {
    const { title, href } = stopRef(roles, stop)
    return { title, href }
  }

  function plain(stop: Stop): Plain {
    return { id: idOf(stop), ...named(stop), kind: stop.kind === 'role' ? 'role' : 'other' }
  }

  function edge({ from, to, via, need }: PathStep): GraphEdge {
    return { from: idOf(from), to: idOf(to), label: way(via, need), style: 'solid', arrow: true } as const
  }

  function item({ to, via, need, note }: PathStep): GraphItem {
    const said = [way(via, need) ?? [], note ?? []].flat().join('; ')
    return { ...named(to), note: said === '' ? undefined : said, children: [] }
  }

  function way(via: PathStep['via'], need: PathStep['need']): string | undefined {
    if (!via) return need && words.path.needs[need]
    const name = via.kind === 'role' ? roles.get(via.role)!.short : via.title
    return words.path.viaShort[need ?? 'any'](name)
  }
}

const idOf = (stop: Stop) => (stop.kind === 'role' ? `role:${stop.role}` : `other:${stop.title}`)

export function termView(handbook: Handbook, term: Term): TermView {
  const { title, summary, aliases } = term
  return { kind: 'term' as const, title, summary, aliases, seeAlso: seeAlso(handbook, term).map(ref) }
}
