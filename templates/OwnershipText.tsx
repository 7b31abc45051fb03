import type { ResponsibilityView } from '../src/types.ts'
import { Chip } from './Chip.tsx'
import type { Link } from './props.ts'
import { RoleLink } from './RoleLink.tsx'
import { SharedText } from './SharedText.tsx'

interface Props {
  readonly ownership: ResponsibilityView['ownership']
  readonly link: Link
}

/** Who holds a responsibility: one role, several with a facet each, everyone, or nobody yet. */
export function OwnershipText({ ownership, link }: Props) {
  switch (ownership.kind) {
    case 'accountable':
      return (
        <p class="holder">
          <RoleLink role={ownership.role} link={link} />
          <span class="holding">
            <Chip kind="accountable">Accountable</Chip>
          </span>
        </p>
      )
    case 'shared':
      return (
        <>
          {ownership.sharers.map(({ role, facet }) => (
            <p key={role.id} class="holder">
              <RoleLink role={role} link={link} />
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
        <p class="holder">
          All engineers
          <span class="holding">
            <Chip kind="everyone">Everyone</Chip>
          </span>
        </p>
      )
    case 'nobody':
      return (
        <p class="holder gap">
          <strong>Nobody is accountable yet.</strong> The page must name an owner.
        </p>
      )
  }
}
