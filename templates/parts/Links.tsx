import type { Subject } from '../../src/views/diff/types.ts'
import type { ComparedWith } from '../../src/views/matrix.ts'
import type { AorRef, Explained, NavNode, PersonRef, Ref, RoleRef } from '../../src/views/refs.ts'
import { words } from '../words/words.ts'

/** Makes an href from the site's root relative to the page that is being rendered. */
export type LinkTo = (href: string) => string

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

interface RefListProps {
  readonly refs: readonly Ref[]
  readonly link: LinkTo
}

/** A plain list of links. */
export const RefList = ({ refs, link }: RefListProps) => <ul class="refs">{refItems(refs, link)}</ul>

/** Several links in one line, as a list. */
export const RefLinks = ({ refs, link }: RefListProps) => <ul class="inline">{refItems(refs, link)}</ul>

const refItems = (refs: readonly Ref[], link: LinkTo) =>
  refs.map(({ title, href, past }) => (
    <li key={href}>
      <a href={link(href)}>{title}</a>
      <PastMark past={past} />
    </li>
  ))

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

/** Part of the navigation as a list in the page, with its folders one level deep. */
export function NodeList({ nodes, link }: { readonly nodes: readonly NavNode[]; readonly link: LinkTo }) {
  return (
    <ul class="nodes">
      {nodes.map((node) => (
        <li key={node.href ?? node.title}>
          {name(node, link)}
          {node.children.length > 0 && (
            <ul>
              {node.children.map((child) => (
                <li key={child.href ?? child.title}>{name(child, link)}</li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  )
}

const name = ({ title, href, past }: NavNode, link: LinkTo) => (
  <>
    {href === undefined ? <span>{title}</span> : <a href={link(href)}>{title}</a>}
    <PastMark past={past} />
  </>
)

/** Areas of responsibility, each with the person who holds it. */
export function AorList({ aors, link }: { readonly aors: readonly AorRef[]; readonly link: LinkTo }) {
  return (
    <ul class="duties">
      {aors.map(({ id, title, href, summary, holder, team, past }) => (
        <li key={id}>
          <div class="duty-head">
            <h3>
              <a href={link(href)}>{title}</a>
              <PastMark past={past} />
            </h3>
            <div>
              {holder ? (
                words.links.heldBy(<PersonLink person={holder} link={link} />)
              ) : (
                <strong>{words.common.heldByNobody}</strong>
              )}
              {team && words.common.inTeam(<a href={link(team.href)}>{team.title}</a>)}
            </div>
          </div>
          {summary && <p>{summary}</p>}
        </li>
      ))}
    </ul>
  )
}
