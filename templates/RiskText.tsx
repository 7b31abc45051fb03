import type { Risk } from '../src/types.ts'
import { InlineRefs } from './InlineRefs.tsx'
import { PersonLink } from './PersonLink.tsx'
import type { Link } from './props.ts'
import { list } from './words.ts'

/** One thing that hangs on one person, in a sentence. */
export function RiskText({ risk, link }: { readonly risk: Risk; readonly link: Link }) {
  switch (risk.kind) {
    case 'no-holder':
    case 'no-backup': {
      const { title, href, holder, team } = risk.aor
      return (
        <>
          <a href={link(href)}>{title}</a>
          {team && (
            <>
              {' in '}
              <a href={link(team.href)}>{team.title}</a>
            </>
          )}
          {holder && (
            <>
              {': only '}
              <PersonLink person={holder} link={link} />
            </>
          )}
        </>
      )
    }
    case 'all-parts':
      return (
        <>
          <PersonLink person={risk.person} link={link} /> is {risk.role.title} of{' '}
          <a href={link(risk.team.href)}>{risk.team.title}</a>: nobody else there is{' '}
          {list(
            risk.parts.map(({ title }) => title),
            'or',
          )}
        </>
      )
    case 'many-teams':
      return (
        <>
          <PersonLink person={risk.person} link={link} />
          {risk.roles.map(({ role, team }, index) => (
            <span key={`${role.id} ${team.href}`}>
              {index === 0 ? ': ' : ', '}
              {role.title} of <a href={link(team.href)}>{team.title}</a>
            </span>
          ))}
        </>
      )
    case 'many-areas':
      return (
        <>
          <PersonLink person={risk.person} link={link} /> holds {risk.aors.length} areas, more than {risk.limit}:{' '}
          <InlineRefs refs={risk.aors} link={link} />
        </>
      )
  }
}
