import type { ComponentChildren } from 'preact'
import { cardId } from '../../src/model/generated.ts'
import type { HomeView } from '../../src/views/home.ts'
import type { Ref, RoleRef } from '../../src/views/refs.ts'
import type { CardsView, Duty, RoleView } from '../../src/views/role.ts'
import { Article, type PageKind, type PageProps } from '../parts/Article.tsx'
import { DutyNote, shorts } from '../parts/Cells.tsx'
import { listRoles } from '../parts/Elements.tsx'
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
        <RoleSheet key={role.role.id} view={role} id={cardId(role.role.id)} link={page.link} />
      ))}
    </div>
  )
}

/** A role on one sheet: what it answers for, shares and decides, its time, and who has what it has not. */
function RoleSheet({ view, id, link }: Linked<{ readonly view: RoleView; readonly id: string }>) {
  const { role, summary, reportsTo, combines, accountable, shares, supports, decides, notResponsible, notOwned } = view
  return (
    <section class="sheet" aria-labelledby={id}>
      <header class="sheet-head">
        <RoleMark role={role} />
        <h2 id={id}>
          <a href={link(role.href)}>{role.title}</a>
        </h2>
        {summary && <p>{summary}</p>}
        {combines.length > 0 && <div class="sheet-fact">{words.card.combines(listRoles(combines, link))}</div>}
        {reportsTo && <div class="sheet-fact">{words.card.reportsTo(listRoles([reportsTo], link))}</div>}
      </header>
      <div class="sheet-body">
        <SheetPart title={words.card.answersFor} items={accountable.flatMap(({ duties }) => duties)}>
          {(duty) => named(duty, link)}
        </SheetPart>
        <SheetPart title={words.common.shares} items={shares}>
          {(duty) => named(duty, link)}
        </SheetPart>
        <SheetPart title={words.card.decidesAlone} items={decides.alone}>
          {({ text }) => text}
        </SheetPart>
        <SheetPart title={words.card.delegates} items={decides.delegated}>
          {({ text }) => text}
        </SheetPart>
        <SheetPart title={words.card.decidesWithTeam} items={decides.team}>
          {({ text }) => text}
        </SheetPart>
        {accountable.length + shares.length === 0 && (
          <>
            <div class="sheet-part">
              <h3>{words.card.answersFor}</h3>
              <p>{words.card.ownsNothing}</p>
            </div>
            <SheetPart title={words.common.examples} items={view.examples}>
              {({ text }) => text}
            </SheetPart>
            <SheetPart title={words.common.practices} items={view.practices}>
              {({ title, href }) => <a href={link(href)}>{title}</a>}
            </SheetPart>
          </>
        )}
        <SheetPart title={words.card.helpsWith} items={supports}>
          {({ responsibility }) => <a href={link(responsibility.href)}>{responsibility.title}</a>}
        </SheetPart>
        <SheetPart title={words.role.everyone} items={view.everyone}>
          {(duty) => named(duty, link)}
        </SheetPart>
        <SheetPart title={words.card.notResponsible} items={notResponsible}>
          {(text) => text}
        </SheetPart>
        <SheetPart title={words.card.goElsewhere} items={byOwner(notOwned)}>
          {([owner, rows]) => (
            <>
              <a href={link(owner.href)}>{owner.title}</a>: {words.and(rows.map(({ title }) => title))}
            </>
          )}
        </SheetPart>
        {view.time && (
          <div class="sheet-part sheet-time">
            <TimeSplit time={view.time} buckets={view.buckets} />
          </div>
        )}
      </div>
    </section>
  )
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

interface SheetPartProps<Item> {
  readonly title: string
  readonly items: readonly Item[]
  readonly children: (item: Item) => ComponentChildren
}

function SheetPart<Item>({ title, items, children }: SheetPartProps<Item>) {
  if (items.length === 0) return null
  return (
    <div class="sheet-part">
      <h3>{title}</h3>
      <ul>
        {items.map((item, index) => (
          <li key={index}>{children(item)}</li>
        ))}
      </ul>
    </div>
  )
}
