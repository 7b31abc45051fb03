import type { Cell, Mark } from '../../src/views/matrix.ts'
import type { Deviation } from '../../src/views/people.ts'
import type { RoleRef } from '../../src/views/refs.ts'
import type { Duty } from '../../src/views/role.ts'
import type { Agreed } from '../../src/views/who.ts'
import { words } from '../words/words.ts'
import { Chip, Day, Nothing, Tag } from './Elements.tsx'
import { type Linked, type LinkTo, PersonLink } from './Links.tsx'

const say = words.cells

interface CellTextProps {
  readonly cell: Cell
  readonly link: LinkTo
  /** Where the sentences of a supporting role are: below the word, or where it leads. */
  readonly how: 'shown' | 'elsewhere'
  /** In a matrix: the page that the word leads to, where no script opens what stands behind it. */
  readonly href?: string
}

/** What a role has to do with a responsibility, in words. The chip's shape repeats it; nothing is said by colour alone. */
export function CellText({ cell, link, how, href }: CellTextProps) {
  switch (cell.kind) {
    case 'accountable':
      return (
        <>
          <Chip kind="accountable" href={href}>
            {words.levels.accountable}
          </Chip>
          <AccountableNote cell={cell} />
        </>
      )
    case 'shared':
      return <SharedText cell={cell} link={link} href={href} />
    case 'everyone':
      return (
        <Chip kind="everyone" href={href}>
          {words.levels.everyone}
        </Chip>
      )
    case 'supports':
      return <SupportText cell={cell} how={how} href={href} />
    case 'handed':
      return (
        <Chip kind="handed" href={href}>
          {handedText(cell)}
        </Chip>
      )
    case 'none':
      return <Nothing name={words.common.nothing} />
  }
}

/** What the heading of a section does not say about a duty: through which role it is held, which facet, who takes it. */
export function DutyNote({ cell, link }: Linked<Pick<Duty, 'cell'>>) {
  switch (cell.kind) {
    case 'shared':
      return <SharedText cell={cell} link={link} />
    case 'handed':
      return <Chip kind="handed">{handedText(cell)}</Chip>
    case 'accountable':
      return <AccountableNote cell={cell} />
    case 'supports':
      return <ViaTag via={cell.via} />
    default:
      return null
  }
}

const AccountableNote = ({ cell: { allFacets, via } }: { readonly cell: Cell & { kind: 'accountable' } }) =>
  allFacets ? <Tag>{facetsText(via)}</Tag> : <ViaTag via={via} />

const ViaTag = ({ via }: Pick<Cell & { kind: 'supports' }, 'via'>) =>
  via.length > 0 ? <Tag>{say.via(shorts(via))}</Tag> : null

/** A shared responsibility: the facet this role owns, and whether it clarifies in doubt. */
export function SharedText({
  cell: { via, facets, settlesDoubt },
  link,
  href,
}: Linked<{ readonly cell: Cell & { kind: 'shared' } } & Pick<CellTextProps, 'href'>>) {
  return (
    <>
      <Chip kind="shared" href={href}>
        {words.levels.shared}
      </Chip>
      {facets.length > 0 && <span class="vh">: </span>}
      {facets.map(({ title, href }, index) => (
        <span key={href} class="facet">
          {index > 0 && <span class="vh">, </span>}
          <a href={link(href)}>{title}</a>
        </span>
      ))}
      <ViaTag via={via} />
      {settlesDoubt && <Tag name="settles">{words.common.settlesDoubt}</Tag>}
    </>
  )
}

interface SupportTextProps extends Pick<CellTextProps, 'how' | 'href'> {
  readonly cell: Cell & { kind: 'supports' }
}

/** A supporting role, with how it helps: in a matrix that is where the word leads, so that it stays easy to scan. */
function SupportText({ cell, how, href }: SupportTextProps) {
  return (
    <>
      <Chip kind="supports" href={href}>
        {words.levels.supports}
      </Chip>
      <ViaTag via={cell.via} />
      {how === 'shown' &&
        cell.how.map((text) => (
          <p key={text} class="how">
            {text}
          </p>
        ))}
    </>
  )
}

/** How a cell of a team's matrix departs from the default. */
export function MarkText({ mark, link }: Linked<{ readonly mark: Mark }>) {
  return (
    <p class="departure">
      {mark.kind === 'instead' && say.inPlaceOf(shorts(mark.of))}
      {mark.kind === 'leans' && say.leansIn}
      {mark.kind === 'delegated' && (
        <>
          {say.delegatedTo(<a href={link(mark.aor.href)}>{mark.aor.title}</a>)}
          {mark.aor.holder && ` (${mark.aor.holder.name})`}
        </>
      )}
      {mark.kind !== 'instead' && mark.until && say.until(<Day date={mark.until} />)}
    </p>
  )
}

/** How a team departs from the default, in sentences, with the reason and the end its agreement gives. */
export function DeviationText({ deviation, link }: Linked<{ readonly deviation: Deviation }>) {
  const { owners, here, changes } = deviation
  const names = words.and(owners.map(({ title }) => title))
  return (
    <>
      {here && <p>{say.byDefault(names, <a href={link(here.href)}>{here.title}</a>)}</p>}
      {changes.map((change) => (
        <p key={change.kind === 'leans' ? change.role.id : change.aor.id}>
          {change.kind === 'leans' ? (
            say.roleLeansIn(<a href={link(change.role.href)}>{change.role.title}</a>)
          ) : (
            <>
              {say.delegatedAs(<a href={link(change.aor.href)}>{change.aor.title}</a>)}
              {change.aor.holder && say.areaHeldBy(<PersonLink person={change.aor.holder} link={link} />)}
            </>
          )}
          <AgreedText agreed={change} />
        </p>
      ))}
    </>
  )
}

/** The rest of a sentence about what a team agreed on: for how long, what it leaves as it was, and why. */
export function AgreedText({ agreed: { why, until } }: { readonly agreed: Agreed }) {
  return (
    <>
      {until && say.until(<Day date={until} />)}
      {say.accountableStays}
      {why && ` ${why}`}
    </>
  )
}

/** A cell of a matrix in words alone, as a file of text has them. Empty for a role that has nothing to do with the row. */
export function cellWords(cell: Cell): string {
  const via = 'via' in cell && cell.via.length > 0 ? [words.cells.via(shorts(cell.via))] : []
  switch (cell.kind) {
    case 'accountable':
      return [words.levels.accountable, ...(cell.allFacets ? [facetsText(cell.via)] : via)].join(', ')
    case 'shared': {
      const facets = words.and(cell.facets.map(({ title }) => title))
      const settles = cell.settlesDoubt ? [words.common.settlesDoubt] : []
      return [facets ? `${words.levels.shared}: ${facets}` : words.levels.shared, ...via, ...settles].join(', ')
    }
    case 'everyone':
      return words.levels.everyone
    case 'supports':
      return [[words.levels.supports, ...via].join(', '), cell.how.join(' ')].filter(Boolean).join(': ')
    case 'handed':
      return handedText(cell)
    case 'none':
      return ''
  }
}

/** `Handed to TL`, or `Handed on` when nobody is named. */
const handedText = ({ to }: { readonly to?: RoleRef }) => (to ? words.figures.handedTo(to.short) : words.levels.handed)

/** What a role holds that has every sharer among its parts. */
export const facetsText = (via: readonly RoleRef[]) =>
  via.length > 2 ? words.figures.allFacets : words.figures.bothFacets

/** The short names of roles, as a list in a sentence. */
export const shorts = (roles: readonly RoleRef[]) => words.and(roles.map(({ short }) => short))
