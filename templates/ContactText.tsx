import type { Contact } from '../src/types.ts'
import { AboveText } from './AboveText.tsx'
import { Absence } from './Absence.tsx'
import { AgreedText } from './AgreedText.tsx'
import { HoldText } from './HoldText.tsx'
import { PersonLinks } from './PersonLinks.tsx'
import type { Link } from './props.ts'
import { RoleLink } from './RoleLink.tsx'

interface Props {
  readonly contact: Contact
  /** Others are for certain situations, so this one is for the rest. */
  readonly isForTheRest: boolean
  readonly link: Link
}

/** Somebody to go to: when, who, and why it is this one. */
export function ContactText({ contact, isForTheRest, link }: Props) {
  const { role, people, isGap, situations, cell, insteadOf, handedBy, leans, above } = contact
  const isAbsent = people?.length === 0
  return (
    <div class={isGap ? 'contact gap' : 'contact'}>
      {situations.map((text) => (
        <p key={text} class="situation">
          <q>{text}</q>
        </p>
      ))}
      {isForTheRest && <p class="situation">Anything else</p>}
      <p class="who-name">
        {isAbsent ? (
          <Absence contact={contact} link={link} />
        ) : (
          <>
            {people && (
              <>
                <strong>
                  <PersonLinks people={people} link={link} />
                </strong>{' '}
              </>
            )}
            <RoleLink role={role} link={link} />
          </>
        )}
      </p>
      {cell && !isAbsent && <HoldText cell={cell} insteadOf={insteadOf} link={link} />}
      {above && <AboveText above={above} link={link} />}
      {insteadOf && !cell && <p class="how">There is no separate {insteadOf.title} here.</p>}
      {handedBy && !isAbsent && <p class="how">Handed on by the {handedBy.title}.</p>}
      {leans && (
        <p class="how">
          Leans in
          <AgreedText agreed={leans} />
        </p>
      )}
    </div>
  )
}
