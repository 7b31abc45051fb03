import type { Contact } from '../../src/views/contacts.ts'
import type { WhoEntry, WhoView } from '../../src/views/who.ts'
import { Article } from '../parts/Article.tsx'
import { AgreedText, DelegatedText } from '../parts/Duties.tsx'
import { Absence } from '../parts/Facts.tsx'
import { BackedArea, HoldText, NeedText } from '../parts/Holders.tsx'
import { AboveText, PersonLinks, RoleLink } from '../parts/Links.tsx'
import { Chip, type LinkTo, type PageProps, type SectionsOf, section } from '../parts/Section.tsx'

/** Whom to go to: what is needed, the team to ask in, then every responsibility by focus. */
export function WhoPage({ view, ...page }: PageProps<WhoView>) {
  return (
    <Article page={page} title={view.title} summary={view.description}>
      <WhoFilter team={view.team?.title} />
      {view.teams.length > 0 && <TeamChoice view={view} link={page.link} />}
    </Article>
  )
}

/** A section for each focus. */
export const whoSections: SectionsOf<WhoView> = ({ groups }, link) =>
  groups.flatMap(({ focus, entries }) =>
    section(
      focus ? `who-${focus.id}` : 'who',
      focus?.title ?? (groups.length > 1 ? 'Without a focus' : 'Responsibilities'),
      <WhoList entries={entries} link={link} />,
    ),
  )

interface WhoListProps {
  readonly entries: readonly WhoEntry[]
  readonly link: LinkTo
  /** No headings where it stands between those of an author. */
  readonly as?: 'h3' | 'p'
}

/** What one may need, each with whom to go to. */
export function WhoList({ entries, link, as = 'h3' }: WhoListProps) {
  return (
    <ul class="who">
      {entries.map((entry) => (
        <li key={entry.responsibility.id}>
          <NeedText entry={entry} link={link} as={as} />
          <div class="answers">
            <Answers entry={entry} link={link} />
            {entry.aors.map((aor) => (
              <BackedArea key={aor.id} aor={aor} link={link} />
            ))}
          </div>
        </li>
      ))}
    </ul>
  )
}

/** Where a reader says what they need. A script shows what fits as they write; without one the list is complete. */
function WhoFilter({ team }: { readonly team: string | undefined }) {
  return (
    <search class="who-filter">
      <label for="rb-need">What do you need{team === undefined ? '' : ` in ${team}`}?</label>
      <input
        id="rb-need"
        class="who-words"
        type="search"
        placeholder="hiring, design review"
        autocapitalize="off"
        enterkeyhint="go"
        maxLength={200}
      />
      <p class="who-status" role="status" />
    </search>
  )
}

/** Whom to go to about one responsibility, the nearest to the matter first. */
function Answers({ entry, link }: { readonly entry: WhoEntry; readonly link: LinkTo }) {
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

/** The same question in another team. */
function TeamChoice({ view: { href, teams }, link }: { readonly view: WhoView; readonly link: LinkTo }) {
  const all = [{ title: 'Any team', href: 'who.html' }, ...teams]
  return (
    <nav class="choice" aria-label="Teams">
      <ul>
        {all.map((team) => (
          <li key={team.href}>
            <a href={link(team.href)} aria-current={team.href === href ? 'page' : undefined}>
              {team.title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

interface ContactTextProps {
  readonly contact: Contact
  /** Others are for certain situations, so this one is for the rest. */
  readonly isForTheRest: boolean
  readonly link: LinkTo
}

/** Somebody to go to: when, who, and why it is this one. */
function ContactText({ contact, isForTheRest, link }: ContactTextProps) {
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
