import type { Row, RowGroup } from '../src/types.ts'
import { CellText } from './CellText.tsx'
import { Departs } from './Departs.tsx'
import { MarkText } from './MarkText.tsx'
import { differences } from './matrixChoices.ts'
import type { Link } from './props.ts'

interface Props {
  readonly group: RowGroup
  readonly columns: number
  /** Whether columns can be chosen, so that rows must say between which ones they differ. */
  readonly byPair: boolean
  readonly link: Link
  readonly how: 'shown' | 'folded'
}

/** The responsibilities of one focus. */
export function MatrixRows({ group: { focus, rows }, columns, byPair, link, how }: Props) {
  return (
    <tbody class={['rows', ...differences(rows, byPair)].join(' ')}>
      <tr class="group">
        <th scope="rowgroup" colSpan={columns + 1}>
          {focus ? <a href={link(focus.href)}>{focus.title}</a> : <span>Without a focus</span>}
        </th>
      </tr>
      {rows.map((row) => (
        <tr key={row.responsibility.id} class={rowClass(row, byPair)}>
          <th scope="row">
            <a href={link(row.responsibility.href)}>{row.responsibility.title}</a>
            {row.marks && <Departs of={row.responsibility.id} />}
          </th>
          {row.cells.map((cell, index) => (
            <td key={index}>
              <CellText cell={cell} link={link} how={how} />
              {row.marks?.[index]?.map((mark) => (
                <MarkText key={mark.kind === 'delegated' ? mark.aor.id : mark.kind} mark={mark} link={link} />
              ))}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  )
}

const rowClass = (row: Row, byPair: boolean) =>
  [...differences([row], byPair), ...(row.marks ? ['departs'] : [])].join(' ') || undefined
