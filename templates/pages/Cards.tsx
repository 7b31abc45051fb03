import type { ComponentChildren } from 'preact'
import { cardId } from '../../src/model/generated.ts'
import type { HomeView } from '../../src/views/home.ts'
import type { Ref, RoleRef } from '../../src/views/refs.ts'
import type { CardsView, Duty, RoleView } from '../../src/views/role.ts'
import { Article, type PageKind, type PageProps } from '../parts/Article.tsx'
import { DutyNote, shorts } from '../parts/Cells.tsx'
import { Reach } from '../parts/Contacts.tsx'
import { Day, listItems, listRoles } from '../parts/Elements.tsx'
import { type Linked, type LinkTo, RoleMark } from '../parts/Links.tsx'
import { TimeSplit } from '../parts/Time.tsx'
import { words } from '../words/words.ts'

/** Each role on a sheet of paper. */
export const cardsPage: PageKind<CardsView> = { Page: CardsPage }

function CardsPage({ view, ...page }: PageProps<CardsView>) {
  const contents = view.roles.map(({ role }) => ({ id: cardId(role.id), text: role.title, depth: 2 }))
  return (
    <div class="sheets">
      <Article page={{ ...page, contents }} title={view.title} summary={view.description}>
        <p class="sheets-hint">{words.card.hint}</p>
      </Article>
      {view.roles.map((role) => (
        <RoleSheet
          key={role.role.id}
          view={role}
          id={cardId(role.role.id)}
          origin={originOf(view, role.role.id)}
          link={page.link}
        />
      ))}
    </div>
  )
}

/** Where a card comes from: the handbook, its version, and the day of what it says. */
function originOf({ handbook, release, changed }: CardsView, role: string): readonly ComponentChildren[] {
  const day = changed[role]
  return [
    handbook,
    ...(release ? [words.card.version(release.version)] : []),
    ...(release?.date ? [<Day date={release.date} />] : []),
    ...(day === undefined ? [] : [words.frame.lastChanged(<Day date={day} />)]),
  ]
}

interface RoleSheetProps {
  readonly view: RoleView
  readonly id: string
  readonly origin: readonly ComponentChildren[]
}

/** A role on one sheet: what it answers for, shares and decides, its time, and who has what it has not. */
function RoleSheet({ view, id, origin, link }: Linked<RoleSheetProps>) {
  const { role, summary, reportsTo, combines, contact } = view
  return (
    <section class="sheet" aria-labelledby={id}>
      <header class="sheet-head">
        <RoleMark role={role} />
        <h2 id={id}>
          <a href={link(role.href)}>{role.title}</a>
        </h2>
        {summary && <p>{summary}</p>}
        {combines.length > 0 && <div class="sheet-fact">{words.card.combines(listRoles(combines, link))}</div>}
        {contact.length > 0 && (
          <div class="sheet-fact">
            <Reach ways={contact} />
          </div>
        )}
        {reportsTo && <div class="sheet-fact">{words.card.reportsTo(listRoles([reportsTo], link))}</div>}
      </header>
      <div class="sheet-body">
        {sheetParts(view, link).map(
          ([title, content]) =>
            content && (
              <div key={title} class="sheet-part">
                <h3>{title}</h3>
                {content}
              </div>
            ),
        )}
        {view.time && (
          <div class="sheet-part sheet-time">
            <TimeSplit time={view.time} buckets={view.buckets} title={words.time.title} />
          </div>
        )}
      </div>
      <p class="sheet-foot">
        {origin.map((part, index) => (
          <span key={index}>
            {index > 0 && ' · '}
            {part}
          </span>
        ))}
      </p>
    </section>
  )
}

/** Parts without content are left out. */
function sheetParts(view: RoleView, link: LinkTo): readonly (readonly [title: string, content: ComponentChildren])[] {
  const { accountable, shares, decides, supports, everyone, notResponsible, notOwned, examples, practices } = view
  const list = (items: readonly ComponentChildren[]) => items.length > 0 && <ul>{listItems(items)}</ul>
  const duties = (some: readonly Duty[]) => list(some.map((duty) => named(duty, link)))
  const texts = (some: readonly { readonly text: string }[]) => list(some.map(({ text }) => text))
  const refs = (some: readonly Ref[]) => list(some.map(({ title, href }) => <a href={link(href)}>{title}</a>))
  const ownsNothing = accountable.length + shares.length === 0
  return [
    [words.card.answersFor, duties(accountable.flatMap(({ duties }) => duties))],
    [words.common.shares, duties(shares)],
    [words.card.decidesAlone, texts(decides.alone)],
    [words.card.delegates, texts(decides.delegated)],
    [words.card.decidesWithTeam, texts(decides.team)],
    [words.card.answersFor, ownsNothing && <p>{words.card.ownsNothing}</p>],
    [words.common.examples, ownsNothing && texts(examples)],
    [words.common.practices, ownsNothing && refs(practices)],
    [words.card.helpsWith, refs(supports.map(({ responsibility }) => responsibility))],
    [words.role.everyone, duties(everyone)],
    [words.card.notResponsible, list(notResponsible)],
    [
      words.card.goElsewhere,
      list(
        byOwner(notOwned).map(([owner, rows]) => [
          <a href={link(owner.href)}>{owner.title}</a>,
          `: ${words.and(rows.map(({ title }) => title))}`,
        ]),
      ),
    ],
  ]
}

function named({ responsibility: { title, href, summary }, cell }: Duty, link: LinkTo): ComponentChildren {
  return (
    <>
      <a href={link(href)}>{title}</a> <DutyNote cell={cell} link={link} />
      {summary && <span class="sheet-note"> {summary}</span>}
    </>
  )
}

/** In the order in which owners are first named. */
function byOwner(rows: RoleView['notOwned']): readonly (readonly [RoleRef, readonly Ref[]])[] {
  const owners = new Map(rows.map(({ owner }) => [owner.id, owner]))
  return [...owners.values()].map((owner) => [
    owner,
    rows.filter((row) => row.owner.id === owner.id).map(({ responsibility }) => responsibility),
  ])
}

/** A role in brief. */
export function RoleCard({ role, link }: Linked<{ readonly role: HomeView['roles'][number] }>) {
  const { load, combines, supports } = role
  const carries = words.card.carries({
    accountable: load.accountable,
    shares: load.shared,
    supports: load.total > 0 ? 0 : supports,
  })
  return (
    <li class="card">
      <RoleMark role={role} />
      <h3>
        <a href={link(role.href)}>{role.title}</a>
      </h3>
      {role.summary && <p>{role.summary}</p>}
      {(carries || combines.length > 0) && (
        <p class="card-foot">
          {carries && <span>{carries}</span>}
          {combines.length > 0 && <span class="tag">{words.card.inOne(shorts(combines))}</span>}
        </p>
      )}
    </li>
  )
}
