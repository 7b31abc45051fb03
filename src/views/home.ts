import { changesHref, searchHref } from '../model/generated.ts'
import type { Handbook } from '../model/types.ts'
import type { Chronicle } from './chronicle.ts'
import { type Load, load, type Matrix, supports } from './matrix.ts'
import { type Generated, homeOf } from './navigation.ts'
import { maybeRoleRef, type NavNode, type Ref, type RoleRef, ref, roleRef, roleRefs, visibleEntities } from './refs.ts'
import type { LatestRelease } from './releases.ts'
import { type SituationView, situations } from './role.ts'

export interface HomeView {
  readonly kind: 'home'
  readonly title: string
  readonly description?: string
  readonly roles: readonly (RoleRef & {
    readonly summary?: string
    readonly load: Load
    /** How many responsibilities it supports. */
    readonly supports: number
    readonly combines: readonly RoleRef[]
  })[]
  readonly focuses: readonly (Ref & { readonly summary?: string; readonly owner?: RoleRef })[]
  /** The page to search on. */
  readonly search?: string
  /** The list of whom to go to, and some situations out of it. */
  readonly who?: Ref
  readonly situations?: readonly SituationView[]
  /** What changed last. */
  readonly latest?: LatestRelease
  readonly matrix?: Matrix
  readonly matrices: readonly Ref[]
  /** The top of the navigation, for a handbook that is mostly guides. */
  readonly sections: readonly NavNode[]
}

/** The first page: the roles, the first matrix and the ways into everything else. */
export function homeView(
  handbook: Handbook,
  { matrices, who, history }: Pick<Generated, 'matrices' | 'who'> & { readonly history: Chronicle },
  sections: readonly NavNode[],
): HomeView {
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
      load: load(handbook, role),
      supports: supports(handbook, role),
      combines: roleRefs(handbook, role.combines),
    })),
    focuses: visibleEntities(handbook.focuses).map((focus) => ({
      ...ref(focus),
      summary: focus.summary,
      owner: maybeRoleRef(handbook.roles.get(focus.owner ?? '')),
    })),
    search: searchHref,
    who: who[0] && { title: who[0].title, href: who[0].href },
    situations: who[0] && situations(who[0]),
    latest: latest && { release: latest, all: { title: 'What changed', href: changesHref } },
    matrix: first,
    matrices: matrices.map(({ title, href }) => ({ title, href })),
    sections,
  }
}
