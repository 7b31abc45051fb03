import type { TeamView } from '../src/types.ts'
import { Fact } from './Fact.tsx'
import type { Link } from './props.ts'
import { RefLinks } from './RefLinks.tsx'

/** How large a team is, where it belongs and which version of the default it agreed on. */
export function TeamFacts({ view, link }: { readonly view: TeamView; readonly link: Link }) {
  const { scope, partOf, teams, engineers, type, adapts } = view
  if (!scope && !partOf && !teams.length && engineers === undefined && !type && !adapts) return null
  return (
    <dl class="facts">
      {scope && <Fact name="Scope">{scope}</Fact>}
      {partOf && (
        <Fact name="Part of">
          <a href={link(partOf.href)}>{partOf.title}</a>
        </Fact>
      )}
      {teams.length > 0 && (
        <Fact name="Teams">
          <RefLinks refs={teams} link={link} />
        </Fact>
      )}
      {engineers !== undefined && <Fact name="Engineers">{engineers}</Fact>}
      {type && <Fact name="Kind of work">{type}</Fact>}
      {adapts && (
        <Fact name="Adapts version">
          {adapts.href === undefined ? adapts.version : <a href={link(adapts.href)}>{adapts.version}</a>}
        </Fact>
      )}
    </dl>
  )
}
