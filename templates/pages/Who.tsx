import type { BackedAor, Contact, WhoEntry, WhoView } from '../../src/views/who.ts'
import type { PageKind } from '../parts/Article.tsx'
import { AskForm } from '../parts/Ask.tsx'
import { AgreedText, facetsText } from '../parts/Cells.tsx'
import { Reach } from '../parts/Contacts.tsx'
import { Chip, Tag } from '../parts/Elements.tsx'
import { InlineRefs, type Linked, type LinkTo, PersonLink, PersonLinks, RoleLink } from '../parts/Links.tsx'
import { words } from '../words/words.ts'

/** Whom to go to: what is needed, the team to ask in, then every responsibility by focus. */
export const whoPage: PageKind<WhoView> = {
  facts: (view, link) => (
    <>
      <AskForm
        action={view.search}
        label={words.who.need(view.team?.title)}
        team={view.team && view.href}
        link={link}
      />
      {view.teams.length > 0 && <TeamChoice view={view} link={link} />}
    </>
  ),
  after: ({ groups }, link) =>
    groups.map(({ focus, entries }) => [
      focus ? `who-${focus.id}` : 'who',
      focus?.title ?? (groups.length > 1 ? words.common.withoutFocus : words.common.responsibilities),
      <WhoList entries={entries} link={link} />,
      focus,
    ]),
}

interface WhoListProps {
  readonly entries: readonly WhoEntry[]
  readonly link: LinkTo
  /** No headings where it is between those of an author. */
  readonly as?: 'h3' | 'p'
}

/** What people may need, each with who to go to. */
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

/** Whom to go to about one responsibility, the nearest to the matter first. */
function Answers({ entry, link }: Linked<{ readonly entry: WhoEntry }>) {
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
            <strong>{words.who.anybody}</strong> <Chip kind="everyone">{words.levels.everyone}</Chip>
          </p>
          <p class="how">{words.who.nearest}</p>
        </div>
      )}
      {held === 'nobody' && (
        <div class="contact gap">
          <p class="who-name">
            <strong>{words.who.nobody}</strong>
          </p>
        </div>
      )}
    </>
  )
}

/** The same question in another team. */
function TeamChoice({ view: { href, anyTeam, teams }, link }: Linked<{ readonly view: WhoView }>) {
  const all = [{ title: words.who.anyTeam, href: anyTeam }, ...teams]
  return (
    <nav class="choice" aria-label={words.common.teams}>
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

function ContactText({ contact, isForTheRest, link }: ContactTextProps) {
  const { role, people, ask, isGap, situations, cell, insteadOf, handedBy, leans, above } = contact
  const isAbsent = people?.length === 0
  return (
    <div class={isGap ? 'contact gap' : 'contact'}>
      {situations.map((text) => (
        <p key={text} class="situation">
          <q>{text}</q>
        </p>
      ))}
      {isForTheRest && <p class="situation">{words.who.anythingElse}</p>}
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
      <Reach people={people} ways={ask} />
      {cell && !isAbsent && <HoldText cell={cell} insteadOf={insteadOf} link={link} />}
      {above && <AboveText above={above} link={link} />}
      {insteadOf && !cell && <p class="how">{words.who.noSeparate(insteadOf.title)}</p>}
      {handedBy && !isAbsent && <p class="how">{words.who.handedBy(handedBy.title)}</p>}
      {leans && (
        <p class="how">
          {words.who.leansIn}
          <AgreedText agreed={leans} />
        </p>
      )}
    </div>
  )
}

/** That a team has nobody for a role, and whether it should. */
function Absence({ contact, link }: Linked<{ readonly contact: Contact }>) {
  const { role, handedBy, isGap } = contact
  if (handedBy) return <strong>{words.who.handsOnToNobody(handedBy.title)}</strong>
  const name = <a href={link(role.href)}>{role.title}</a>
  return isGap ? <strong>{words.common.nobodyIs(name)}</strong> : <span>{words.who.noneAtThisLevel(name)}</span>
}

/** An area that carries a part, in a line: who holds it, who steps in, and where. */
function BackedArea({ aor, link }: Linked<{ readonly aor: BackedAor }>) {
  const { title, href, holder, backup, team, contact } = aor
  return (
    <p class="area">
      <a href={link(href)}>{title}</a>
      {team && words.common.inTeam(<a href={link(team.href)}>{team.title}</a>)}
      {': '}
      {holder ? <PersonLink person={holder} link={link} /> : <strong>{words.common.heldByNobody}</strong>}
      {backup && words.who.areaBackup(<PersonLink person={backup} link={link} />)}
      <Reach people={holder && [holder]} ways={contact} />
    </p>
  )
}

interface HoldTextProps {
  readonly cell: NonNullable<Contact['cell']>
  /** The role that nobody there has on its own. */
  readonly insteadOf: Contact['insteadOf']
  readonly link: LinkTo
}

/** Why a role is the one to go to, below its name: quieter than in a matrix, where it is all there is to say. */
function HoldText({ cell, insteadOf, link }: HoldTextProps) {
  const vacancy = insteadOf && words.who.insteadOf(insteadOf.title)
  if (cell.kind === 'accountable')
    return (
      <p class="how">
        {cell.allFacets ? words.who.accountableFor(facetsText(cell.via)) : words.levels.accountable}
        {vacancy}
      </p>
    )
  return (
    <p class="how">
      {words.who.sharesIt}
      {cell.facets.length > 0 && ': '}
      <InlineRefs refs={cell.facets} link={link} />
      {vacancy}
      {cell.settlesDoubt && (
        <>
          {' '}
          <Tag name="settles">{words.common.settlesDoubt}</Tag>
        </>
      )}
    </p>
  )
}

interface NeedTextProps {
  readonly entry: WhoEntry
  readonly link: LinkTo
  readonly as: 'h3' | 'p'
}

/** What one may need: its name, what it is about, and what it looks like. */
function NeedText({ entry: { responsibility, aliases = [], examples = [] }, link, as: Name }: NeedTextProps) {
  const called = aliases.length > 0 && (
    <p>
      {words.common.alsoCalled} {words.and(aliases)}
    </p>
  )
  return (
    <div class="need">
      <Name class="need-name">
        <a href={link(responsibility.href)}>{responsibility.title}</a>
      </Name>
      {examples.length === 0 && called}
      {responsibility.summary && <p>{responsibility.summary}</p>}
      {examples.length > 0 && (
        <details class="need-examples">
          <summary>{words.who.examples}</summary>
          {called}
          <ul>
            {examples.map(({ text }) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

/** Who has a role in the team around the one that lacks it. */
function AboveText({
  above: { people, role, team, ask },
  link,
}: Linked<{ readonly above: NonNullable<Contact['above']> }>) {
  return (
    <p>
      {words.who.goAbove(
        <strong>
          <PersonLinks people={people} link={link} />
        </strong>,
        role.title,
        <a href={link(team.href)}>{team.title}</a>,
      )}
      <Reach people={people} ways={ask} />
    </p>
  )
}

/** The holder of an area that a team has delegated a responsibility to. */
function DelegatedText({ area, link }: Linked<{ readonly area: WhoEntry['delegated'][number] }>) {
  return (
    <div class="contact">
      <p class="who-name">
        {words.who.holds(
          <strong>
            <PersonLink person={area.holder} link={link} />
          </strong>,
          <a href={link(area.href)}>{area.title}</a>,
        )}
      </p>
      <Reach people={[area.holder]} ways={area.contact} />
      {area.backup && <p class="how">{words.who.backup(<PersonLink person={area.backup} link={link} />)}</p>}
      <p class="how">
        {words.who.delegated}
        <AgreedText agreed={area} />
      </p>
    </div>
  )
}
