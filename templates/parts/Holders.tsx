import type { Held } from '../../src/views/coverage.ts'
import type { HoldersView, TeamHolders } from '../../src/views/holders.ts'
import type { RoleRef } from '../../src/views/refs.ts'
import { words } from '../words/words.ts'
import { listByName } from './Elements.tsx'
import { type Linked, type LinkTo, PersonLinks } from './Links.tsx'

/** More than this is folded, so that what a page is about stays in sight. */
const mostOpen = 12

/** Who holds something, team by team. A role is named where it is not `own`, which the page is about. */
export function listHolders({ teams, more }: HoldersView, link: LinkTo, own?: RoleRef) {
  if (teams.length === 0) return undefined
  const list = (
    <>
      {listByName(
        teams.map((one) => [
          one.team.href,
          <a href={link(one.team.href)}>{one.team.title}</a>,
          <InTeam holders={one} own={own} link={link} />,
        ]),
      )}
      {more && (
        <p class="more">
          {more.all === undefined ? (
            words.common.andMore(more.count)
          ) : (
            <a href={link(more.all)}>{words.holders.moreTeams(more.count)}</a>
          )}
        </p>
      )}
    </>
  )
  const count = teams.length + (more?.count ?? 0)
  if (count <= mostOpen) return list
  return (
    <details class="more-examples">
      <summary>{words.holders.inTeams(count)}</summary>
      {list}
    </details>
  )
}

interface InTeamProps {
  readonly holders: TeamHolders
  readonly own: RoleRef | undefined
}

function InTeam({ holders: { held, missing }, own, link }: Linked<InTeamProps>) {
  return (
    <>
      {held.map((one) => (
        <p key={`${one.role.id} ${one.above?.href}`}>
          <HeldBy held={one} own={own} link={link} />
        </p>
      ))}
      {missing.map((role) => (
        <p key={role.id}>
          <strong>{words.common.nobodyIs(role.title)}</strong>
        </p>
      ))}
    </>
  )
}

/** Those who have a part, by which role, and in which team where that is another one. */
function HeldBy({
  held: { people, role, facets, above },
  own,
  link,
}: Linked<{ readonly held: Held; readonly own?: RoleRef | undefined }>) {
  return (
    <>
      <PersonLinks people={people} link={link} />
      {role.id !== own?.id && ` (${role.short})`}
      {above && [' ', words.coverage.of(<a href={link(above.href)}>{above.title}</a>)]}
      {facets.length > 0 && `: ${words.and(facets.map(({ title }) => title))}`}
    </>
  )
}
