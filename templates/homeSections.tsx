import type { HomeView } from '../src/types.ts'
import { MatrixTable } from './MatrixTable.tsx'
import { NodeList } from './NodeList.tsx'
import type { Link, SectionsOf } from './props.ts'
import { RefList } from './RefList.tsx'
import { RoleCard } from './RoleCard.tsx'
import { RoleLink } from './RoleLink.tsx'
import { section } from './section.ts'

/** The roles as cards, the matrix to start from, and ways on. */
export const homeSections: SectionsOf<HomeView> = (view, link) => {
  const others = view.matrices.filter(({ href }) => href !== view.matrix?.href)
  return [
    ...section('roles', 'Roles', view.roles.length > 0 && roleCards(view.roles, link)),
    ...section(
      'matrix',
      view.matrix?.show === 'time' ? 'Where the time goes' : 'Who owns what',
      view.matrix && (
        <>
          <MatrixTable matrix={view.matrix} link={link} />
          {others.length > 0 && <RefList refs={others} link={link} />}
        </>
      ),
    ),
    ...section('focuses', 'Focuses', view.focuses.length > 0 && focuses(view.focuses, link)),
    ...section(
      'pages',
      view.roles.length > 0 ? 'All parts' : 'Contents',
      view.sections.length > 0 && <NodeList nodes={view.sections} link={link} />,
    ),
  ]
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
