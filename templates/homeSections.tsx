import type { HomeView, NavNode } from '../src/types.ts'
import { Fact } from './Fact.tsx'
import { LatestRelease } from './LatestRelease.tsx'
import { MatrixTable } from './MatrixTable.tsx'
import { NodeList } from './NodeList.tsx'
import type { Link, SectionsOf } from './props.ts'
import { RefLinks } from './RefLinks.tsx'
import { RoleCard } from './RoleCard.tsx'
import { RoleLink } from './RoleLink.tsx'
import { SituationList } from './SituationList.tsx'
import { section } from './section.ts'

/** The roles as cards, when to go to them, the matrix to start from, and ways on. */
export const homeSections: SectionsOf<HomeView> = (view, link) => {
  const rest = unseen(view)
  const { situations = [], who, latest } = view
  return [
    ...section('roles', 'Roles', view.roles.length > 0 && roleCards(view.roles, link)),
    ...section(
      'situations',
      'When to go to whom',
      who && situations.length > 0 && <SituationList situations={situations} who={who} link={link} />,
    ),
    ...section(
      'matrix',
      view.matrix?.title ?? '',
      view.matrix && (
        <>
          <MatrixTable matrix={view.matrix} link={link} />
          {view.matrices.length > 0 && (
            <dl class="facts">
              <Fact name={view.matrices.length > 1 ? 'All matrices' : 'On its own page'}>
                <RefLinks refs={view.matrices} link={link} />
              </Fact>
            </dl>
          )}
        </>
      ),
    ),
    ...section('focuses', 'Focus areas', view.focuses.length > 0 && focuses(view.focuses, link)),
    ...section('latest', 'What changed last', latest && <LatestRelease latest={latest} link={link} />),
    ...section(
      'pages',
      view.roles.length > 0 ? 'Read on' : 'Contents',
      rest.length > 0 && <NodeList nodes={rest} link={link} />,
    ),
  ]
}

/** Parts of the handbook that the page has not shown yet. */
function unseen({ sections, roles, focuses, matrix, matrices, who }: HomeView): readonly NavNode[] {
  const rows = matrix?.groups.flatMap((group) => group.rows.map((row) => row.responsibility)) ?? []
  const seen = new Set([...roles, ...focuses, ...matrices, ...rows, ...(who ? [who] : [])].map(({ href }) => href))
  return sections.filter(({ href, children }) =>
    children.length > 0 ? children.some((child) => !child.href || !seen.has(child.href)) : !href || !seen.has(href),
  )
}

const roleCards = (roles: HomeView['roles'], link: Link) => (
  <ul class="cards">
    {roles.map((role) => (
      <RoleCard key={role.id} role={role} link={link} />
    ))}
  </ul>
)

const focuses = (all: HomeView['focuses'], link: Link) => (
  <ul class="focuses">
    {all.map(({ title, href, summary, owner }) => (
      <li key={href}>
        <h3>
          <a href={link(href)}>{title}</a>
        </h3>
        {summary && <p>{summary}</p>}
        {owner && <RoleLink role={owner} link={link} />}
      </li>
    ))}
  </ul>
)
