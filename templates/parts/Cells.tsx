import type { Agreed } from '../../src/views/contacts.ts'
import type { Cell, Mark } from '../../src/views/matrix.ts'
import type { Duty } from '../../src/views/role.ts'
import type { Deviation } from '../../src/views/team.ts'
import { facetsText, handedText, list, shorts } from '../words/text.ts'
import { Chip, Day, Nothing, Tag } from './Elements.tsx'
import { type LinkTo, PersonLink } from './Links.tsx'

interface CellTextProps {
  readonly cell: Cell
  readonly link: LinkTo
  /** Whether the sentences of a supporting role stand open or fold away behind the word. */
  readonly how: 'shown' | 'folded'
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

interface SupportTextProps {
  readonly cell: Cell & { kind: 'supports' }
  readonly folded: boolean
}

/** A supporting role, with how it helps: behind the word in a matrix, which stays easy to scan, else below it. */
function SupportText({ cell: { via, how }, folded }: SupportTextProps) {
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

/** What a role has to do with a responsibility, in words. The chip's shape repeats it; nothing is said by colour alone. */
export function CellText({ cell, link, how }: CellTextProps) {
  switch (cell.kind) {
    case 'accountable':
      return (
        <>
          <Chip kind="accountable">Accountable</Chip>
          {cell.allFacets && <Tag>{facetsText(cell.via)}</Tag>}
          {!cell.allFacets && cell.via.length > 0 && <Tag>via {shorts(cell.via)}</Tag>}
        </>
      )
    case 'shared':
      return <SharedText cell={cell} link={link} />
    case 'everyone':
      return <Chip kind="everyone">Everyone</Chip>
    case 'supports':
      return <SupportText cell={cell} folded={how === 'folded'} />
    case 'handed':
      return <Chip kind="handed">{handedText(cell)}</Chip>
    case 'none':
      return <Nothing name="Nothing" />
  }
}
