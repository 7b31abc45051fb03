import type { ComponentChildren } from 'preact'
import type { GuideView, IndexEntry, IndexNode, IndexView } from '../../src/views/index-page.ts'
import type { PageKind } from '../parts/Article.tsx'
import { shorts } from '../parts/Cells.tsx'
import { Chip, listItems, listNodes } from '../parts/Elements.tsx'
import { hueClass, type Linked, type LinkTo, PastMark, PersonLink, PersonLinks, RoleLink } from '../parts/Links.tsx'
import { words } from '../words/words.ts'

/** A page of prose and, where it is the page of a folder, what is in the folder: each with the answer that readers come for. */
export const guidePage: PageKind<GuideView> = {
  after: ({ index, children }, link) => [
    ['index', index ? words.guide.index[index.kind] : '', index && <Index index={index} link={link} />],
    ['below', words.guide.below, listPages(children, link)],
  ],
}

/** Pages with what they are about. Where no page says so, names alone take less room. */
function listPages(nodes: readonly IndexNode[], link: LinkTo) {
  if (!nodes.some(({ summary }) => summary !== undefined)) return listNodes(nodes, link)
  return (
    <ul class="index plain">
      {listItems(
        nodes.map(({ title, href, past, summary, children }) => (
          <div>
            {href === undefined ? <strong>{title}</strong> : <a href={link(href)}>{title}</a>}
            <PastMark past={past} />
            {summary && <p>{summary}</p>}
            {listNodes(children, link)}
          </div>
        )),
      )}
    </ul>
  )
}

function Index({ index: { kind, groups }, link }: Linked<{ readonly index: IndexView }>) {
  const isPlain = kind === 'term'
  return (
    <>
      {groups.map(({ focus, entries }) => (
        <div key={focus?.href} class={['duty-group', hueClass(focus)].filter(Boolean).join(' ')}>
          {focus ? (
            <h3>
              <span class="hue" aria-hidden="true" />
              <a href={link(focus.href)}>{focus.title}</a>
            </h3>
          ) : (
            groups.length > 1 && <h3>{words.common.withoutFocus}</h3>
          )}
          <ul class={isPlain ? 'index plain' : 'index'}>
            {listItems(entries.map((entry) => <Entry entry={entry} link={link} />))}
          </ul>
        </div>
      ))}
    </>
  )
}

function Entry({ entry, link }: Linked<{ readonly entry: IndexEntry }>) {
  const { title, href, past, summary } = entry
  const answer = answers(entry, link)
  return (
    <>
      <div>
        <a href={link(href)}>{title}</a>
        <PastMark past={past} />
        {summary && <p>{summary}</p>}
      </div>
      {answer && <div class="answer">{answer}</div>}
    </>
  )
}

/** Who to go to about it, or of a role how much it has. */
function answers({ owners, area, seats = [], carries }: IndexEntry, link: LinkTo): ComponentChildren {
  if (owners === 'everyone') return <Chip kind="everyone">{words.levels.everyone}</Chip>
  if (owners === 'nobody') return <strong>{words.common.nobody}</strong>
  if (owners)
    return [
      owners.length > 1 && (
        <p>
          <Chip kind="shared">{words.levels.shared}</Chip>
        </p>
      ),
      ...owners.map((role) => (
        <p key={role.id}>
          <RoleLink role={role} link={link} />
        </p>
      )),
    ]
  if (area) return <Area area={area} link={link} />
  if (carries) return carried(carries)
  return (
    seats.length > 0 &&
    seats.map(({ role, people }) => (
      <p key={role.id}>
        <RoleLink role={role} link={link} />: <PersonLinks people={people} link={link} />
      </p>
    ))
  )
}

function Area({ area: { holder, backup, team }, link }: Linked<{ readonly area: NonNullable<IndexEntry['area']> }>) {
  return (
    <>
      <p>
        {holder ? <PersonLink person={holder} link={link} /> : <strong>{words.common.nobody}</strong>}
        {team && words.common.inTeam(<a href={link(team.href)}>{team.title}</a>)}
      </p>
      <p>{backup ? words.who.backup(<PersonLink person={backup} link={link} />) : words.guide.noBackup}</p>
    </>
  )
}

function carried({ load, supports, combines }: NonNullable<IndexEntry['carries']>) {
  const counts = words.card.carries({
    accountable: load.accountable,
    shares: load.shared,
    supports: load.total > 0 ? 0 : supports,
  })
  return (
    (counts || combines.length > 0) && (
      <>
        {counts && <p>{counts}</p>}
        {combines.length > 0 && <p>{words.card.inOne(shorts(combines))}</p>}
      </>
    )
  )
}
