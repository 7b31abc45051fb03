import type { RowGroup } from '../src/types.ts'
import { CellText } from './CellText.tsx'
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
      {rows.map(({ responsibility, cells, differs }) => (
        <tr key={responsibility.id} class={differs ? undefined : 'same'}>
          <th scope="row">
            <a href={link(responsibility.href)}>{responsibility.title}</a>
          </th>
          {cells.map((cell, index) => (
            <td key={index}>
              <CellText cell={cell} link={link} how={how} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  )
}
