import type { RoleView } from '../src/types.ts'
import { Fact } from './Fact.tsx'
import type { Link } from './props.ts'
import { RoleLink } from './RoleLink.tsx'
import { RoleLinks } from './RoleLinks.tsx'
import { tracks } from './words.ts'

/** How a role stands to other roles. */
export function RoleFacts({ view, link }: { readonly view: RoleView; readonly link: Link }) {
  const { track, owner, reportsTo, reports, combines, combinedInto, when } = view
  if (!track && !owner && !reportsTo && !reports.length && !combines.length && !combinedInto.length) return null
  const lines = view.reporting && (
    <>
      {' · '}
      <a href={link(view.reporting.href)}>{view.reporting.title}</a>
    </>
  )
  return (
    <dl class="facts">
      {combines.length > 0 && (
        <Fact name="Combines">
          <RoleLinks roles={combines} link={link} />
        </Fact>
      )}
      {when && <Fact name="When">{when}</Fact>}
      {track && <Fact name="Track">{tracks[track]}</Fact>}
      {reportsTo && (
        <Fact name="Reports to">
          <RoleLink role={reportsTo} link={link} />
          {lines}
        </Fact>
      )}
      {reports.length > 0 && (
        <Fact name="Reports">
          <RoleLinks roles={reports} link={link} />
          {!reportsTo && lines}
        </Fact>
      )}
      {combinedInto.length > 0 && (
        <Fact name="Part of">
          <RoleLinks roles={combinedInto} link={link} />
        </Fact>
      )}
      {owner && (
        <Fact name="Expectations set by">
          <RoleLink role={owner} link={link} />
        </Fact>
      )}
    </dl>
  )
}
