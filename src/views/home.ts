import { given } from '../given.ts'
import type { Guide, Handbook, HomeView, NavNode } from '../types.ts'
import { changesHref } from './changes-page.ts'
import type { Chronicle } from './chronicle.ts'
import type { Generated } from './generated.ts'
import { listed } from './listed.ts'
import { load, supports } from './load.ts'
import { maybeRoleRef, ref, roleRef, roleRefs } from './refs.ts'
import { searchHref } from './search-page.ts'
import { situations } from './situations.ts'

/** The first page: the roles, the first matrix and the ways into everything else. */
export function homeView(
  handbook: Handbook,
  { matrices, who, history }: Pick<Generated, 'matrices' | 'who'> & { readonly history: Chronicle },
  sections: readonly NavNode[],
): HomeView {
  const { title, config } = handbook
  const [first] = matrices
  const latest = history.entries.find(({ state }) => state === 'released')
  return given({
    kind: 'home' as const,
    title: homeOf(handbook)?.title ?? title,
    description: config.description,
    roles: listed(handbook.roles).map((role) => ({
      ...roleRef(role),
      ...(role.summary !== undefined && { summary: role.summary }),
      load: load(handbook, role),
      supports: supports(handbook, role),
      combines: roleRefs(handbook, role.combines),
    })),
    focuses: listed(handbook.focuses).map((focus) =>
      given({ ...ref(focus), summary: focus.summary, owner: maybeRoleRef(handbook.roles.get(focus.owner ?? '')) }),
    ),
    search: searchHref,
    who: who[0] && { title: who[0].title, href: who[0].href },
    situations: who[0] && situations(who[0]),
    latest: latest && { release: latest, all: { title: 'What changed', href: changesHref } },
    matrix: first,
    matrices: matrices.map(({ title, href }) => ({ title, href })),
    sections,
  })
}

/** The handbook's own page, which opens the first page of the site. */
export const homeOf = ({ folders, guides }: Handbook): Guide | undefined => guides.get(folders.get('')?.index ?? '')
