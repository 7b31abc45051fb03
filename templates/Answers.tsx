import type { WhoEntry } from '../src/types.ts'
import { Chip } from './Chip.tsx'
import { ContactText } from './ContactText.tsx'
import { DelegatedText } from './DelegatedText.tsx'
import type { Link } from './props.ts'

/** Whom to go to about one responsibility, the nearest to the matter first. */
export function Answers({ entry, link }: { readonly entry: WhoEntry; readonly link: Link }) {
  const { held, delegated, contacts } = entry
  const isSorted = contacts.some(({ situations }) => situations.length > 0)
  return (
    <>
      {delegated.map((area) => (
        <DelegatedText key={area.id} area={area} link={link} />
      ))}
      {contacts.map((contact) => (
        <ContactText
          key={contact.role.id}
          contact={contact}
          isForTheRest={isSorted && contact.situations.length === 0}
          link={link}
        />
      ))}
      {held === 'everyone' && (
        <div class="contact">
          <p class="who-name">
            <strong>Anybody</strong> <Chip kind="everyone">Everyone</Chip>
          </p>
          <p class="how">Expected of all engineers: whoever is nearest is right.</p>
        </div>
      )}
      {held === 'nobody' && (
        <div class="contact gap">
          <p class="who-name">
            <strong>Nobody owns this yet.</strong>
          </p>
        </div>
      )}
    </>
  )
}
