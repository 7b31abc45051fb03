import type { Cell } from '../src/types.ts'
import { Chip } from './Chip.tsx'
import { Nothing } from './Nothing.tsx'
import type { Link } from './props.ts'
import { SharedText } from './SharedText.tsx'
import { SupportText } from './SupportText.tsx'
import { Tag } from './Tag.tsx'
import { facetsText, handedText, shorts } from './words.ts'

interface Props {
  readonly cell: Cell
  readonly link: Link
  /** Whether the sentences of a supporting role stand open or fold away behind the word. */
  readonly how: 'shown' | 'folded'
}

/** What a role has to do with a responsibility, in words. The chip's shape repeats it; nothing is said by colour alone. */
export function CellText({ cell, link, how }: Props) {
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
