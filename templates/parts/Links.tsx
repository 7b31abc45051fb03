import type { ResponsibilityId } from '../../src/model/types.ts'
import type { AliasView } from '../../src/views/common.ts'
import type { ComparedWith } from '../../src/views/compare.ts'
import type { Contact } from '../../src/views/contacts.ts'
import type { HandbookDiff, Subject } from '../../src/views/diff/types.ts'
import type { BlockView } from '../../src/views/prose.ts'
import type { Explained, PersonRef, Ref, RoleRef } from '../../src/views/refs.ts'
import { departureId } from '../words/text.ts'
import type { LinkTo } from './Section.tsx'

/** A link to a role, by its full title with the short name as a sign. */
export function RoleLink({ role, link }: { readonly role: RoleRef; readonly link: LinkTo }) {
  return (
    <a class="role-link" href={link(role.href)}>
      <RoleSign role={role} />
      {role.title}
      <PastMark past={role.past} />
    </a>
  )
}

/** Several roles in one line, as a list. */
export function RoleLinks({ roles, link }: { readonly roles: readonly RoleRef[]; readonly link: LinkTo }) {
  return (
    <ul class="inline">
      {roles.map((role) => (
        <li key={role.id}>
          <RoleLink role={role} link={link} />
        </li>
      ))}
    </ul>
  )
}

/** A role's short name as a sign. Decoration: the full title stands beside it. */
export function RoleMark({ role }: { readonly role: RoleRef }) {
  if (role.short.length > 5) return null
  return (
    <span class="mark" aria-hidden="true">
      {role.short}
    </span>
  )
}

/** A role's short name before its title. Decoration: it says nothing that the title does not. */
function RoleSign({ role }: { readonly role: RoleRef }) {
  if (role.short === role.title) return null
  return (
    <span class="sign" aria-hidden="true">
      {role.short}
    </span>
  )
}

/** A person by name, as a link where there is a page. */
export function PersonLink({ person: { name, href }, link }: { readonly person: PersonRef; readonly link: LinkTo }) {
  return href === undefined ? <span>{name}</span> : <a href={link(href)}>{name}</a>
}

/** Several people in one line. */
export function PersonLinks({ people, link }: { readonly people: readonly PersonRef[]; readonly link: LinkTo }) {
  return (
    <span>
      {people.map((person, index) => (
        <span key={person.name}>
          {index > 0 && ', '}
          <PersonLink person={person} link={link} />
        </span>
      ))}
    </span>
  )
}

/** Several links in one line, as a list. */
export function RefLinks({ refs, link }: { readonly refs: readonly Ref[]; readonly link: LinkTo }) {
  return (
    <ul class="inline">
      {refs.map(({ title, href, past }) => (
        <li key={href}>
          <a href={link(href)}>{title}</a>
          <PastMark past={past} />
        </li>
      ))}
    </ul>
  )
}

/** A plain list of links. */
export function RefList({ refs, link }: { readonly refs: readonly Ref[]; readonly link: LinkTo }) {
  return (
    <ul class="refs">
      {refs.map(({ title, href, past }) => (
        <li key={href}>
          <a href={link(href)}>{title}</a>
          <PastMark past={past} />
        </li>
      ))}
    </ul>
  )
}

/** Several links as part of a sentence, which takes the least room. */
export function InlineRefs({ refs, link }: { readonly refs: readonly Ref[]; readonly link: LinkTo }) {
  return (
    <>
      {refs.map(({ title, href }, index) => (
        <span key={href}>
          {index > 0 && ', '}
          <a href={link(href)}>{title}</a>
        </span>
      ))}
    </>
  )
}

/** What the terms on a page mean. The words refer to them by id, and a script shows each beside its word. */
export function TermTips({ tips }: { readonly tips: readonly (Explained & { readonly id: string })[] }) {
  return (
    <>
      {tips.map(({ id, title, summary }) => (
        <div key={id} id={id} class="tip" role="tooltip" popover="manual">
          <strong>{title}</strong> {summary}
        </div>
      ))}
    </>
  )
}

interface TermListProps {
  readonly terms: (BlockView & { readonly kind: 'terms' })['terms']
  readonly link: LinkTo
}

/** Terms with what they mean. */
export function TermList({ terms, link }: TermListProps) {
  return (
    <dl class="terms">
      {terms.map(({ title, href, summary }) => (
        <div key={href}>
          <dt>
            <a href={link(href)}>{title}</a>
          </dt>
          <dd>{summary ?? 'Its page says what it means.'}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Comparisons of one role, by the other role of each. */
export function PairList({ pairs, link }: { readonly pairs: readonly ComparedWith[]; readonly link: LinkTo }) {
  return (
    <ul class="pair-list">
      {pairs.map(({ href, with: other }) => (
        <li key={href}>
          <a href={link(href)}>
            <RoleSign role={other} />
            {other.title}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** Leads from a row of a team's matrix to what its agreement says. */
export function Departs({ of }: { readonly of: ResponsibilityId }) {
  return (
    <a class="differs" href={`#${encodeURIComponent(departureId(of))}`}>
      Differs
    </a>
  )
}

/** After the name of something that is no more. */
export function PastMark({ past }: { readonly past?: boolean | undefined }) {
  return past ? (
    <>
      {' '}
      <span class="past">(historical)</span>
    </>
  ) : null
}

// The page of the release has all of them.
const most = 3

/** What a release without a line for any role changes in what jobs ask for, if it does. */
export function NoRole({ diff: { reasons } }: { readonly diff: HandbookDiff }) {
  const major = reasons.filter(({ bump }) => bump === 'major')
  if (major.length === 0) return <p class="fine">Nobody’s job changes.</p>
  return (
    <ul class="for-whom">
      {major.slice(0, most).map(({ message }, index) => (
        <li key={index}>
          <SentenceText text={message} />
        </li>
      ))}
      {major.length > most && <li>and {major.length - most} more</li>}
    </ul>
  )
}

/** The other names of a page, right below its title. */
export function AlsoCalled({ names }: { readonly names: readonly AliasView[] }) {
  if (names.length === 0) return null
  return (
    <p class="also-called">
      Also called{' '}
      {names.map(({ name, ambiguous }, index) => (
        <span key={name}>
          {index > 0 && ', '}
          <strong>{name}</strong>
          {ambiguous && ` (sometimes used for other ${ambiguous} too)`}
        </span>
      ))}
    </p>
  )
}

/** Sentences of an author: a plain list, or a numbered one where their order matters. */
export function SentenceList({ texts, ordered }: { readonly texts: readonly string[]; readonly ordered?: boolean }) {
  const items = texts.map((text) => <li key={text}>{text}</li>)
  return ordered ? <ol class="standards">{items}</ol> : <ul class="standards">{items}</ul>
}

/** A sentence of rolebook's own, in which names of keys stand between backticks. */
export function SentenceText({ text }: { readonly text: string }) {
  return <>{text.split('`').map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part))}</>
}

interface SubjectLinksProps {
  readonly subjects: readonly Subject[]
  readonly link: LinkTo
  /** By what roles are called where there is little room. */
  readonly short?: boolean
}

/** Things by name, as a list in a sentence. What has no page any more has no link. */
export function SubjectLinks({ subjects, link, short = false }: SubjectLinksProps) {
  return (
    <>
      {subjects.map(({ kind, id, title, short: brief, href }, index) => {
        const name = short && brief !== undefined ? brief : title
        return (
          <>
            {index > 0 && (index === subjects.length - 1 ? ' and ' : ', ')}
            {href === undefined ? (
              name
            ) : (
              <a key={`${kind} ${id}`} href={link(href)}>
                {name}
              </a>
            )}
          </>
        )
      })}
    </>
  )
}

interface AboveTextProps {
  readonly above: NonNullable<Contact['above']>
  readonly link: LinkTo
}

/** Who has a role in the team around the one that lacks it. */
export function AboveText({ above: { people, role, team }, link }: AboveTextProps) {
  return (
    <p>
      Go to{' '}
      <strong>
        <PersonLinks people={people} link={link} />
      </strong>
      , {role.title} of <a href={link(team.href)}>{team.title}</a>.
    </p>
  )
}
