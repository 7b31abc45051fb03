import type { Contact } from '../src/types.ts'
import { AgreedText } from './AgreedText.tsx'
import { CellText } from './CellText.tsx'
import { PersonLinks } from './PersonLinks.tsx'
import type { Link } from './props.ts'
import { RoleLink } from './RoleLink.tsx'

/** Somebody to go to: when, who, and why it is this one. */
export function ContactText({ contact, link }: { readonly contact: Contact; readonly link: Link }) {
  const { role, people, isGap, situations, cell, insteadOf, handedBy, leans, above } = contact
  const isAbsent = people?.length === 0
  return (
    <div class={isGap ? 'contact gap' : 'contact'}>
      {situations.map((text) => (
        <p key={text} class="situation">
          {text}
        </p>
      ))}
      <p class="who-name">
        {people && people.length > 0 && (
          <>
            <strong>
              <PersonLinks people={people} link={link} />
            </strong>{' '}
          </>
        )}
        {isAbsent ? <strong>{absence(contact)}</strong> : <RoleLink role={role} link={link} />}
        {cell && !isAbsent && (
          <span class="holding">
            {' '}
            <CellText cell={cell} link={link} how="shown" />
          </span>
        )}
      </p>
      {above && (
        <p class="who-name above">
          <span>Go to </span>
          <strong>
            <PersonLinks people={above.people} link={link} />
          </strong>
          {`, ${above.role.title} of `}
          <a href={link(above.team.href)}>{above.team.title}</a>
        </p>
      )}
      {insteadOf && <p class="how">There is no separate {insteadOf.title} here.</p>}
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

function absence({ role, handedBy, isGap }: Contact): string {
  if (handedBy) return `The ${handedBy.title} hands it on, and nobody here takes it.`
  return isGap ? `Nobody is ${role.title} here.` : `No ${role.title} of its own.`
}
