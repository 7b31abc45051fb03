import type { Duty } from '../src/types.ts'
import { Chip } from './Chip.tsx'
import type { Link } from './props.ts'
import { SharedText } from './SharedText.tsx'
import { Tag } from './Tag.tsx'
import { facetsText, handedText, shorts } from './words.ts'

/** What a section's heading leaves to be said of one duty: through whom it is held, which facet, who takes it. */
export function DutyNote({ cell, link }: { readonly cell: Duty['cell']; readonly link: Link }) {
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
