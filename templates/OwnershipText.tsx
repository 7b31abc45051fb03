import type { ResponsibilityView } from '../src/types.ts'
import { Chip } from './Chip.tsx'
import type { Link } from './props.ts'
import { RoleLink } from './RoleLink.tsx'
import { SharedText } from './SharedText.tsx'

interface Props {
  readonly ownership: ResponsibilityView['ownership']
  readonly link: Link
}

/** Who holds a responsibility, as a sentence to see at a glance: one role, several with a facet each, everyone, or nobody yet. */
export function OwnershipText({ ownership, link }: Props) {
  switch (ownership.kind) {
    case 'accountable':
      return (
        <p class="headline">
          <RoleLink role={ownership.role} link={link} /> is <Chip kind="accountable">accountable</Chip>
        </p>
      )
    case 'shared':
      return (
        <>
          <p class="headline">
            {ownership.sharers.map(({ role }, index) => (
              <>
                {index > 0 && (index === ownership.sharers.length - 1 ? ' and ' : ', ')}
                <RoleLink key={role.id} role={role} link={link} />
              </>
            ))}{' '}
            <Chip kind="shared">share</Chip> it
          </p>
          {ownership.sharers.map(({ role, facet }) => (
            <p key={role.id} class="holder">
              {role.title}
              <span class="holding">
                <SharedText
                  cell={{
                    kind: 'shared',
                    via: [],
                    facets: facet ? [facet] : [],
                    settlesDoubt: ownership.tieBreak?.id === role.id,
                  }}
                  link={link}
                />
              </span>
            </p>
          ))}
        </>
      )
    case 'everyone':
      return (
        <p class="headline">
          Expected of <Chip kind="everyone">everyone</Chip>
        </p>
      )
    case 'nobody':
      return (
        <p class="headline gap">
          <strong>Nobody is accountable yet.</strong> The page must name an owner.
        </p>
      )
  }
}
