import type { ComponentChildren } from 'preact'
import type { Example } from '../../src/model/types.ts'
import type { Cell, ComparedWith } from '../../src/views/matrix.ts'
import type { AorRef, NavNode, Ref, RoleRef } from '../../src/views/refs.ts'
import { words } from '../words/words.ts'
import { hueClass, type LinkTo, PastMark, PersonLink, RoleLink, RoleSign } from './Links.tsx'

/** A date, the same for every reader. */
export function Day({ date }: { readonly date: string }) {
  return <time dateTime={date}>{date}</time>
}

/** A small note after a chip. The comma is for those who hear it or copy it. */
export function Tag({ name, children }: { readonly name?: string; readonly children: ComponentChildren }) {
  return (
    <>
      <span class="vh">, </span>
      <span class={name ? `tag ${name}` : 'tag'}>{children}</span>
    </>
  )
}

/** The sign of an involvement: filled, half filled, outlined or dotted, always with its word. */
export function Chip({ kind, href, children }: ChipProps) {
  return href === undefined ? (
    <span class={`chip ${kind}`}>{children}</span>
  ) : (
    <a class={`chip ${kind}`} href={href}>
      {children}
    </a>
  )
}

interface ChipProps {
  readonly kind: Cell['kind']
  /** Where to read more, if anywhere. */
  readonly href?: string | undefined
  readonly children: ComponentChildren
}

interface HolderProps {
  readonly name: ComponentChildren
  /** How to reach whoever it is. */
  readonly reach?: ComponentChildren
  readonly children: ComponentChildren
}

/** Who has something, to see at a glance, and how. */
export const Holder = ({ name, reach, children }: HolderProps) => (
  <p class="holder">
    {name}
    <span class="holding">{children}</span>
    {reach}
  </p>
)

/** An empty cell: a dash for the eye, a word for the ear. */
export function Nothing({ name }: { readonly name: string }) {
  return (
    <span class="nothing">
      <span aria-hidden="true">–</span>
      <span class="vh">{name}</span>
    </span>
  )
}

interface ScrollProps {
  readonly class: string
  /** The id of what names it, or else its name. */
  readonly labelledBy?: string
  readonly label?: string
  readonly children: ComponentChildren
}

/** What may be wider than the page: it scrolls by itself, by keyboard too. A group and no region, or each would be a landmark. */
export function Scroll({ class: name, labelledBy, label, children }: ScrollProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form
    <div
      class={name}
      role="group"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-labelledby={labelledBy}
      aria-label={label}
    >
      {children}
    </div>
  )
}

interface DecidesProps {
  /** Decisions under who takes them, each with what it comes with where that is not the page itself. */
  readonly bins: readonly (readonly [title: string, decisions: readonly Decided[]])[]
  readonly link: LinkTo
}

interface Decided {
  readonly text: string
  readonly responsibility?: Ref
}

/** Decision rights: what the owner decides alone, what an expert decides, what the whole team decides. */
export function Decides({ bins, link }: DecidesProps) {
  return (
    <div class="decides">
      {bins.map(
        ([title, decisions]) =>
          decisions.length > 0 && (
            <div key={title}>
              <h3>{title}</h3>
              <ul>
                {decisions.map(({ text, responsibility }) => (
                  <li key={text}>
                    {text}
                    {responsibility && (
                      <span class="comes-with">
                        <span class="vh">{words.elements.withResponsibility}</span>
                        <a href={link(responsibility.href)}>{responsibility.title}</a>
                      </span>
                    )}
                  </li>
                ))}
              </ul>
            </div>
          ),
      )}
    </div>
  )
}

/** Names with what is said of each. A row without anything to say is left out, and so is a list without rows. */
type NamedRows = readonly (readonly [name: string, said: ComponentChildren])[]

/** Facts about the subject of a page. */
export function Facts({ rows }: { readonly rows: NamedRows }) {
  const stated = rows.filter(([, said]) => said !== undefined && said !== null && said !== false && said !== '')
  if (stated.length === 0) return null
  return (
    <dl class="facts">
      {stated.map(([name, said]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{said}</dd>
        </div>
      ))}
    </dl>
  )
}

// Lists that are empty are undefined, so that neither a fact nor a section is made of them.

/** Several things, each by its name or a link, with what is said of it. */
export const listByName = (
  rows: readonly (readonly [key: string, name: ComponentChildren, said: ComponentChildren])[],
) =>
  rows.length === 0 ? undefined : (
    <dl class="per-role">
      {rows.map(([key, name, said]) => (
        <div key={key}>
          <dt>{name}</dt>
          <dd>{said}</dd>
        </div>
      ))}
    </dl>
  )

interface EntryProps {
  readonly id?: string
  readonly name: ComponentChildren
  /** Beside the name. */
  readonly beside?: ComponentChildren
  readonly children?: ComponentChildren
}

/** Several things with more to say of each than fits beside its name. */
export const listEntries = (entries: readonly EntryProps[], Heading: 'h3' | 'h4' = 'h3') =>
  entries.length === 0 ? undefined : (
    <ul class="duties">
      {entries.map(({ id, name, beside, children }, index) => (
        <li key={index} id={id}>
          <div class="duty-head">
            <Heading>{name}</Heading>
            {beside && <div>{beside}</div>}
          </div>
          {children}
        </li>
      ))}
    </ul>
  )

/** What a duty or a role looks like in practice, by horizon where the author gave one. */
export const listExamples = (examples: readonly Example[]) =>
  examples.length === 0 ? undefined : (
    <ul class="examples">
      {examples.map(({ horizon, text }) => (
        <li key={text}>
          {words.horizons[horizon] && (
            <>
              <span class="tag">{words.horizons[horizon]}</span>
              <span class="vh">:</span>{' '}
            </>
          )}
          {text}
        </li>
      ))}
    </ul>
  )

/** Sentences of an author: a plain list, or a numbered one where their order matters. */
export function listSentences(texts: readonly ComponentChildren[], List: 'ul' | 'ol' = 'ul') {
  return texts.length === 0 ? undefined : <List class="standards">{listItems(texts)}</List>
}

/** Several things in one line. */
export const listInline = (items: readonly ComponentChildren[]) =>
  items.length === 0 ? undefined : <ul class="inline">{listItems(items)}</ul>

/** The entries of a list. */
export const listItems = (items: readonly ComponentChildren[]) =>
  items.map((item, index) => <li key={index}>{item}</li>)

/** Several roles in one line. */
export const listRoles = (roles: readonly RoleRef[], link: LinkTo) =>
  listInline(roles.map((role) => <RoleLink role={role} link={link} />))

/** A plain list of links. */
export const listRefs = (refs: readonly Ref[], link: LinkTo) =>
  refs.length === 0 ? undefined : <ul class="refs">{listItems(refs.map((ref) => refLink(ref, link)))}</ul>

/** Several links in one line. */
export const listRefsInline = (refs: readonly Ref[], link: LinkTo) => listInline(refs.map((ref) => refLink(ref, link)))

const refLink = (
  { title, href, past, hue }: Pick<NavNode, 'title' | 'href' | 'past'> & Pick<Ref, 'hue'>,
  link: LinkTo,
) => (
  <>
    {hue !== undefined && <span class={`hue ${hueClass({ hue })}`} aria-hidden="true" />}
    {href === undefined ? <span>{title}</span> : <a href={link(href)}>{title}</a>}
    <PastMark past={past} />
  </>
)

interface MoreLinkProps extends Pick<Ref, 'title' | 'href'> {
  readonly link: LinkTo
}

/** The way to a page that has more of the same. */
export const MoreLink = ({ title, href, link }: MoreLinkProps) => (
  <p class="more">
    <a href={link(href)}>{title}</a>
  </p>
)

/** Comparisons of one role, by the other role of each. */
export const listPairs = (pairs: readonly ComparedWith[], link: LinkTo) =>
  pairs.length === 0 ? undefined : (
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

/** Part of the navigation as a list in the page, with its folders one level deep. */
export const listNodes = (nodes: readonly NavNode[], link: LinkTo) =>
  nodes.length === 0 ? undefined : (
    <ul class="nodes">
      {nodes.map((node) => (
        <li key={node.href ?? node.title}>
          {refLink(node, link)}
          {node.children.length > 0 && <ul>{listItems(node.children.map((child) => refLink(child, link)))}</ul>}
        </li>
      ))}
    </ul>
  )

/** Areas of responsibility, each with the person who holds it. */
export const listAors = (aors: readonly AorRef[], link: LinkTo) =>
  listEntries(
    aors.map(({ holder, team, summary, ...aor }) => ({
      name: refLink(aor, link),
      beside: (
        <>
          {holder ? (
            words.links.heldBy(<PersonLink person={holder} link={link} />)
          ) : (
            <strong>{words.common.heldByNobody}</strong>
          )}
          {team && words.common.inTeam(<a href={link(team.href)}>{team.title}</a>)}
        </>
      ),
      children: summary && <p>{summary}</p>,
    })),
  )

interface TableProps {
  readonly class: string
  /** What names the table for those who do not see it. */
  readonly label: string
  readonly caption?: string
  readonly head: readonly ComponentChildren[]
  /** Each begins with its own head. */
  readonly rows: readonly (readonly ComponentChildren[])[]
}

/** A table that needs no more than rows and columns. */
export const PlainTable = ({ class: name, label, caption, head, rows }: TableProps) => (
  <Scroll class="scroll" label={label}>
    <table class={name}>
      {caption && <caption class="vh">{caption}</caption>}
      <thead>
        <tr>
          {head.map((cell, index) => (
            <th key={index} scope="col">
              {cell}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([head, ...cells], index) => (
          <tr key={index}>
            <th scope="row">{head}</th>
            {cells.map((cell, index) => (
              <td key={index}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </Scroll>
)
