import type { ComponentChildren } from 'preact'
import type { Duty, Ref, RoleRef, RoleView } from '../src/types.ts'
import { DutyNote } from './DutyNote.tsx'
import type { Link } from './props.ts'
import { RoleLinks } from './RoleLinks.tsx'
import { RoleMark } from './RoleMark.tsx'
import { SheetPart } from './SheetPart.tsx'
import { TimeSplit } from './TimeSplit.tsx'
import { list } from './words.ts'

interface Props {
  readonly view: RoleView
  readonly id: string
  readonly link: Link
}

/** A role on one sheet: what it answers for, shares and decides, its time, and who has what it has not. */
export function RoleSheet({ view, id, link }: Props) {
  const { role, summary, reportsTo, combines, accountable, shares, supports, decides, notResponsible, notOwned } = view
  return (
    <section class="sheet" aria-labelledby={id}>
      <header class="sheet-head">
        <RoleMark role={role} />
        <h2 id={id}>
          <a href={link(role.href)}>{role.title}</a>
        </h2>
        {summary && <p>{summary}</p>}
        {combines.length > 0 && (
          <div class="sheet-fact">
            Combines <RoleLinks roles={combines} link={link} />
          </div>
        )}
        {reportsTo && (
          <div class="sheet-fact">
            Reports to <RoleLinks roles={[reportsTo]} link={link} />
          </div>
        )}
      </header>
      <div class="sheet-body">
        <SheetPart title="Answers for" items={accountable.flatMap(({ duties }) => duties)}>
          {(duty) => named(duty, link)}
        </SheetPart>
        <SheetPart title="Shares" items={shares}>
          {(duty) => named(duty, link)}
        </SheetPart>
        <SheetPart title="Decides alone" items={decides.alone}>
          {({ text }) => text}
        </SheetPart>
        <SheetPart title="Leaves to an expert" items={decides.delegated}>
          {({ text }) => text}
        </SheetPart>
        <SheetPart title="Decides with the team" items={decides.team}>
          {({ text }) => text}
        </SheetPart>
        {accountable.length + shares.length === 0 && (
          <>
            <div class="sheet-part">
              <h3>Answers for</h3>
              <p>No responsibility names this role as its owner.</p>
            </div>
            <SheetPart title="What it looks like" items={view.examples}>
              {({ text }) => text}
            </SheetPart>
            <SheetPart title="Practices" items={view.practices}>
              {({ title, href }) => <a href={link(href)}>{title}</a>}
            </SheetPart>
          </>
        )}
        <SheetPart title="Helps with" items={supports}>
          {({ responsibility }) => <a href={link(responsibility.href)}>{responsibility.title}</a>}
        </SheetPart>
        <SheetPart title="Does as everyone does" items={view.everyone}>
          {(duty) => named(duty, link)}
        </SheetPart>
        <SheetPart title="Is not there for" items={notResponsible}>
          {(text) => text}
        </SheetPart>
        <SheetPart title="Go to somebody else for" items={byOwner(notOwned)}>
          {([owner, rows]) => (
            <>
              <a href={link(owner.href)}>{owner.title}</a>: {list(rows.map(({ title }) => title))}
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

function named({ responsibility: { title, href, summary }, cell }: Duty, link: Link): ComponentChildren {
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
