import { words } from '../../templates/words/words.ts'
import { changesHref, searchHref } from '../model/generated.ts'
import { visibleEntities } from '../model/queries.ts'
import type { Handbook, RoleId } from '../model/types.ts'
import { countSupports, type Load, loadOf, type Matrix } from './matrix.ts'
import { homeOf } from './navigation.ts'
import { focusRef, maybeRoleRef, type NavNode, type Ref, type RoleRef, roleRef, roleRefs } from './refs.ts'
import type { Chronicle, ReleaseEntry } from './releases.ts'
import type { WhoView } from './who.ts'

/** The page that shows what was found, and without a script the ways to look for oneself. */
export interface SearchView {
  readonly kind: 'search'
  readonly title: string
  readonly href: string
  readonly sections: readonly NavNode[]
}

export interface SituationView {
  /** In the author's words. */
  readonly when: string
  readonly role: RoleRef
  readonly responsibility: Ref
}

export interface HomeView {
  readonly kind: 'home'
  readonly title: string
  readonly description?: string
  readonly roles: readonly (RoleRef & {
    readonly summary?: string
    readonly load: Load
    readonly supports: number
    readonly combines: readonly RoleRef[]
  })[]
  readonly focuses: readonly (Ref & { readonly summary?: string; readonly owner?: RoleRef })[]
  readonly search?: string
  /** Teams that one may ask about, each with its list of who to go to. */
  readonly teams: readonly Ref[]
  /** The list of who to go to, and some situations from it. */
  readonly who?: Ref
  readonly situations?: readonly SituationView[]
  readonly latest?: { readonly release: ReleaseEntry; readonly all: Ref }
  readonly matrix?: Matrix
  readonly matrices: readonly Ref[]
  readonly sections: readonly NavNode[]
}

interface HomeOf extends Pick<HomeView, 'sections'> {
  readonly matrices: readonly Matrix[]
  readonly who: readonly WhoView[]
  readonly history: Chronicle
}

/** The first page: the roles, the first matrix and the ways into everything else. */
export function homeView(handbook: Handbook, { matrices, who, history, sections }: HomeOf): HomeView {
  const { title, config } = handbook
  const [first] = matrices
  const latest = history.entries.find(({ state }) => state === 'released')
  return {
    kind: 'home' as const,
    title: homeOf(handbook)?.title ?? title,
    description: config.description,
    roles: visibleEntities(handbook.roles).map((role) => ({
      ...roleRef(role),
      summary: role.summary,
      load: loadOf(handbook, role),
      supports: countSupports(handbook, role),
      combines: roleRefs(handbook, role.combines),
    })),
    focuses: visibleEntities(handbook.focuses).map((focus) => ({
      ...focusRef(focus),
      summary: focus.summary,
      owner: maybeRoleRef(handbook.roles.get(focus.owner ?? '')),
    })),
    search: searchHref,
    teams: who.flatMap(({ team, href }) => (team ? [{ title: team.title, href }] : [])),
    who: who[0] && { title: who[0].title, href: who[0].href },
    situations: who[0] && pickSituations(who[0]),
    latest: latest && { release: latest, all: { title: words.changes.title, href: changesHref } },
    matrix: first,
    matrices: matrices.map(({ title, href }) => ({ title, href })),
    sections,
  }
}

/** The page to search on, unless an author has written a page of that name. */
export function searchView({ generated }: Handbook, sections: readonly NavNode[]): SearchView | undefined {
  if (!generated.has(searchHref)) return undefined
  return { kind: 'search', title: words.common.search, href: searchHref, sections }
}

/** More than this is a list to search and not to glance at. */
const mostSituations = 6

/** Some situations in which to go to somebody, in turn from each role that is gone to. */
function pickSituations({ groups }: WhoView): readonly SituationView[] {
  const byRole = new Map<RoleId, SituationView[]>()
  for (const { responsibility, contacts } of groups.flatMap(({ entries }) => entries)) {
    const { title, href } = responsibility
    for (const { role, situations } of contacts) {
      const ofRole = byRole.get(role.id) ?? []
      byRole.set(role.id, ofRole)
      ofRole.push(...situations.map((when) => ({ when, role, responsibility: { title, href } })))
    }
  }
  const all = [...byRole.values()].flatMap((ofRole) => ofRole.map((situation, turn) => ({ situation, turn })))
  return all
    .sort((a, b) => a.turn - b.turn)
    .slice(0, mostSituations)
    .map(({ situation }) => situation)
}
