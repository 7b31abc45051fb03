import type { ComponentChildren } from 'preact'
import type { Subject } from '../../src/views/diff/types.ts'
import type { Explained, PersonRef, Ref, RoleRef } from '../../src/views/refs.ts'
import { words } from '../words/words.ts'

/** Makes an href from the site's root relative to the page that is being rendered. */
export type LinkTo = (href: string) => string

/** Props of what has links in it. */
export type Linked<Props> = Props & { readonly link: LinkTo }

/** A link to a role, by its full title with the short name as a sign. */
export function RoleLink({ role, link }: Linked<{ readonly role: RoleRef }>) {
  return (
    <a class="role-link" href={link(role.href)}>
      <RoleSign role={role} />
      {role.title}
      <PastMark past={role.past} />
    </a>
  )
}

/** A role's short name as a sign. Decoration: the full title is beside it. */
export function RoleMark({ role }: { readonly role: RoleRef }) {
  if (role.short.length > 5) return null
  return (
    <span class="mark" aria-hidden="true">
      {role.short}
    </span>
  )
}

/** A role's short name before its title. Decoration: it says nothing that the title does not. */
export function RoleSign({ role }: { readonly role: RoleRef }) {
  if (role.short === role.title) return null
  return (
    <span class="sign" aria-hidden="true">
      {role.short}
    </span>
  )
}

/** A person by name, as a link where there is a page. */
export function PersonLink({ person: { name, href }, link }: Linked<{ readonly person: PersonRef }>) {
  return href === undefined ? <span>{name}</span> : <a href={link(href)}>{name}</a>
}

/** Several people in one line. */
export const PersonLinks = ({ people, link }: Linked<{ readonly people: readonly PersonRef[] }>) => (
  <span>{commaSeparated(people.map((person) => <PersonLink person={person} link={link} />))}</span>
)

/** What gives a focus, and all that is about it, its hue. */
export const hueClass = (focus: Pick<Ref, 'hue'> | undefined) =>
  focus?.hue === undefined ? undefined : `focus-${focus.hue}`

/** Several links as part of a sentence, which takes the least room. */
export const InlineRefs = ({ refs, link }: Linked<{ readonly refs: readonly Ref[] }>) => (
  <>{commaSeparated(refs.map(({ title, href }) => <a href={link(href)}>{title}</a>))}</>
)

/** Several things in a sentence. */
export const commaSeparated = (items: readonly ComponentChildren[]) =>
  items.map((item, index) => (
    <span key={index}>
      {index > 0 && ', '}
      {item}
    </span>
  ))

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

/** After the name of something historical. */
export function PastMark({ past }: { readonly past?: boolean | undefined }) {
  return past ? (
    <>
      {' '}
      <span class="past">{words.links.past}</span>
    </>
  ) : null
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
            {index > 0 && (index === subjects.length - 1 ? words.links.and : ', ')}
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
