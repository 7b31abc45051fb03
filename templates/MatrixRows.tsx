import type { RowGroup } from '../src/types.ts'
import { CellText } from './CellText.tsx'
import { Departs } from './Departs.tsx'
import { MarkText } from './MarkText.tsx'
import type { Link } from './props.ts'

interface Props {
  readonly group: RowGroup
  readonly columns: number
  readonly link: Link
  readonly how: 'shown' | 'folded'
}

/** The responsibilities of one focus. */
export function MatrixRows({ group: { focus, rows }, columns, link, how }: Props) {
  return (
    <tbody class="rows">
      <tr class="group">
        <th scope="rowgroup" colSpan={columns + 1}>
          {focus ? <a href={link(focus.href)}>{focus.title}</a> : <span>Without a focus</span>}
        </th>
      </tr>
      {rows.map(({ responsibility, cells, differs, marks }) => (
        <tr key={responsibility.id} class={rowClass(differs, marks !== undefined)}>
          <th scope="row">
            <a href={link(responsibility.href)}>{responsibility.title}</a>
            {marks && <Departs of={responsibility.id} />}
          </th>
          {cells.map((cell, index) => (
            <td key={index}>
              <CellText cell={cell} link={link} how={how} />
              {marks?.[index]?.map((mark) => (
                <MarkText key={mark.kind === 'delegated' ? mark.aor.id : mark.kind} mark={mark} link={link} />
              ))}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  )
}

function rowClass(differs: boolean, departs: boolean): string | undefined {
  if (departs) return differs ? 'departs' : 'same departs'
  return differs ? undefined : 'same'
}
