import type { Example } from '../../src/model/types.ts'
import type { Until } from '../../src/views/chronicle.ts'
import type { Agreed } from '../../src/views/contacts.ts'
import type { RowDiff } from '../../src/views/diff/types.ts'
import type { Cell, Mark } from '../../src/views/matrix.ts'
import type { Ref } from '../../src/views/refs.ts'
import type { Duty, RoleView } from '../../src/views/role.ts'
import type { Deviation } from '../../src/views/team.ts'
import type { WhoEntry } from '../../src/views/who.ts'
import { facetsText, handedText, horizons, list, shorts } from '../words/text.ts'
import { HeldByText, TenureText } from './Holders.tsx'
import { PersonLink, SubjectLinks } from './Links.tsx'
import { Chip, Day, type LinkTo, Tag } from './Section.tsx'

interface DutyListProps {
  readonly duties: readonly Duty[]
  readonly link: LinkTo
  /** Below a group's heading, duties stand one level deeper. */
  readonly grouped?: boolean
  /** What each looks like can be unfolded. */
  readonly examples?: boolean
}

/** Duties of a role, each with its summary and, where it helps, what it looks like. */
export function DutyList({ duties, link, grouped = false, examples = false }: DutyListProps) {
  const Heading = grouped ? 'h4' : 'h3'
  return (
    <ul class="duties">
      {duties.map(({ responsibility: { id, title, href, summary }, cell, examples: shown }) => (
        <li key={id}>
          <div class="duty-head">
            <Heading>
              <a href={link(href)}>{title}</a>
            </Heading>
            <div>
              <DutyNote cell={cell} link={link} />
            </div>
          </div>
          {cell.kind === 'supports' &&
            cell.how.map((text) => (
              <p key={text} class="duty-how">
                {text}
              </p>
            ))}
          {summary && <p>{summary}</p>}
          {examples && shown.length > 0 && (
            <details class="more-examples">
              <summary>
                {shown.length === 1 ? '1 example' : `${shown.length} examples`}
                <span class="vh"> of {title}</span>
              </summary>
              <Examples examples={shown} />
            </details>
          )}
        </li>
      ))}
    </ul>
  )
}

/** What a section's heading leaves to be said of one duty: through whom it is held, which facet, who takes it. */
export function DutyNote({ cell, link }: { readonly cell: Duty['cell']; readonly link: LinkTo }) {
  switch (cell.kind) {
    case 'shared':
      return <SharedText cell={cell} link={link} />
    case 'handed':
      return <Chip kind="handed">{handedText(cell)}</Chip>
    case 'accountable':
      if (cell.allFacets) return <Tag>{facetsText(cell.via)}</Tag>
      return cell.via.length > 0 ? <Tag>via {shorts(cell.via)}</Tag> : null
    case 'supports':
      return cell.via.length > 0 ? <Tag>via {shorts(cell.via)}</Tag> : null
    default:
      return null
  }
}

interface RowTextProps {
  readonly row: RowDiff
  /** Who held what is no more, back to the first release. */
  readonly tenures?: Until['tenures'] | undefined
  readonly link: LinkTo
}

/** What became of a responsibility: who holds it, and who did. */
export function RowText({ row: { was, is, why, into }, tenures = [], link }: RowTextProps) {
  if (was.kind === 'absent')
    return (
      <>
        New, held by <HeldByText held={is} link={link} />
      </>
    )
  if (is.kind !== 'absent')
    return (
      <>
        Now <HeldByText held={is} link={link} />, before <HeldByText held={was} link={link} />
      </>
    )
  return (
    <>
      Retired
      {into.length > 0 && (
        <>
          , now in <SubjectLinks subjects={into} link={link} />
        </>
      )}
      {why === undefined ? '.' : `: ${why}`} Was held by{' '}
      {tenures.length > 0 ? <TenureText tenures={tenures} link={link} /> : <HeldByText held={was} link={link} />}
    </>
  )
}

interface SupportTextProps {
  readonly cell: Cell & { kind: 'supports' }
  readonly folded: boolean
}

/** A supporting role, with how it helps: behind the word in a matrix, which stays easy to scan, else below it. */
export function SupportText({ cell: { via, how }, folded }: SupportTextProps) {
  const word = (
    <>
      <Chip kind="supports">Supports</Chip>
      {via.length > 0 && <Tag>via {shorts(via)}</Tag>}
    </>
  )
  if (how.length === 0) return word
  const sentences = how.map((text) => (
    <p key={text} class="how">
      {text}
    </p>
  ))
  return folded ? (
    <details class="fold">
      <summary>{word}</summary>
      {sentences}
    </details>
  ) : (
    <>
      {word}
      {sentences}
    </>
  )
}

interface DelegatedTextProps {
  readonly area: WhoEntry['delegated'][number]
  readonly link: LinkTo
}

/** The holder of an area that a team has delegated a responsibility to. */
export function DelegatedText({ area, link }: DelegatedTextProps) {
  return (
    <div class="contact">
      <p class="who-name">
        <strong>
          <PersonLink person={area.holder} link={link} />
        </strong>{' '}
        holds <a href={link(area.href)}>{area.title}</a>
      </p>
      {area.backup && (
        <p class="how">
          Backup: <PersonLink person={area.backup} link={link} />
        </p>
      )}
      <p class="how">
        Delegated
        <AgreedText agreed={area} />
      </p>
    </div>
  )
}

/** The rest of a sentence about what a team agreed on: for how long, what it leaves as it was, and why. */
export function AgreedText({ agreed: { why, until } }: { readonly agreed: Agreed }) {
  return (
    <>
      {until && (
        <>
          {' until '}
          <Day date={until} />
        </>
      )}
      ; who is accountable stays the same.{why && ` ${why}`}
    </>
  )
}

/** How a cell of a team's matrix departs from the default. */
export function MarkText({ mark, link }: { readonly mark: Mark; readonly link: LinkTo }) {
  return (
    <p class="departure">
      {mark.kind === 'instead' && `in place of ${shorts(mark.of)}`}
      {mark.kind === 'leans' && 'leans in'}
      {mark.kind === 'delegated' && (
        <>
          delegated to <a href={link(mark.aor.href)}>{mark.aor.title}</a>
          {mark.aor.holder && ` (${mark.aor.holder.name})`}
        </>
      )}
      {mark.kind !== 'instead' && mark.until && (
        <>
          {' until '}
          <Day date={mark.until} />
        </>
      )}
    </p>
  )
}

interface SharedTextProps {
  readonly cell: Cell & { kind: 'shared' }
  readonly link: LinkTo
}

/** A shared responsibility: the facet this role owns, and whether its word settles doubt. */
export function SharedText({ cell: { via, facets, settlesDoubt }, link }: SharedTextProps) {
  return (
    <>
      <Chip kind="shared">Shared</Chip>
      {facets.length > 0 && <span class="vh">: </span>}
      {facets.map(({ title, href }, index) => (
        <span key={href} class="facet">
          {index > 0 && <span class="vh">, </span>}
          <a href={link(href)}>{title}</a>
        </span>
      ))}
      {via.length > 0 && <Tag>via {shorts(via)}</Tag>}
      {settlesDoubt && <Tag name="settles">settles doubt</Tag>}
    </>
  )
}

/** What a duty or a role looks like in practice, by horizon where the author gave one. */
export function Examples({ examples }: { readonly examples: readonly Example[] }) {
  if (examples.length === 0) return null
  return (
    <ul class="examples">
      {examples.map(({ horizon, text }) => (
        <li key={text}>
          {horizons[horizon] && (
            <>
              <span class="tag">{horizons[horizon]}</span>
              <span class="vh">:</span>{' '}
            </>
          )}
          {text}
        </li>
      ))}
    </ul>
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
                        <span class="vh">, with </span>
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

/** How a team departs from the default, in sentences, with the reason and the end its agreement gives. */
export function DeviationText({ deviation, link }: { readonly deviation: Deviation; readonly link: LinkTo }) {
  const { owners, here, changes } = deviation
  const names = list(owners.map(({ title }) => title))
  return (
    <>
      {here && (
        <p>
          By default with the {names}, here with the <a href={link(here.href)}>{here.title}</a>.
        </p>
      )}
      {changes.map((change) => (
        <p key={change.kind === 'leans' ? change.role.id : change.aor.id}>
          {change.kind === 'leans' ? (
            <>
              <a href={link(change.role.href)}>{change.role.title}</a> leans in
            </>
          ) : (
            <>
              Delegated as <a href={link(change.aor.href)}>{change.aor.title}</a>
              {change.aor.holder && (
                <>
                  {', held by '}
                  <PersonLink person={change.aor.holder} link={link} />
                </>
              )}
            </>
          )}
          <AgreedText agreed={change} />
        </p>
      ))}
    </>
  )
}

/** What others may expect of a role in vain: its author's sentences, then rows that belong to another role. */
export function NotOwned({ view, link }: { readonly view: RoleView; readonly link: LinkTo }) {
  return (
    <ul class="not-owned">
      {view.notResponsible.map((text) => (
        <li key={text}>{text}</li>
      ))}
      {view.notOwned.map(({ responsibility, owner }) => (
        <li key={responsibility.href}>
          <a href={link(responsibility.href)}>{responsibility.title}</a>
          <span class="owner">
            belongs to <a href={link(owner.href)}>{owner.title}</a>
          </span>
        </li>
      ))}
    </ul>
  )
}
