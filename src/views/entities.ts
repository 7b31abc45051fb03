import { activeEntities, isHolder, visibleEntities } from '../model/queries.ts'
import type { Aor, Assessment, Example, Focus, Guide, Handbook, Practice, Role, Term } from '../model/types.ts'
import type { Page } from '../parse/types.ts'
import { buildMatrix, type Matrix } from './matrix.ts'
import {
  type About,
  aboutEntity,
  type Explained,
  maybeRef,
  maybeRoleRef,
  type NavNode,
  type PersonRef,
  personRef,
  type Ref,
  type RoleRef,
  ref,
  roleRefs,
  seeAlso,
} from './refs.ts'

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

export interface GuideView {
  readonly kind: 'guide'
  readonly title: string
  readonly summary?: string
  /** Pages below it, for a folder's page. */
  readonly children: readonly NavNode[]
}

export interface AorView extends About {
  readonly kind: 'aor'
  readonly owner?: RoleRef
  readonly carries?: Ref
  readonly holder?: PersonRef
  readonly backup?: PersonRef
  readonly team?: Ref
  readonly scope?: string
  readonly grantedOn?: string
  readonly examples: readonly Example[]
}

export interface PracticeView extends About {
  readonly kind: 'practice'
  readonly owner?: RoleRef
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
  /** How many of the statements must hold. */
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
  return {
    kind: 'aor' as const,
    ...aboutEntity(aor),
    owner: maybeRoleRef(roles.get(aor.owner ?? '')),
    carries: maybeRef(responsibilities.get(aor.carries ?? '')),
    holder: aor.holder === undefined ? undefined : personRef(handbook, aor.holder),
    backup: aor.backup === undefined ? undefined : personRef(handbook, aor.backup),
    team: maybeRef(teams.get(aor.team ?? '')),
    scope: scopes.find(({ id }) => id === aor.scope)?.title,
    grantedOn: aor.page.data.grantedOn,
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

/** A practice: whom it is for, how often and how it is done. */
export function practiceView(handbook: Handbook, practice: Practice): PracticeView {
  const { owner, appliesTo, focuses, page } = practice
  const { cadence, steps = [], antiPatterns = [], examples = [] } = page.data
  return {
    kind: 'practice' as const,
    ...aboutEntity(practice),
    owner: maybeRoleRef(handbook.roles.get(owner ?? '')),
    appliesTo: roleRefs(handbook, appliesTo),
    focuses: focuses.flatMap((id) => handbook.focuses.get(id) ?? []).map(ref),
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

/**
 * A page of prose. `below` are the pages below a folder's page, each folder folded. A page that leads to all of them
 * itself needs no list of them.
 */
export function guideView(handbook: Handbook, { title, summary, page }: Guide, below: readonly NavNode[]): GuideView {
  const own = leadsTo(handbook, page)
  const children = below.every(({ href }) => href !== undefined && own.has(href)) ? [] : below
  return { kind: 'guide' as const, title, summary, children }
}

const leadsTo = ({ targets, hrefs }: Handbook, { path }: Page): ReadonlySet<string | undefined> =>
  new Set(
    [...(targets.get(path)?.values() ?? [])].map((target) =>
      target.kind === 'page' ? hrefs.get(target.path) : undefined,
    ),
  )

/** A page whose id belongs to another page. Its prose is shown, but nothing is derived for it. */
export const strayView = ({ title, data }: Page): GuideView => ({
  kind: 'guide' as const,
  title,
  summary: data.summary,
  children: [],
})

/** A word and what it means. */
export function termView(handbook: Handbook, term: Term): TermView {
  const { title, summary, aliases } = term
  return { kind: 'term' as const, title, summary, aliases, seeAlso: seeAlso(handbook, term).map(ref) }
}
